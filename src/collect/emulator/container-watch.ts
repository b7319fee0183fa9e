import { Writable } from 'node:stream';
import type { ContainerRuntimeClient } from 'testcontainers';

type Container = ReturnType<ContainerRuntimeClient['container']['dockerode']['getContainer']>;

const largest = 16_384;

export interface Watch extends Disposable {
  readonly said: () => string;
  /** How it has ended, in words; undefined where it only cannot be followed. */
  readonly ended: Promise<string | undefined>;
}

/** Follows what a container says; the stream of that closes when the container ends, and when the engine does. */
export function watchedContainer(container: Container): Watch {
  const [ending, said] = [new AbortController(), { text: '' }];
  const output = new Writable({
    write(chunk, _encoding, done) {
      said.text = `${said.text}${String(chunk)}`.slice(-largest);
      done();
    },
  });
  return {
    said: () => said.text,
    ended: ended(),
    [Symbol.dispose]: () => ending.abort(),
  };

  async function ended(): Promise<string | undefined> {
    try {
      const asked = { follow: true, stdout: true, stderr: true, abortSignal: ending.signal } as const;
      const stream = await container.logs(asked);
      container.modem.demuxStream(stream, output, output);
      await new Promise((resolve) => stream.on('error', resolve).on('end', resolve).on('close', resolve));
    } catch {
      // What it says cannot be followed, so whether it still runs is asked at once.
    }
    return endOf(container);
  }
}

async function endOf(container: Container): Promise<string | undefined> {
  try {
    const { State } = await container.inspect();
    return State.Running ? undefined : `exit code ${State.ExitCode}`;
  } catch (error) {
    return (error as { readonly statusCode?: number }).statusCode === 404
      ? 'it was removed'
      : 'the Docker engine does not answer';
  }
}
