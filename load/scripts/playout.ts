/** The buffer of a player that keeps one segment ahead of the one it plays. */
export interface Playout {
  /** A segment of so many seconds is there. */
  readonly arrived: (atMs: number, seconds: number) => void;
  /** Of a segment of so many seconds there is nothing to be shown. */
  readonly missed: (atMs: number, seconds: number) => void;
  /** When the next one is due: once the one that came last begins to play. */
  readonly dueMs: () => number;
  /** Time without a picture, after the first, in proportion to what was played; undefined before the first. */
  readonly stalledRatio: () => number | undefined;
}

export function playout(): Playout {
  let emptyAtMs: number | undefined;
  let lastMs = 0;
  let stalledMs = 0;
  let playedMs = 0;
  const stallUntil = (atMs: number): void => {
    stalledMs += Math.max(0, atMs - (emptyAtMs ?? atMs));
    emptyAtMs = Math.max(atMs, emptyAtMs ?? atMs);
  };
  return {
    arrived(atMs, seconds) {
      stallUntil(atMs);
      lastMs = seconds * 1000;
      playedMs += lastMs;
      emptyAtMs = (emptyAtMs ?? atMs) + lastMs;
    },
    missed(atMs, seconds) {
      stallUntil(atMs);
      lastMs = seconds * 1000;
      stalledMs += lastMs;
      emptyAtMs = (emptyAtMs ?? atMs) + lastMs;
    },
    dueMs: () => (emptyAtMs ?? 0) - lastMs,
    stalledRatio: () => (playedMs === 0 ? undefined : stalledMs / playedMs),
  };
}
