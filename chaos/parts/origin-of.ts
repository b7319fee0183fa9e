import type { DistributionPart } from '../twin/twin-plan.ts';
import { fitsPattern } from './fits-pattern.ts';

/** The origin that a path goes to, and the failover pair it belongs to. Without behaviours everything goes to the first origin. */
export function originOf(
  { behaviours = [], origins, failover }: DistributionPart,
  url: string,
): { readonly first: string | undefined; readonly group: DistributionPart['failover'][number] | undefined } {
  const path = url.replace(/\?.*$/s, '');
  const to =
    behaviours.find((one) => one.path !== undefined && fitsPattern(one.path.replace(/^(?=[^/*])/, '/'), path))?.to ??
    behaviours.find((one) => one.path === undefined)?.to ??
    origins[0]?.id;
  const group = failover.find(({ id }) => id !== undefined && id === to) ?? failover.find(({ first }) => first === to);
  return { first: group?.first ?? to, group };
}
