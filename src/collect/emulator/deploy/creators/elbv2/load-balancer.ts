import {
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
  type LoadBalancerAttribute,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Creator } from '../../creator.ts';
import { leftOut } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { setAttributes } from './set-attributes.ts';

const takes = ['IpAddressType', 'Name', 'Scheme', 'SecurityGroups', 'SubnetMappings', 'Subnets', 'Tags', 'Type'];

export const loadBalancerCreator: Creator = {
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  async create(properties, { clients, uniqueName }) {
    const given = Object.fromEntries(Object.entries(properties).filter(([key]) => takes.includes(key)));
    const input: CreateLoadBalancerCommandInput = { Name: uniqueName(32), ...given };
    const { LoadBalancers: [made] = [] } = await lacking('elasticloadbalancing:CreateLoadBalancer', () =>
      clients.elbv2.send(new CreateLoadBalancerCommand(input)),
    );
    const ref = made?.LoadBalancerArn ?? '';
    const set = (Attributes: LoadBalancerAttribute[]) =>
      clients.elbv2.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: ref, Attributes }));
    // Always so in AWS, and told otherwise by moto.
    if (made?.Type === 'application') await set([{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }]);
    const refused = await setAttributes('LoadBalancerAttributes', properties, set);
    return {
      ref,
      attributes: {
        LoadBalancerArn: ref,
        LoadBalancerName: made?.LoadBalancerName ?? '',
        LoadBalancerFullName: ref.slice(ref.indexOf(':loadbalancer/') + ':loadbalancer/'.length),
        DNSName: made?.DNSName?.toLowerCase() ?? '',
        CanonicalHostedZoneID: made?.CanonicalHostedZoneId ?? '',
      },
      notTaken: { ...leftOut(properties, [...takes, 'LoadBalancerAttributes']), ...refused },
    };
  },
};
