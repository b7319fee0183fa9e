import type { Recorder } from '../evidence/run-folder.ts';

/** Readings by the thousand lie in the file; a finding names what was done, and what became of it. */
const named = new Set(['experiment', 'fault', 'fault-answer', 'end', 'journal', 'taken-back']);

/** Keeps raw records of experiments, and knows which of them speak for which run. */
export interface EvidenceByRun {
  readonly add: (record: unknown) => void;
  /** Ids of the records that tell of a run: those since the run before it was taken back, and what all runs share. */
  readonly ofRun: (run: string) => readonly string[];
}

export function evidenceByRun(recorder: Recorder): EvidenceByRun {
  const shared: string[] = [];
  const byRun = new Map<string, readonly string[]>();
  let since: string[] = [];
  return {
    add(record) {
      const id = recorder.add(record);
      const { kind, run } = headOf(record);
      if (kind === 'experiment') shared.push(id);
      else if (named.has(kind)) since.push(id);
      if (kind !== 'taken-back') return;
      byRun.set(run, since);
      since = [];
    },
    ofRun: (run) => [...shared, ...(byRun.get(run) ?? [])],
  };
}

function headOf(record: unknown): { readonly kind: string; readonly run: string } {
  const { record: kind, run } = record as { readonly record?: unknown; readonly run?: unknown };
  return { kind: String(kind), run: String(run) };
}
