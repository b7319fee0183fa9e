import { spawn } from 'node:child_process';
import { GenericContainer, Wait } from 'testcontainers';
import { localStackCapabilities, motoCapabilities } from './capabilities.ts';
import { containerEngine } from './container-engine.ts';
import { holderHere, holderLabel, kept, removeAbandoned } from './container-holder.ts';
import { ownImage } from './container-image-own.ts';
import { containerImage } from './container-image.ts';
import { watchedContainer } from './container-watch.ts';
import { attachEndpoint } from './endpoint.ts';
import { lastWords } from './emulator-last-words.ts';
import type { Emulator, EmulatorAsked } from './emulator.ts';
import { freePort } from './port.ts';

/** Which emulator, in an image that is built here; or an image of the user's own, which may be pulled. */
export type ContainerKind = { readonly container: 'moto' | 'localstack' } | { readonly image: string };

const limitMs = 120_000;

/** Runs an emulator by the Docker engine of this machine. It is removed when it is disposed of, and when this process is killed. */
export async function startContainer(
  kind: ContainerKind,
  { keep = false, port, signal, say }: Omit<EmulatorAsked, 'kind'>,
): Promise<Emulator> {
  const engine = await containerEngine();
  await removeAbandoned(engine);
  const making = { engine, signal, say };
  const { name, port: inside } =
    'image' in kind ? await ownImage(kind.image, making) : await containerImage(kind.container, making);
  // Asked before: the engine would leave a container behind that cannot start.
  if (port !== undefined) await freePort(port);
  const container = await new LocalContainer(name)
    .withExposedPorts(port === undefined ? inside : { container: inside, host: port })
    .withLabels({ [holderLabel]: keep ? kept : holderHere() })
    .withEnvironment(environmentOf(name))
    // It is asked below, where its end is noticed and what was last seen is said.
    .withWaitStrategy(Wait.forAll([]))
    .withAutoCleanup(false)
    .start()
    .catch((cause: unknown) => {
      throw new Error(
        `A container of ${name} did not start: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    });
  const guard = keep ? undefined : guardOf(container.getId());
  const state = { expected: false };
  const inDocker = engine.container.dockerode.getContainer(container.getId());
  const lost = new AbortController();
  const watch = watchedContainer(inDocker);
  void noteLoss();
  async function noteLoss(): Promise<void> {
    const how = await watch.ended;
    if (how !== undefined && !state.expected)
      lost.abort(new Error(`The container of ${name} ended by itself (${how}). ${lastWords(watch.said())}`));
  }
  const remove = async (): Promise<void> => {
    state.expected = true;
    await inDocker.remove({ force: true, v: true }).catch((cause: unknown) => {
      if ((cause as { readonly statusCode?: number }).statusCode === 404) return;
      // Thrown, it would hide what the run has found.
      say(
        `The container of ${name} could not be removed (${String(cause)}). The next run with a container removes it; so does: docker rm -f ${container.getId().slice(0, 12)}`,
      );
    });
    watch[Symbol.dispose]();
    guard?.[Symbol.dispose]();
  };
  try {
    const endpoint = `http://127.0.0.1:${container.getMappedPort(inside)}`;
    const emulator = await attachEndpoint(
      new URL(endpoint),
      { signal: AbortSignal.any([signal, lost.signal]) },
      limitMs,
    );
    return {
      ...emulator,
      lost: lost.signal,
      ...('image' in kind ? {} : { version: versionOf(kind.container) }),
      // The server of its image is the one that runs without a container too.
      ...('container' in kind && kind.container === 'moto' ? { takesTurns: true } : {}),
      [Symbol.asyncDispose]: async () => {
        if (!keep || lost.signal.aborted) return remove();
        state.expected = true;
        watch[Symbol.dispose]();
        say(
          `${name} keeps running at ${endpoint}. Attach to it by that URL; end it with: docker rm -f ${container.getId().slice(0, 12)}`,
        );
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What it is told: LocalStack's token, which its later releases want, and moto that roles keep the policies that are AWS's own. */
function environmentOf(image: string): Record<string, string> {
  const token = process.env['LOCALSTACK_AUTH_TOKEN'];
  return {
    MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
    // A thousand images in each region that is spoken to, and nothing here asks for one.
    MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
    // A secret is told to nobody else.
    ...(token !== undefined && image.includes('localstack') ? { LOCALSTACK_AUTH_TOKEN: token } : {}),
  };
}

/** Of what an image of ours holds. */
function versionOf(kind: 'moto' | 'localstack'): string {
  return (kind === 'moto' ? motoCapabilities : localStackCapabilities).version;
}

/** Testcontainers opens ports to every network. */
class LocalContainer extends GenericContainer {
  protected override beforeContainerCreated(): Promise<void> {
    const bindings = (this.hostConfig.PortBindings ?? {}) as Record<string, object[]>;
    this.hostConfig.PortBindings = Object.fromEntries(
      Object.entries(bindings).map(([port, each]) => [port, each.map((one) => ({ ...one, HostIp: '127.0.0.1' }))]),
    );
    return Promise.resolve();
  }
}

/** Removes the container when this process is killed: the guard's input then ends without a line. */
function guardOf(id: string): Disposable {
  const script = 'read -r line && exit; exec docker rm --force --volumes "$1"';
  const guard = spawn('sh', ['-c', script, 'sh', id], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // Without it the container goes with the next start.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  return {
    [Symbol.dispose]() {
      guard.stdin.end('done\n');
      guard.unref();
    },
  };
}
