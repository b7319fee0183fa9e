import { spawn } from 'node:child_process';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { localStackCapabilities, motoCapabilities } from './capabilities.ts';
import { containerEngine } from './container-engine.ts';
import { holderHere, holderLabel, kept, removeAbandoned } from './container-holder.ts';
import { containerImage, ownImage } from './container-image.ts';
import { attachEndpoint } from './endpoint.ts';
import { lastWords } from './emulator-last-words.ts';
import type { Emulator, EmulatorAsked } from './emulator.ts';

export interface ContainerAsked extends Omit<EmulatorAsked, 'kind' | 'container'> {
  readonly kind: 'moto' | 'localstack';
  /** One of the user's own, which may be pulled. */
  readonly image?: string;
}

const limitMs = 120_000;
const largest = 16_384;

/** Runs an emulator by the Docker engine of this machine. It is removed when it is disposed of, and when this process is killed. */
export async function startContainer({
  kind,
  image,
  keep = false,
  port,
  signal,
  say,
}: ContainerAsked): Promise<Emulator> {
  const engine = await containerEngine();
  await removeAbandoned(engine);
  const { name, port: inside } =
    image === undefined ? await containerImage(kind, { engine, say }) : ownImage(kind, image);
  signal.throwIfAborted();
  const token = process.env['LOCALSTACK_AUTH_TOKEN'];
  const container = await new LocalContainer(name)
    .withExposedPorts(port === undefined ? inside : { container: inside, host: port })
    .withLabels({ [holderLabel]: keep ? kept : holderHere() })
    .withEnvironment(kind === 'localstack' && token !== undefined ? { LOCALSTACK_AUTH_TOKEN: token } : {})
    // It is asked below, where its end is noticed and what was last seen is said.
    .withWaitStrategy(Wait.forAll([]))
    .withAutoCleanup(false)
    .start()
    .catch((cause: unknown) => {
      throw new Error(
        `${kind} did not start in a container of ${name}: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    });
  const guard = keep ? undefined : guardOf(container.getId());
  const state = { expected: false };
  const inDocker = engine.container.dockerode.getContainer(container.getId());
  const lost = new AbortController();
  const end = async (): Promise<string | undefined> => {
    if (state.expected) return undefined;
    const code = await inDocker.inspect().then(
      ({ State }) => `exit code ${State.ExitCode}`,
      () => 'it was removed',
    );
    return `The container of ${kind} ended by itself (${code})`;
  };
  void lossOf(container, lost, end).catch((error: unknown) => lost.abort(error));
  const remove = async (): Promise<void> => {
    state.expected = true;
    await inDocker.remove({ force: true, v: true });
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
      ...(image === undefined ? { version: versionOf(kind) } : {}),
      [Symbol.asyncDispose]: async () => {
        if (!keep || lost.signal.aborted) return remove();
        state.expected = true;
        say(
          `${kind} keeps running at ${endpoint}. Attach to it by that URL; end it with: docker rm -f ${container.getId().slice(0, 12)}`,
        );
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Of what an image of ours holds. */
function versionOf(kind: ContainerAsked['kind']): string {
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

/** Follows what a container says until it ends. */
async function lossOf(
  container: StartedTestContainer,
  lost: AbortController,
  end: () => Promise<string | undefined>,
): Promise<void> {
  let said = '';
  for await (const chunk of await container.logs()) said = `${said}${String(chunk)}`.slice(-largest);
  const ended = await end();
  if (ended !== undefined) lost.abort(new Error(`${ended}. ${lastWords(said)}`));
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
