import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity } from './process-identity.ts';
import { endTrees } from './process-tree.ts';
import { forgetServers } from './shared-memory.ts';

const prefix = 'plumbline-twin-';
const memoryFolder = '/dev/shm';
const plentyBytes = 2 * 1024 ** 3;

/** The one folder that holds all a twin writes. */
export interface Scratch {
  readonly folder: string;
  readonly logs: string;
  readonly data: string;
  /** Notes a process of the twin, so that another run can end it when this one cannot. */
  readonly note: (name: string, pid: number) => void;
  /** Those of the noted processes that still run. */
  readonly noted: () => readonly number[];
  readonly remove: () => void;
}

interface Owner {
  readonly pid: number;
  readonly started: string;
  readonly run: string;
}

/** All folders of twins on this machine, whoever holds them. */
export function scratchFolders(): readonly string[] {
  return [...new Set([tmpdir(), scratchRoot()])].flatMap((root) =>
    readdirSync(root)
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(root, name)),
  );
}

// Memory where there is plenty: on a busy disk, copying the databases' folders takes longer than all else. Whoever sets TMPDIR
// has chosen already.
function scratchRoot(): string {
  if (process.platform !== 'linux' || process.env['TMPDIR'] !== undefined) return tmpdir();
  try {
    const { bavail, bsize } = statfsSync(memoryFolder);
    accessSync(memoryFolder, constants.W_OK);
    return Math.min(bavail * bsize, freemem()) >= plentyBytes ? memoryFolder : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Makes the folder, with a file that says whose it is. Others may pass through it: databases may run as another user. */
export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(scratchRoot(), prefix));
  chmodSync(folder, 0o711);
  const at = (name: string): string => {
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o711);
    return join(folder, name);
  };
  const [logs, data, pids] = [at('logs'), at('data'), at('pids')];
  const owner: Owner = { pid: process.pid, started: processIdentity(process.pid) ?? '', run: randomUUID() };
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
  return {
    folder,
    logs,
    data,
    note: (name, pid) => {
      const file = join(pids, `${name.replaceAll('/', '.')}.pid`);
      writeFileSync(file, JSON.stringify({ pid, started: processIdentity(pid) ?? '' }));
    },
    noted: () => running(folder),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * Ends and removes what twins have left whose holder and keeper were both killed. Twins of other users and of living holders are
 * left alone. Returns the folders that were removed.
 */
export function removeAbandoned(): readonly string[] {
  return scratchFolders()
    .filter((folder) => abandoned(folder))
    .map((folder) => {
      // Whoever else removes it at this moment does the same.
      endTrees(running(folder));
      forgetServers(join(folder, 'data'));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      return folder;
    });
}

function abandoned(folder: string): boolean {
  try {
    if (statSync(folder).uid !== process.getuid?.()) return false;
    const owner = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as Owner;
    return processIdentity(owner.pid) !== owner.started;
  } catch {
    // Without a readable owner it is being made or removed at this moment, or is not ours.
    return false;
  }
}

function running(folder: string): readonly number[] {
  const pids = join(folder, 'pids');
  return unlessGone(() => readdirSync(pids)).flatMap((name) =>
    unlessGone(() => {
      const { pid, started } = JSON.parse(readFileSync(join(pids, name), 'utf8')) as Owner;
      return processIdentity(pid) === started ? [pid] : [];
    }),
  );
}

/** Nothing where another run removes the folder meanwhile, or its holder was killed while it wrote. */
function unlessGone<Item>(read: () => readonly Item[]): readonly Item[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
