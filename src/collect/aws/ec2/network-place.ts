import type { Place } from '../collector.ts';

/** Where a part of a network lies, for its ARN. */
export type NetworkPlace = Pick<Place, 'account' | 'region' | 'partition'>;

/** Source: the service authorization reference, "Actions, resources, and condition keys for Amazon EC2". */
export function networkArn({ account, region, partition }: NetworkPlace, kind: string, id: string): string {
  return `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`;
}
