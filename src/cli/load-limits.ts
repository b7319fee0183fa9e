import type { AskedLimit } from '../../load/load-stand.ts';
import type { Scenario } from '../../load/scenarios/scenario.ts';
import type { LoadObjective } from '../inventory/architecture.ts';
import type { LoadLimit } from '../measure/load-run.ts';

/** What a sentence asks for, in limits. */
export function limitsOf(
  asked: AskedLimit,
  { scenario, objective }: { readonly scenario: Scenario; readonly objective: LoadObjective },
): readonly LoadLimit[] {
  if (asked.kind === 'given') return [asked.limit];
  const errors: LoadLimit = { kind: 'errors', ratio: objective.errorRatio };
  if (asked.of === 'errors') return [errors];
  return [
    { kind: 'latency', share: 0.95, ms: objective.p95Ms },
    { kind: 'latency', share: 0.99, ms: objective.p99Ms },
    errors,
    ...scenario.limits(objective),
  ];
}
