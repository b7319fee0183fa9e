import { mapsAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';

/** One cache behaviour of a distribution: what it is called in messages, and the dotted path to it. */
export interface Behaviour {
  readonly name: string;
  readonly path: string;
}

/** The default behaviour and all others. Throws UnseenInput. */
export function behavioursOf({ properties }: Resource): readonly Behaviour[] {
  const others = mapsAt(properties, 'DistributionConfig.CacheBehaviors').map(
    (behaviour, index): Behaviour => ({
      name: `behaviour ${stringAt(behaviour, 'PathPattern') ?? index + 1}`,
      path: `DistributionConfig.CacheBehaviors.${index}`,
    }),
  );
  return [{ name: 'the default behaviour', path: 'DistributionConfig.DefaultCacheBehavior' }, ...others];
}
