import type { Holder } from './holder.ts';
import type { JournalOpening } from './journal-record.ts';

/** A process that cannot be there: the number is far above any limit. */
export const nobody: Holder = { pid: 2 ** 30, driver: 'fake', handle: {} };

/** A made-up opening of a journal, for tests. */
export function fakeOpening(changes: Partial<JournalOpening> = {}): JournalOpening {
  return {
    run: 'test',
    startedAt: '2026-11-21T09:00:00.000Z',
    architecture: 'fake',
    experiment: 'none',
    does: 'Zone primary-a is lost.',
    holder: nobody,
    expiresAfterMs: 60_000,
    openedMonoNs: '0',
    ...changes,
  };
}
