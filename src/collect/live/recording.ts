import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { RecordedAnswer } from '../aws/answers-recorded.ts';
import { InputError } from '../input-error.ts';
import type { Scope } from './scope.ts';

/** What a recording says of itself, in its first line; redacted like its answers. */
export interface RecordingHead {
  readonly recording: 1;
  /** That AWS answered so, and nobody made it up. */
  readonly origin: 'recorded';
  /** When it was begun, UTC. */
  readonly at: string;
  /** The stand-in of the account. */
  readonly account: string;
  readonly regions: readonly string[];
  readonly scope: Scope;
  /** Who was asked: `services`, `config` or `aggregator:<name>`. */
  readonly source: string;
}

/** What an account answered once. */
export interface Recording {
  readonly file: string;
  readonly head: RecordingHead;
  readonly answers: readonly RecordedAnswer[];
}

/** A new file of one line for the head and one for each answer, written as they come. Throws InputError where there is one already. */
export function recordingTo(
  file: string,
  head: RecordingHead,
): Disposable & { readonly add: (answer: RecordedAnswer) => void } {
  const descriptor = opened(file);
  const write = (line: object): void => {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  };
  write(head);
  return { add: write, [Symbol.dispose]: () => closeSync(descriptor) };
}

function opened(file: string): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST'
      ? new InputError(
          `There is a file "${file}" already`,
          undefined,
          'Name a new one: recordings are not overwritten.',
        )
      : new InputError(`The recording "${file}" cannot be written (${message})`, undefined, 'Name another place.');
  }
}

/** Throws InputError with the line that is none of a recording; the last line may have been cut off. */
export async function readRecording(file: string): Promise<Recording> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InputError(
      `The recording "${file}" cannot be read (${error instanceof Error ? error.message : String(error)})`,
      undefined,
      'Give the file that --record made.',
    );
  });
  const lines = text.split('\n');
  // What was being written when it was killed was not answered: the call counts as not recorded.
  lines.pop();
  const [head, ...answers] = lines.map((line, index): unknown => {
    try {
      return JSON.parse(line);
    } catch {
      throw notOne(file, index + 1);
    }
  });
  if (!isHead(head)) throw notOne(file, 1);
  return {
    file,
    head,
    answers: answers.map((answer, index) => {
      if (isAnswer(answer)) return answer;
      throw notOne(file, index + 2);
    }),
  };
}

function notOne(file: string, line: number): InputError {
  return new InputError('This is no line of a recording', { file, line }, 'Give the file that --record made.');
}

function isHead(value: unknown): value is RecordingHead {
  const { recording, account, regions, scope, source } = (value ?? {}) as Partial<RecordingHead>;
  return (
    recording === 1 && typeof account === 'string' && Array.isArray(regions) && !!scope && typeof source === 'string'
  );
}

function isAnswer(value: unknown): value is RecordedAnswer {
  const { service, operation, region, input } = (value ?? {}) as Partial<RecordedAnswer>;
  return [service, operation, region].every((one) => typeof one === 'string') && input !== undefined;
}
