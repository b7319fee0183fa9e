import { chownSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Makes a server's folder that of a follower or of a writer, which it is when it starts. */
export function standbySignal(folder: string, follows: boolean, { user }: Pick<PostgresBinaries, 'user'>): void {
  const signal = join(folder, 'standby.signal');
  if (!follows) rmSync(signal, { force: true });
  else if (!existsSync(signal)) {
    writeFileSync(signal, '');
    if (user !== undefined) chownSync(signal, user.uid, user.gid);
  }
}
