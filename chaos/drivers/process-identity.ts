import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Tells a process from a later one with the same number, by when it started; undefined when there is none or it has ended. */
export function processIdentity(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = linuxStat(pid);
    return stat === undefined || stat.state === 'Z' || stat.state === 'X' ? undefined : stat.startTicks;
  }
  const { stdout, status } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** `T` is stopped, `Z` has ended. */
  readonly state: string;
  readonly startTicks: string;
}

/** What Linux says of a process; undefined when it is gone. The name in brackets may itself hold spaces and brackets. */
export function linuxStat(pid: number): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state = '', parent = '', group = ''] = fields;
    return { pid, parent: Number(parent), group: Number(group), state, startTicks: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
