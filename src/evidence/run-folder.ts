import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { canonicalJson } from './canonical.ts';
import type { EvidenceFile } from './report-data.ts';
import { sha256 } from './sha256.ts';

/** One run's folder: raw records first, then what is made of them. Nothing in it is ever written twice. */
export interface RunFolder {
  readonly id: string;
  readonly path: string;
  /** Appends raw records to `evidence/<name>.ndjson` (made on first use) and gives each its evidence id (`E-0001`, …). */
  readonly record: (name: string, records: readonly unknown[]) => Promise<readonly string[]>;
  /** Writes a new file; an existing one is an error. */
  readonly write: (file: string, content: string) => Promise<void>;
  readonly evidence: () => readonly EvidenceFile[];
  /** Writes manifest.json: the SHA-256 and size of every file there is. Call it last. */
  readonly seal: () => Promise<void>;
}

/** Where evidence comes from: what collected it, when, and how. */
export interface Collector {
  readonly by: string;
  readonly at: string;
}

/** Throws an Error that names the folder when reports cannot be written there; call it before the work. */
export async function makeReportsFolder(reports: string): Promise<void> {
  await mkdir(reports, { recursive: true });
  await access(reports, constants.W_OK | constants.X_OK);
  const probe = join(reports, `.probe-${randomBytes(4).toString('hex')}`);
  await mkdir(probe);
  await rmdir(probe);
}

/** Makes a new folder `<UTC time>-<short id>` in `reports`. */
export async function openRunFolder(reports: string, startedAt: string, collector: Collector): Promise<RunFolder> {
  const id = randomBytes(3).toString('hex');
  const path = join(reports, `${startedAt.replaceAll(/[-:]|\.\d+/gu, '')}-${id}`);
  await mkdir(join(path, 'evidence'), { recursive: true });
  const hashes = new Map<string, EvidenceFile>();
  let count = 0;

  return {
    id,
    path,
    evidence: () => [...hashes.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    async record(name, records) {
      const ids = records.map(() => `E-${String((count += 1)).padStart(4, '0')}`);
      const file = `evidence/${name}.ndjson`;
      if (hashes.has(file)) throw new Error(`Evidence "${name}" was recorded already.`);
      const content = records
        .map((data, index) => `${canonicalJson({ id: ids[index], kind: name, ...collector, data })}\n`)
        .join('');
      await writeNew(join(path, file), content);
      hashes.set(file, { file, records: records.length, sha256: sha256(content) });
      return ids;
    },
    write: (file, content) => writeNew(join(path, file), content),
    async seal() {
      const names = await readdir(path, { recursive: true, withFileTypes: true });
      const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const rows = await Promise.all(
        files.toSorted().map(async (file) => {
          const content = await readFile(file);
          return { file: relative(path, file).split(sep).join('/'), bytes: content.length, sha256: sha256(content) };
        }),
      );
      await writeNew(join(path, 'manifest.json'), `${canonicalJson({ run: id, files: rows }, 2)}\n`);
    },
  };
}

async function writeNew(file: string, content: string): Promise<void> {
  await writeFile(file, content, { flag: 'wx' });
}
