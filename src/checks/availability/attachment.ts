import { listAt, mapsAt, valueAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import type { Value } from '../../inventory/value.ts';

/** One load balancer or target group that an Auto Scaling group registers its instances with, and where the group names it. */
export interface Attachment {
  readonly value: Value;
  readonly path: string;
}

/** What an Auto Scaling group registers its instances with, in any of the three ways to say so. Throws UnseenInput. */
export function attachmentsOf({ properties }: Resource): readonly Attachment[] {
  const listed = ['TargetGroupARNs', 'LoadBalancerNames'].flatMap((path) =>
    listAt(properties, path).map((_, index) => `${path}.${index}`),
  );
  const sources = mapsAt(properties, 'TrafficSources').map((_, index) => `TrafficSources.${index}.Identifier`);
  return [...listed, ...sources].flatMap((path) => {
    const value = valueAt(properties, path);
    return value === undefined ? [] : [{ value, path }];
  });
}
