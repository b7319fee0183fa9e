import { constants } from 'node:fs';
import { link, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where journals lie. A line is on the disk when its promise is fulfilled. */
export interface JournalDisk {
  /** Makes a file with its first line, whole or not at all. Rejects with EEXIST when the file is there. */
  readonly begin: (file: string, line: string) => Promise<void>;
  /** Rejects, too, when the file is no longer there: what is written elsewhere nobody would find. */
  readonly append: (file: string, line: string) => Promise<void>;
  /** Renames; a file that somebody else has renamed already is no error. */
  readonly setAside: (file: string, to: string) => Promise<void>;
}

export const hostDisk: JournalDisk = {
  begin: async (file, line) => {
    await mkdir(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    try {
      await writeFile(draft, line, { flag: 'w', flush: true });
      // A link is made whole or not at all, and never over another journal.
      await link(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
    await flushFolder(dirname(file));
  },
  append: async (file, line) => {
    await using handle = await open(file, constants.O_WRONLY | constants.O_APPEND);
    await handle.appendFile(line);
    await handle.datasync();
  },
  setAside: async (file, to) => {
    try {
      await rename(file, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await flushFolder(dirname(file));
  },
};

async function flushFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
