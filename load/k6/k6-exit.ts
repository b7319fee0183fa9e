import type { LoadEnd } from '../../src/measure/load-run.ts';

// From go.k6.io/k6/v2/errext/exitcodes.
const meanings: Readonly<Record<number, string>> = {
  97: 'a run in the cloud failed',
  98: 'the progress of a run in the cloud could not be read',
  100: "the script's setup took too long",
  101: "the script's teardown took too long",
  102: 'something took too long',
  103: 'it was stopped through its REST interface',
  104: 'its options are not valid',
  105: 'it was stopped by a signal',
  106: 'its REST interface could not be opened',
  107: 'the script threw an error',
  108: 'the script called test.abort()',
  109: 'k6 itself panicked',
  110: 'the script marked the run as failed',
};

export interface K6Exit {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether it was told to stop. */
  readonly wasStopped: boolean;
  readonly errors: K6Errors;
  /** The last lines it wrote. */
  readonly tail: string;
}

/** What k6 complained about; it goes on after most of it, and ends with 0. */
export interface K6Errors {
  readonly count: number;
  readonly first?: string;
}

/** What k6's way of ending says about the run. Samples that were lost and iterations that threw make it failed, whatever the exit code. */
export function k6End({ code, signal, wasStopped, errors, tail }: K6Exit): LoadEnd {
  if (wasStopped) return { kind: 'interrupted' };
  const complaint = errors.first ?? tail.split('\n').at(-1) ?? '';
  const told = complaint === '' ? '' : `: ${complaint}`;
  if (signal !== null) return { kind: 'failed', reason: sentence(`k6 was killed by ${signal}${told}`) };
  if (code === null || (code !== 0 && code !== 99)) {
    const meaning = meanings[code ?? -1];
    const why = meaning === undefined ? '' : ` (${meaning})`;
    return { kind: 'failed', reason: sentence(`k6 ended with ${code}${why}${told}`) };
  }
  if (errors.count > 0)
    return {
      kind: 'failed',
      reason: sentence(`k6 went on after ${errors.count === 1 ? 'an error' : `${errors.count} errors`}${told}`),
    };
  return { kind: code === 99 ? 'thresholds' : 'whole' };
}

function sentence(text: string): string {
  return `${text.trim().replace(/\.$/u, '')}.`;
}
