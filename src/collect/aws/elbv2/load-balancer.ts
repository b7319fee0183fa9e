import type { LoadBalancer, LoadBalancerAttribute } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Detail, Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { detailValue } from '../detail-value.ts';
import { attributeList } from './attribute-list.ts';

/** A load balancer as CloudFormation would write it, from what lists it and from its attributes. */
export function loadBalancer(
  told: LoadBalancer,
  more: {
    readonly region: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly attributes: Detail<readonly LoadBalancerAttribute[]>;
  },
): Mapped {
  const arn = told.LoadBalancerArn ?? '';
  const zones = told.AvailabilityZones ?? [];
  const addressed = zones.some(({ LoadBalancerAddresses = [] }) => LoadBalancerAddresses.length > 0);
  return {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    ref: arn,
    arn,
    region: more.region,
    tags: more.tags,
    properties: toldValues({
      Name: told.LoadBalancerName,
      Type: told.Type,
      Scheme: told.Scheme,
      IpAddressType: told.IpAddressType,
      Ipv4IpamPoolId: told.IpamPools?.Ipv4IpamPoolId,
      SecurityGroups: told.SecurityGroups?.toSorted(),
      EnablePrefixForIpv6SourceNat: told.EnablePrefixForIpv6SourceNat,
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: told.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
      // Addresses of its own can only be given subnet by subnet.
      ...(addressed ? { SubnetMappings: zones.flatMap(mappings) } : { Subnets: subnetsOf(told) }),
      LoadBalancerAttributes: detailValue(more.attributes, attributeList),
    }),
    attributes: toldValues({
      LoadBalancerArn: arn,
      LoadBalancerName: told.LoadBalancerName,
      LoadBalancerFullName: arn.slice(arn.indexOf(':loadbalancer/') + ':loadbalancer/'.length),
      // Route 53 tells it in lower case, whatever the balancer's own name is.
      DNSName: told.DNSName?.toLowerCase(),
      CanonicalHostedZoneID: told.CanonicalHostedZoneId,
      SecurityGroups: told.SecurityGroups?.toSorted(),
      VpcId: told.VpcId,
      State: told.State?.Code,
    }),
    untold: { MinimumLoadBalancerCapacity: 'DescribeCapacityReservation is not asked: no check reads it' },
    api: 'elasticloadbalancing:DescribeLoadBalancers',
  };
}

function subnetsOf({ AvailabilityZones = [] }: LoadBalancer): readonly string[] {
  return AvailabilityZones.flatMap(({ SubnetId }) => SubnetId ?? []).toSorted();
}

type Zone = NonNullable<LoadBalancer['AvailabilityZones']>[number];

function mappings({ SubnetId, SourceNatIpv6Prefixes, LoadBalancerAddresses = [] }: Zone): readonly object[] {
  const [address] = LoadBalancerAddresses;
  return [
    {
      SubnetId,
      AllocationId: address?.AllocationId,
      PrivateIPv4Address: address?.PrivateIPv4Address,
      IPv6Address: address?.IPv6Address,
      SourceNatIpv6Prefix: SourceNatIpv6Prefixes?.[0],
    },
  ];
}
