import type { Fault, FaultAnswer } from '../fault.ts';
import { within } from '../passed.ts';
import type { Told } from './messages.ts';

/** A fault that this process sets off when the one that measures asks for it, and what became of it. */
export interface HeldFault {
  readonly setOff: () => void;
  /** Tells what set it off to come to an end. */
  readonly end: () => void;
  /** Waits so long for it to come to an end by itself, then ends it. Never rejects. */
  readonly over: (ms: number) => Promise<void>;
  readonly seen: () => {
    readonly monoNs?: bigint;
    readonly answer?: FaultAnswer & { readonly monoNs: bigint };
    readonly error?: unknown;
  };
}

export function heldFault(fault: Fault, tell: (told: Told<never>) => void): HeldFault {
  const ending = new AbortController();
  let seen: ReturnType<HeldFault['seen']> = {};
  let under = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      const answer = await fault(ending.signal, (monoNs) => {
        seen = { ...seen, monoNs };
        tell({ told: 'fault-begun', monoNs: String(monoNs) });
      });
      seen = { ...seen, answer: { ...answer, monoNs: process.hrtime.bigint() } };
      tell({ told: 'fault-answer', answer });
    } catch (error) {
      seen = { ...seen, error };
      tell({ told: 'fault-failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    setOff: () => void (under = run()),
    end: () => ending.abort(),
    async over(ms) {
      await within(ms, under);
      ending.abort();
      await under;
    },
    seen: () => seen,
  };
}
