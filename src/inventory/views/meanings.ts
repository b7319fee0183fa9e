import { UnseenInput } from '../read.ts';
import type { Resource } from '../resource.ts';
import { firstHole } from './first-hole.ts';

/** What each of many records means, by the id of what is meant, and why it was not seen of one of them. */
export interface Meanings {
  /** Under undefined those that mean nothing, or of which it was not seen. */
  readonly byMeant: ReadonlyMap<string | undefined, readonly Resource[]>;
  /** An open question comes before others. */
  readonly unseen?: UnseenInput;
}

/** Asks of each record once what it means, so that many may ask who means them. `meant` may throw UnseenInput. */
export function meanings(records: readonly Resource[], meant: (record: Resource) => Resource | undefined): Meanings {
  const holes: UnseenInput[] = [];
  const byMeant = Map.groupBy(records, (record) => {
    try {
      return meant(record)?.id;
    } catch (error) {
      if (!(error instanceof UnseenInput)) throw error;
      holes.push(error);
      return undefined;
    }
  });
  const unseen = firstHole(holes);
  return { byMeant, ...(unseen && { unseen }) };
}
