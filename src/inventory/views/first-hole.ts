import type { UnseenInput } from '../read.ts';

/** The one to speak of where several inputs were not seen: an open question comes first, since its answer may tell. */
export function firstHole(holes: readonly UnseenInput[]): UnseenInput | undefined {
  return holes.find(({ question }) => question !== undefined) ?? holes[0];
}
