import type { MediaTold } from './told.ts';

/** Before which of its segments a viewer changes to another variant. */
export function switchesAt(segments: number): number {
  return Math.floor(segments / 2);
}

/** Whether a segment is read: one of `readEvery` over all viewers, and never the first, whose time is the startup. */
export function isReadTurn(
  turn: number,
  watched: number,
  { segments, readEvery }: Pick<MediaTold, 'segments' | 'readEvery'>,
): boolean {
  if (segments < 2 || readEvery <= 0) return false;
  const every = Math.max(1, Math.round(readEvery / segments));
  return turn % every === 0 && watched === 1 + (Math.floor(turn / every) % (segments - 1));
}
