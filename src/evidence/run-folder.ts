import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, createReadStream, openSync, writeFileSync } from 'node:fs';
import { access, mkdir, open, readdir, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { canonicalJson } from './canonical.ts';
import type { EvidenceFile } from './report-data.ts';

/** One run's folder: raw records first, then what is made of them. Nothing in it is ever written twice. */
export interface RunFolder {
  readonly id: string;
  readonly path: string;
  /** Appends raw records to `evidence/<name>.ndjson` (made on first use) and gives each its evidence id (`E-0001`, …). */
  readonly record: (name: string, records: readonly unknown[]) => Promise<readonly string[]>;
  /** The same, record by record while the run goes on; disposing of it ends the file. */
  readonly recorder: (name: string) => Recorder;
  /** Writes a new file, whole or piece by piece; an existing one is an error. */
  readonly write: (file: string, content: string | Iterable<string>) => Promise<void>;
  /** A new file that grows line by line while the run goes on; an existing one is an error. */
  readonly lines: (file: string) => LineFile;
  readonly evidence: () => readonly EvidenceFile[];
  /** Writes manifest.json: the SHA-256 and size of every file there is. Call it last. */
  readonly seal: () => Promise<void>;
}

/** Appends raw records as they come, and gives each its evidence id. */
export interface Recorder extends Disposable {
  readonly add: (record: unknown) => string;
}

/** Lines may be held back for a while; disposing of it writes them out. */
export interface LineFile extends Disposable {
  readonly add: (line: string) => void;
}

const blockLength = 65_536;

/** Where evidence comes from: what collected it, when, and how. */
export interface Collector {
  readonly by: string;
  readonly at: string;
}

/** Throws an Error that names the folder when reports cannot be written there; call it before the work. */
export async function makeReportsFolder(reports: string): Promise<void> {
  await makeFolder(reports);
  await access(reports, constants.W_OK | constants.X_OK);
  const probe = join(reports, `.probe-${randomBytes(4).toString('hex')}`);
  await mkdir(probe);
  await rmdir(probe);
}

/** Level by level: Node's own recursive way never ends where a file system refuses new folders, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path || (await exists(parent))) throw error;
    await makeFolder(parent);
    await mkdir(path);
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** Makes a new folder `<UTC time>-<short id>` in `reports`. */
export async function openRunFolder(reports: string, startedAt: string, collector: Collector): Promise<RunFolder> {
  const id = randomBytes(3).toString('hex');
  const path = join(reports, `${startedAt.replaceAll(/[-:]|\.\d+/gu, '')}-${id}`);
  await mkdir(join(path, 'evidence'), { recursive: true });
  const hashes = new Map<string, EvidenceFile>();
  let count = 0;
  const nextId = (): string => `E-${String((count += 1)).padStart(4, '0')}`;
  const lineOf = (given: string | undefined, kind: string, data: unknown, at = collector.at): string =>
    canonicalJson({ id: given, kind, ...collector, at, data });

  return {
    id,
    path,
    evidence: () => [...hashes.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    async record(name, records) {
      const ids = records.map(nextId);
      const file = `evidence/${name}.ndjson`;
      if (hashes.has(file)) throw new Error(`Evidence "${name}" was recorded already.`);
      const lines = records.map((_, index) => index).values();
      const content = lines.map((index) => `${lineOf(ids[index], name, records[index])}\n`);
      hashes.set(file, { file, records: records.length, sha256: await writeNew(join(path, file), content) });
      return ids;
    },
    recorder(name) {
      const file = `evidence/${name}.ndjson`;
      const lines = lineFile(join(path, file));
      const hash = createHash('sha256');
      let records = 0;
      return {
        add(record) {
          const given = nextId();
          const line = lineOf(given, name, record, new Date().toISOString());
          hash.update(`${line}\n`);
          lines.add(line);
          records += 1;
          return given;
        },
        [Symbol.dispose]() {
          lines[Symbol.dispose]();
          hashes.set(file, { file, records, sha256: hash.digest('hex') });
        },
      };
    },
    async write(file, content) {
      await writeNew(join(path, file), typeof content === 'string' ? [content] : content);
    },
    lines: (file) => lineFile(join(path, file)),
    async seal() {
      const names = await readdir(path, { recursive: true, withFileTypes: true });
      const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const rows = [];
      for (const file of files.toSorted()) {
        const { bytes, hash } = await hashOf(file);
        rows.push({ file: relative(path, file).split(sep).join('/'), bytes, sha256: hash });
      }
      await writeNew(join(path, 'manifest.json'), [`${canonicalJson({ run: id, files: rows }, 2)}\n`]);
    },
  };
}

/** Writes the pieces as they come, and gives the SHA-256 of them all. */
async function writeNew(file: string, pieces: Iterable<string>): Promise<string> {
  const hash = createHash('sha256');
  await using handle = await open(file, 'wx');
  for (const block of blocks(pieces)) {
    hash.update(block);
    await handle.write(block);
  }
  return hash.digest('hex');
}

/** Pieces joined to blocks worth a system call. */
function* blocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  yield block;
}

function lineFile(file: string): LineFile {
  const descriptor = openSync(file, 'wx');
  let block = '';
  const flush = (): void => {
    writeFileSync(descriptor, block);
    block = '';
  };
  return {
    add(line) {
      block += `${line}\n`;
      if (block.length >= blockLength) flush();
    },
    [Symbol.dispose]() {
      flush();
      closeSync(descriptor);
    },
  };
}

async function hashOf(file: string): Promise<{ readonly bytes: number; readonly hash: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const block of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(block);
    bytes += block.length;
  }
  return { bytes, hash: hash.digest('hex') };
}
