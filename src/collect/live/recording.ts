import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
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
  /** Of the file as it was read. */
  readonly sha256: string;
}

/** A new file of one line for the head and one for each answer, written as they come; nothing is on the disk before it begins. */
export interface RecordingFile extends Disposable {
  /** Writes the head and what was answered until then. Throws InputError where there is a file already, or none can be made. */
  readonly begin: () => void;
  readonly add: (answer: RecordedAnswer) => void;
  /** Why the rest is missing; undefined where all was written. */
  readonly failure: () => string | undefined;
}

/** Throws InputError where there is a file of that name already. */
export function recordingTo(file: string, head: RecordingHead): RecordingFile {
  if (existsSync(file)) throw taken(file);
  const waiting: object[] = [head];
  let descriptor: number | undefined;
  let failed: string | undefined;
  const write = (line: object): void => {
    if (descriptor === undefined) {
      waiting.push(line);
      return;
    }
    if (failed !== undefined) return;
    try {
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    } catch (error) {
      // The account is judged all the same.
      failed = error instanceof Error ? error.message : String(error);
    }
  };
  return {
    begin() {
      descriptor = opened(file);
      for (const line of waiting.splice(0)) write(line);
    },
    add: write,
    failure: () => failed,
    [Symbol.dispose]() {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}

function taken(file: string): InputError {
  return new InputError(
    `There is a file "${file}" already`,
    undefined,
    'Name a new one: recordings are not overwritten.',
  );
}

function opened(file: string): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST'
      ? taken(file)
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
    sha256: createHash('sha256').update(text).digest('hex'),
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
  const kinds: readonly unknown[] = ['everything', 'tags', 'stacks', 'ids'] satisfies readonly Scope['kind'][];
  if (!kinds.includes(scope?.kind)) return false;
  return recording === 1 && typeof account === 'string' && Array.isArray(regions) && typeof source === 'string';
}

function isAnswer(value: unknown): value is RecordedAnswer {
  const { service, operation, region, input, output, error } = (value ?? {}) as Partial<RecordedAnswer>;
  // Without an answer it would read as one that holds nothing.
  const isAnswered = (output === undefined) !== (error === undefined);
  return [service, operation, region].every((one) => typeof one === 'string') && input !== undefined && isAnswered;
}
