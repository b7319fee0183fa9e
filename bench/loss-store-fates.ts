/** What the store does with a write. Whatever it is, the store knows, and says so when asked for the truth. */
export const fates = {
  keep: 'stores and acknowledges it',
  lose: 'acknowledges it and stores nothing',
  duplicate: 'acknowledges it and stores it twice',
  corrupt: 'acknowledges it and stores another payload',
  phantom: 'acknowledges and stores it, and an entry nobody sent',
  refuse: 'answers 409 and stores nothing',
  resurrect: 'answers 409 and stores it',
  error: 'answers 503 and stores nothing',
  'error-stored': 'answers 503 and stores it',
  'hang-up': 'stores it and breaks the connection',
  delay: 'stores it at once and acknowledges it when nobody waits any more',
  late: 'answers 503 at once and stores it later',
} as const;

export type Fate = keyof typeof fates;

/** What a store is told to do. */
export interface StorePlan {
  readonly seed: number;
  /** Share of writes, 0-1, that meet each fate; the rest is kept. */
  readonly shares: Readonly<Partial<Record<Fate, number>>>;
  /** How long `delay` and `late` take. */
  readonly delayMs: number;
  /** When the fault comes: how many of the newest entries vanish, as those that a standby had not received yet. */
  readonly dropNewest: number;
  /** How long it then goes on acknowledging without storing, as an old primary does that nobody stopped. */
  readonly splitMs: number;
  /** How long it then answers 503. */
  readonly downMs: number;
}

/** The sets a run should find, as keys such as `w1:17`, each sorted. */
export interface StoreTruth {
  readonly lost: readonly string[];
  /** Lost of these: acknowledged by the old primary after the fault had come. */
  readonly split: readonly string[];
  readonly duplicates: readonly string[];
  readonly corrupt: readonly string[];
  readonly resurrected: readonly string[];
  readonly phantom: readonly string[];
  readonly recovered: readonly string[];
  readonly absent: readonly string[];
  /** CLOCK_MONOTONIC, ns, when the fault reached the store. */
  readonly faultMonoNs: string | null;
}

/** A number in [0, 1) for each call, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
