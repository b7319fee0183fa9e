import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './cache-folder.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

const run = promisify(execFile);

/**
 * A database folder that was made once and never served anybody. Copies of it share their identity and their first checkpoint, so a
 * copy can follow another from the first moment, without a base backup.
 */
export async function postgresTemplate(binaries: PostgresBinaries): Promise<string> {
  const { initdb, version, user } = binaries;
  const template = join(cacheFolder(), `template-${version}-${binaries.origin}-${user?.uid ?? 'own'}-slim`);
  if (existsSync(template)) return template;
  const half = mkdtempSync(`${template}.`);
  try {
    if (user !== undefined) chownSync(half, user.uid, user.gid);
    // Small segments make a small folder, and it is copied for every database at every start.
    const shape = ['--wal-segsize=1', '--locale=C', '--encoding=UTF8', '--no-sync'];
    await run(initdb, ['-D', half, '-U', 'postgres', '--auth=trust', ...shape], { ...user, cwd: '/' });
    await slimmed(binaries, half);
    renameSync(half, template);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!existsSync(template)) throw new Error(`No PostgreSQL folder could be made: ${words(error)}`, { cause: error });
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return template;
}

// Two thirds of a fresh folder are the databases that others are made from. Copying takes most of a twin's start, and it makes none.
async function slimmed({ postgres, user }: PostgresBinaries, folder: string): Promise<void> {
  const running = run(postgres, ['--single', '-D', folder, 'postgres'], { ...user, cwd: '/' });
  running.child.stdin?.end(
    ['update pg_database set datistemplate = false', 'drop database template0', 'drop database template1', ''].join(
      '\n',
    ),
  );
  const { stderr } = await running;
  if (existsSync(join(folder, 'base', '1'))) throw new Error(`template1 could not be dropped: ${stderr.trim()}`);
}

/** Copies a folder that nobody writes to, with its owners. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to]);
}

function words(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
  return (stderr || message).trim().split('\n').slice(-3).join(' | ');
}
