import { readFileSync } from 'node:fs';

/** The process that holds a twin, and what its driver needs to find again what it started. */
export interface Holder {
  readonly pid: number;
  /** Ticks since the host started, where the host tells: another process may get the same number later. */
  readonly startTicks?: string;
  readonly driver: string;
  /** Whatever the driver wants to be told, such as a folder or a socket. */
  readonly handle: Readonly<Record<string, string>>;
}

/** This process as the holder of a twin. */
export function holderHere(driver: string, handle: Holder['handle']): Holder {
  const startTicks = startTicksOf(process.pid);
  return { pid: process.pid, ...(startTicks === undefined ? {} : { startTicks }), driver, handle };
}

/** Whether that very process is still there; one that only waits to be buried is not. */
export function isAlive({ pid, startTicks }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = statOf(pid);
  if (now === undefined) return true;
  return now.state !== 'Z' && (startTicks === undefined || now.startTicks === startTicks);
}

function startTicksOf(pid: number): string | undefined {
  return statOf(pid)?.startTicks;
}

/** See proc(5): the name, in brackets, may hold spaces and brackets; state is the third field, the start the 22nd. */
function statOf(pid: number): { readonly state: string; readonly startTicks: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const startTicks = rest[18];
    return state === undefined || startTicks === undefined ? undefined : { state, startTicks };
  } catch {
    return undefined;
  }
}
