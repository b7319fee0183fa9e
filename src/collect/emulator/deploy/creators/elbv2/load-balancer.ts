import {
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
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
    const refused = await setAttributes('LoadBalancerAttributes', properties, (Attributes) =>
      clients.elbv2.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: ref, Attributes })),
    );
    return {
      ref,
      attributes: {
        LoadBalancerArn: ref,
        LoadBalancerName: made?.LoadBalancerName ?? '',
        LoadBalancerFullName: ref.slice(ref.indexOf(':loadbalancer/') + ':loadbalancer/'.length),
        DNSName: made?.DNSName ?? '',
        CanonicalHostedZoneID: made?.CanonicalHostedZoneId ?? '',
      },
      notTaken: { ...leftOut(properties, [...takes, 'LoadBalancerAttributes']), ...refused },
    };
  },
};
