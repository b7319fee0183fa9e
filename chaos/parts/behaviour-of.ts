import type { BehaviourPart } from '../twin/behaviour-part.ts';
import type { DistributionPart } from '../twin/twin-plan.ts';
import { fitsPattern } from './fits-pattern.ts';

/** The first behaviour of a distribution that a URL's path fits, else the one without a path. */
export function behaviourOf({ behaviours = [] }: DistributionPart, url: string): BehaviourPart | undefined {
  const path = url.replace(/\?.*$/s, '');
  return (
    behaviours.find((one) => one.path !== undefined && fitsPattern(one.path.replace(/^(?=[^/*])/, '/'), path)) ??
    behaviours.find((one) => one.path === undefined)
  );
}
