import type { DistributionPart } from '../twin/twin-plan.ts';
import { behaviourOf } from './behaviour-of.ts';

/** The origin that a path goes to, and the failover pair it belongs to. Without behaviours everything goes to the first origin. */
export function originOf(
  part: DistributionPart,
  url: string,
): { readonly first: string | undefined; readonly group: DistributionPart['failover'][number] | undefined } {
  const { origins, failover } = part;
  const to = behaviourOf(part, url)?.to ?? origins[0]?.id;
  const group = failover.find(({ id }) => id !== undefined && id === to) ?? failover.find(({ first }) => first === to);
  return { first: group?.first ?? to, group };
}
