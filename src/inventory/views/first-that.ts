import { UnseenInput } from '../read.ts';
import { firstHole } from './first-hole.ts';

/** The first item of which something holds for certain; undefined when it holds of none. Throws UnseenInput when it does so of none, and of one it was not seen. */
export function firstThat<T>(items: readonly T[], holds: (item: T) => boolean): T | undefined {
  const holes: UnseenInput[] = [];
  const found = items.find((item) => certainly(item, holds, holes));
  if (found === undefined) throwFirst(holes);
  return found;
}

/** The items of which something holds for certain. Throws UnseenInput when there are none, and of one it was not seen. */
export function thoseThat<T>(items: readonly T[], holds: (item: T) => boolean): readonly T[] {
  const holes: UnseenInput[] = [];
  const found = items.filter((item) => certainly(item, holds, holes));
  if (found.length === 0) throwFirst(holes);
  return found;
}

/** Whether all of these hold. Throws UnseenInput when none certainly does not, and of one it was not seen. */
export function allHold(tests: readonly (() => boolean)[]): boolean {
  return firstThat(tests, (test) => !test()) === undefined;
}

function certainly<T>(item: T, holds: (item: T) => boolean, holes: UnseenInput[]): boolean {
  try {
    return holds(item);
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    holes.push(error);
    return false;
  }
}

function throwFirst(holes: readonly UnseenInput[]): void {
  const first = firstHole(holes);
  if (first) throw first;
}
