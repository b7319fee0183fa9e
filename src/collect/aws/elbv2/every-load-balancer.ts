import { type LoadBalancer, paginateDescribeLoadBalancers } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';

/** As many as a page may have. Source: API_DescribeLoadBalancers, PageSize; the same for target groups, listeners and rules. */
export const pageSize = 400;

export async function everyLoadBalancer({ clients }: Place): Promise<readonly LoadBalancer[]> {
  return everyPage(
    paginateDescribeLoadBalancers({ client: clients.elbv2, pageSize }, {}),
    (page) => page.LoadBalancers,
  );
}
