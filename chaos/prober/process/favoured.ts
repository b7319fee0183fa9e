import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** How this process now stands among others, as the rest of a sentence. */
export type Favour = 'in real time' | 'ahead of others' | 'as any other';

/**
 * Puts this process ahead of all that merely works, as far as the system allows it: to be late is to measure wrongly. It must have a
 * session of its own, since Linux shares processor time between sessions first, and lets priorities count within them only. `real-time` is
 * for what sleeps nearly always: nothing else runs on its core while it does not.
 */
export async function favoured(wanted: 'real-time' | 'high'): Promise<Favour> {
  const isAhead = tried(() => setPriority(constants.priority.PRIORITY_HIGHEST));
  tried(() => writeFileSync('/proc/self/autogroup', String(constants.priority.PRIORITY_HIGHEST)));
  if (wanted === 'real-time' && (await isScheduledFirst())) return 'in real time';
  return isAhead ? 'ahead of others' : 'as any other';
}

/** Node cannot ask for a scheduling policy, and `chrt`, which can, is a part of nearly every Linux. */
async function isScheduledFirst(): Promise<boolean> {
  return await new Promise((resolve) => {
    execFile('chrt', ['-r', '-p', '1', String(process.pid)], (error) => resolve(error === null));
  });
}

/** Most users may not, and other systems know no sessions of this kind. The health of the prober tells whether that mattered. */
function tried(what: () => void): boolean {
  try {
    what();
    return true;
  } catch {
    return false;
  }
}
