import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this user's that outlives runs. Others may pass through it and change nothing in it. */
export function cacheFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `plumbline-cache-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const stat = lstatSync(folder);
  // The name can be guessed, so somebody else may have made it first and put other programs there.
  if (!stat.isDirectory() || stat.uid !== uid || (stat.mode & 0o022) !== 0) {
    throw new Error(
      `${folder} is not a folder that only this user can write to. Remove it, or set TMPDIR to another place.`,
    );
  }
  // Whatever the umask is: PostgreSQL may run as another user.
  chmodSync(folder, 0o711);
  return folder;
}
