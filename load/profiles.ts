/** How much load, for how long. */
export interface LoadProfile {
  readonly name: 'smoke' | 'quick' | 'full' | 'capacity';
  readonly phases: readonly LoadPhase[];
  /** Why it proves nothing, where it does not. */
  readonly rehearsal?: string;
  /** Whether a zone is lost before the load, the rest of which is then shared by the others. */
  readonly losesZone?: true;
}

export interface LoadPhase {
  readonly name: 'warm-up' | 'steady' | 'peak';
  readonly seconds: number;
  /** Share of the declared load. */
  readonly share: number;
  readonly isJudged: boolean;
}

const phases = (
  shares: readonly [number, number],
  seconds: readonly [number, number, number],
): readonly LoadPhase[] => [
  { name: 'warm-up', seconds: seconds[0], share: shares[0], isJudged: false },
  { name: 'steady', seconds: seconds[1], share: shares[0], isJudged: true },
  { name: 'peak', seconds: seconds[2], share: shares[1], isJudged: true },
];

export const loadProfiles: readonly LoadProfile[] = [
  {
    name: 'smoke',
    phases: phases([0.2, 0.4], [1, 3, 3]),
    rehearsal: 'Sampled: the smoke profile sends less than the declared load.',
  },
  { name: 'quick', phases: phases([0.7, 1], [3, 12, 20]) },
  { name: 'full', phases: phases([0.7, 1], [10, 60, 120]) },
  { name: 'capacity', phases: phases([0.7, 1], [5, 20, 60]), losesZone: true },
];

/**
 * The phases of a profile for visits that take so long beside their requests. A visit spreads its requests over that time, so that the
 * load grows until the first of them end; judged phases are long enough for as much time again with all of it.
 */
export function phasesFor({ phases: own, rehearsal }: LoadProfile, pacedMs: number): readonly LoadPhase[] {
  if (rehearsal !== undefined) return own;
  const leastSeconds = Math.ceil((2 * pacedMs) / 1000);
  return own.map((phase) => (phase.isJudged ? { ...phase, seconds: Math.max(phase.seconds, leastSeconds) } : phase));
}
