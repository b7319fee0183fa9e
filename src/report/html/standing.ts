import type { ReportData } from '../../evidence/report-data.ts';

/** How the banner looks, and its word. `part`: nothing assessed is amiss, but not everything was assessed, so nothing is green. */
export interface Standing {
  readonly tone: 'good' | 'part' | 'doubt' | 'bad';
  readonly icon: string;
  readonly word: string;
}

/** Green is kept for a run in which every registered promise is met; whatever the outcome's word, an unknown promise is never green. */
export function standingOf({ outcome, promises }: ReportData): Standing {
  const some = (status: string): boolean => promises.some((promise) => promise.status === status);
  switch (outcome.word) {
    case 'broken':
      return { tone: 'bad', icon: '✗', word: 'Broken' };
    case 'input error':
      return { tone: 'bad', icon: '✗', word: outcome.exitCode === 4 ? 'The harness failed' : 'Input error' };
    case 'interrupted':
      return { tone: 'doubt', icon: '?', word: 'Interrupted' };
    case 'unknown':
      return { tone: 'doubt', icon: '?', word: 'Unknown' };
    case 'nothing assessed':
      return { tone: 'doubt', icon: '–', word: some('met') ? 'Unknown' : 'Nothing is shown to be met' };
    case 'met':
      if (some('broken')) return { tone: 'bad', icon: '✗', word: 'Broken' };
      if (some('unknown')) return { tone: 'doubt', icon: '?', word: 'Unknown' };
      if (!some('met')) return { tone: 'doubt', icon: '–', word: 'Nothing is shown to be met' };
      return promises.every(({ status }) => status === 'met')
        ? { tone: 'good', icon: '✓', word: 'Met' }
        : { tone: 'part', icon: '✓', word: 'Met as far as assessed' };
  }
}
