import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../fault.ts';
import { faultUrl } from '../fault-url.ts';
import type { OutageKind } from './outage-kinds.ts';

/** When the service was down, on the monotonic clock of this host. */
export interface OutageTruth {
  /** Nobody can have seen it recover before: the end, or for a partial outage the last request that it let fail. */
  readonly lastBadNs: bigint;
  /** From here on it served everybody. */
  readonly endNs: bigint;
  /** Requests that it let fail. */
  readonly failed: number;
}

/** A service in a process of its own that goes down on command and says when it was down; disposing of it ends it. */
export interface ScriptedService extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  readonly faultUrl: (kind: OutageKind, ms: number) => string;
  readonly fault: (kind: OutageKind, ms: number) => Fault;
  /** Rejects when it never went down, or has not come back. */
  readonly truth: () => Promise<OutageTruth>;
}

const server = fileURLToPath(new URL('./outage-server.ts', import.meta.url));

export async function scriptedService(): Promise<ScriptedService> {
  const child = spawn(process.execPath, [server], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const exited = once(child, 'exit');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url, commandUrl } = JSON.parse(line.toString('utf8')) as { url: string; commandUrl: string };
  const command = (kind: OutageKind, ms: number): string => `${commandUrl}/outage?kind=${kind}&ms=${ms}`;
  return {
    url,
    pid: child.pid ?? 0,
    faultUrl: command,
    fault: (kind, ms) => faultUrl(new URL(command(kind, ms))),
    async truth() {
      const response = await fetch(`${commandUrl}/truth`);
      const seen = (await response.json()) as { lastBadNs: string; endNs?: string; failed: number } | null;
      if (seen?.endNs === undefined) throw new Error('The scripted service was not down, or is down still.');
      return { lastBadNs: BigInt(seen.lastBadNs), endNs: BigInt(seen.endNs), failed: seen.failed };
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await exited;
    },
  };
}
