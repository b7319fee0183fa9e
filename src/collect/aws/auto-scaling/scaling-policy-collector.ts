import { paginateDescribePolicies } from '@aws-sdk/client-auto-scaling';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { scalingPolicy } from './scaling-policy.ts';

const types = ['AWS::AutoScaling::ScalingPolicy'];

export const scalingPolicyCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const policies = await place.listed(types, () =>
      everyPage(
        paginateDescribePolicies({ client: place.clients.autoScaling, pageSize: 100 }, {}),
        (page) => page.ScalingPolicies,
      ),
    );
    return (policies ?? []).map((policy) => scalingPolicy(policy, place.region));
  },
};
