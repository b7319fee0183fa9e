import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../collect/input-error.ts';

/** Where a measurement goes: its result, and its raw readings beside it. Nothing that is there already is written over. */
export interface MeasuredFiles {
  readonly jsonFile: string;
  readonly readingsFile: string;
  /** Aborted when readings cannot be written any more, with the InputError that says so as its reason. */
  readonly lost: AbortSignal;
  readonly line: (record: unknown) => void;
  /** Writes out what is held back, then the result. Throws InputError when either cannot be written. */
  readonly finish: (result: string) => Promise<void>;
  /** Writes out what is held back, without a result. */
  readonly close: () => Promise<void>;
}

/** Opens `json`, or a new name in `reports/`. Throws InputError, before anything is measured, when a file is there or cannot be made. */
export async function openMeasuredFiles(
  json: string | undefined,
  tool: string,
  startedAt: string,
): Promise<MeasuredFiles> {
  const stamp = startedAt.replaceAll(/[-:]|\.\d+/gu, '');
  const jsonFile = json ?? join('reports', `${tool}-${stamp}-${randomBytes(3).toString('hex')}.json`);
  const readingsFile = `${jsonFile.replace(/\.json$/u, '')}.ndjson`;
  if (await exists(jsonFile)) throw occupied(jsonFile);
  const lost = new AbortController();
  await mkdir(dirname(jsonFile), { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw unwritable(jsonFile, cause);
  });
  const stream = createWriteStream(readingsFile, { flags: 'wx' });
  await once(stream, 'open').catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'EEXIST' ? occupied(readingsFile) : unwritable(readingsFile, cause);
  });
  stream.on('error', (cause: NodeJS.ErrnoException) => lost.abort(unwritable(readingsFile, cause)));
  const close = async (): Promise<void> => {
    if (!stream.destroyed) await new Promise<void>((resolve) => stream.once('close', resolve).end());
  };
  return {
    jsonFile,
    readingsFile,
    lost: lost.signal,
    line: (record) => void stream.write(`${JSON.stringify(record)}\n`),
    close,
    async finish(result) {
      await close();
      lost.signal.throwIfAborted();
      await writeFile(jsonFile, result, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
        throw cause.code === 'EEXIST' ? occupied(jsonFile) : unwritable(jsonFile, cause);
      });
    },
  };
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

function occupied(file: string): InputError {
  return new InputError(
    `There is "${file}" already, and no result is written over`,
    undefined,
    'Give another file with --json.',
  );
}

function unwritable(file: string, { code, message }: NodeJS.ErrnoException): InputError {
  return new InputError(
    `Cannot write "${file}": ${code ?? message}`,
    undefined,
    'Make room, or give another file with --json.',
  );
}
