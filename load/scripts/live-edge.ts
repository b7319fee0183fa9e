import type { MediaPlaylist } from './hls.ts';

/** Where a live playlist ended when it was last seen to grow. */
export interface Edge {
  readonly sequence: number;
  readonly sinceMs: number;
}

/** A playlist that has not grown for so many target durations stands still; RFC 8216 (6.2.2) allows one and a half between two of its versions. */
const frozenAfter = 2;
/** Whoever joins starts so many target durations before the end (RFC 8216, 6.3.3). */
const joinBefore = 3;

export function edgeOf({ segments }: MediaPlaylist, last: Edge | undefined, nowMs: number): Edge {
  const sequence = segments.at(-1)?.sequence ?? -1;
  return last && sequence <= last.sequence ? last : { sequence, sinceMs: nowMs };
}

export function isFrozen({ isEnded, targetSeconds }: MediaPlaylist, { sinceMs }: Edge, nowMs: number): boolean {
  return !isEnded && nowMs - sinceMs > frozenAfter * targetSeconds * 1000;
}

/** The number of the segment that a viewer begins with: of what is whole, one by turns that leaves enough to watch. */
export function firstSequence(
  { isEnded, segments, targetSeconds }: MediaPlaylist,
  watched: number,
  turn: number,
): number {
  const first = segments[0]?.sequence ?? 0;
  if (isEnded) return first + (turn % Math.max(1, segments.length - watched + 1));
  const from = segments.findLast((_, index) => secondsFrom(segments.slice(index)) >= joinBefore * targetSeconds);
  return from?.sequence ?? first;
}

/** Target durations of media between the beginning of a segment and the end of the playlist. */
export function behind({ segments, targetSeconds }: MediaPlaylist, sequence: number): number {
  return secondsFrom(segments.filter((segment) => segment.sequence >= sequence)) / targetSeconds;
}

function secondsFrom(segments: MediaPlaylist['segments']): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0);
}
