import { chown, copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { PostgresNode } from './postgres-node.ts';
import { postgresSession } from './postgres-session.ts';

// What belongs to the running writer only: PostgreSQL's manual, "Backing up the data directory".
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const leftOut = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'standby.signal',
  'backup_label',
  'tablespace_map',
  'postgresql.auto.conf',
]);

/**
 * Makes a lost node's folder anew from the running writer's: the embedded PostgreSQL brings no pg_basebackup. Settings of the
 * writer, such as whom it waits for, are not taken over.
 */
export async function rebuild(node: PostgresNode, writer: PostgresNode, binaries: PostgresBinaries): Promise<void> {
  await node.end();
  await rm(node.folder, { recursive: true, force: true, maxRetries: 5 });
  const session = postgresSession(writer);
  try {
    await session.rows(`select pg_backup_start('${node.followerName}', true)`, 20_000);
    await copy(writer.folder, node.folder, true);
    const [stopped] = await session.rows('select labelfile from pg_backup_stop(false)', 20_000);
    await write(join(node.folder, 'backup_label'), String(stopped?.['labelfile']));
    await write(join(node.folder, 'postgresql.auto.conf'), '');
  } finally {
    session.close();
  }

  async function copy(from: string, to: string, top: boolean): Promise<void> {
    await make(to);
    for (const entry of await readdir(from, { withFileTypes: true })) {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (top && leftOut.has(entry.name)) continue;
      if (!entry.isDirectory()) await copied(source, target);
      else if (top && emptied.has(entry.name)) await make(target);
      else await copy(source, target, false);
    }
  }

  async function copied(source: string, target: string): Promise<void> {
    try {
      await copyFile(source, target);
      await own(target);
    } catch (error) {
      // The writer goes on writing; what it removes meanwhile, its log removes in the copy too.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  async function make(folder: string): Promise<void> {
    await mkdir(folder, { mode: 0o700 });
    await own(folder);
  }

  async function write(file: string, content: string): Promise<void> {
    await writeFile(file, content, { mode: 0o600 });
    await own(file);
  }

  async function own(file: string): Promise<void> {
    if (binaries.user !== undefined) await chown(file, binaries.user.uid, binaries.user.gid);
  }
}
