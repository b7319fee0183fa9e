import { DescribeLoadBalancerAttributesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Collector } from '../collector.ts';
import { stillThere } from '../still-there.ts';
import { everyLoadBalancer } from './every-load-balancer.ts';
import { loadBalancer } from './load-balancer.ts';
import { tagsOf } from './tags-of.ts';

const types = ['AWS::ElasticLoadBalancingV2::LoadBalancer'];

export const loadBalancerCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const told = await place.listed(types, async () => {
      const balancers = await everyLoadBalancer(place);
      return {
        balancers,
        tags: await tagsOf(
          place,
          balancers.map(({ LoadBalancerArn }) => LoadBalancerArn),
        ),
      };
    });
    if (told === undefined) return [];
    return stillThere(told.balancers, 4, async (balancer) => {
      const { LoadBalancerArn = '' } = balancer;
      const attributes = await place.detail(
        async () => {
          const { Attributes = [] } = await place.clients.elbv2.send(
            new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
          );
          return Attributes;
        },
        { gone: ['LoadBalancerNotFoundException'] },
      );
      return [loadBalancer(balancer, { region: place.region, tags: told.tags.get(LoadBalancerArn) ?? {}, attributes })];
    });
  },
};
