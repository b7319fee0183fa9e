import { UnseenInput, stringAt } from '../read.ts';
import type { Value } from '../value.ts';

/**
 * The number at a path, or the share of `whole` where it is a percentage; undefined when it is not set. Throws UnseenInput.
 * Disruption budgets and surges round up, `maxUnavailable` of a rollout rounds down.
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
export function intOrPercentAt(
  from: Value | undefined,
  path: string,
  whole: number,
  round: 'up' | 'down',
): number | undefined {
  const written = stringAt(from, path);
  if (written === undefined) return undefined;
  if (/^\d+$/u.test(written)) return Number(written);
  const percent = /^(\d+)%$/u.exec(written)?.[1];
  if (percent === undefined)
    throw new UnseenInput(`expected a number or a percentage, got ${JSON.stringify(written)}`, path);
  // Whole percents of whole pods: no share is lost to floating point.
  const share = (Number(percent) * whole) / 100;
  return round === 'up' ? Math.ceil(share) : Math.floor(share);
}
