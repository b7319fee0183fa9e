import { processIdentity } from '../drivers/process-identity.ts';

/** The process that holds a twin, and what its driver needs to find again what it started. */
export interface Holder {
  readonly pid: number;
  /** When it started, as the host tells: another process may get the same number later. */
  readonly started?: string;
  readonly driver: string;
  /** Whatever the driver wants to be told, such as a folder or a socket. */
  readonly handle: Readonly<Record<string, string>>;
}

/** This process as the holder of a twin. */
export function holderHere(driver: string, handle: Holder['handle']): Holder {
  const started = processIdentity(process.pid);
  return { pid: process.pid, ...(started === undefined ? {} : { started }), driver, handle };
}

/** Whether that very process is still there; one that only waits to be buried is not. */
export function isAlive({ pid, started }: Holder): boolean {
  const now = processIdentity(pid);
  return now !== undefined && (started === undefined || now === started);
}
