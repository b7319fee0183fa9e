import { type AutoScalingGroup, paginateDescribeAutoScalingGroups } from '@aws-sdk/client-auto-scaling';
import type { Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';

export async function everyAutoScalingGroup({ clients }: Place): Promise<readonly AutoScalingGroup[]> {
  return everyPage(
    paginateDescribeAutoScalingGroups({ client: clients.autoScaling, pageSize: 100 }, {}),
    (page) => page.AutoScalingGroups,
  );
}

/** Whether EKS made it for a managed node group, which stands in the inventory itself. */
export function isOfNodegroup({
  Tags,
}: {
  readonly Tags?: readonly { readonly Key?: string | undefined }[] | undefined;
}): boolean {
  return (Tags ?? []).some(({ Key }) => Key === 'eks:nodegroup-name');
}
