import { stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import type { View } from '../check.ts';
import { type Behaviour, behavioursOf } from './behaviours.ts';
import { membersOfTarget, originsOf } from './origins.ts';

/** The behaviours whose origin is a bucket, or a group of buckets. Throws UnseenInput. */
export function staticBehaviours(distribution: Resource, resolve: View['resolve']): readonly Behaviour[] {
  const buckets = new Set(originsOf(distribution, resolve).flatMap(({ id, isBucket }) => (isBucket ? [id] : [])));
  return behavioursOf(distribution).filter(({ path }) => {
    const target = stringAt(distribution.properties, `${path}.TargetOriginId`) ?? '';
    return membersOfTarget(distribution, target).every((id) => buckets.has(id));
  });
}
