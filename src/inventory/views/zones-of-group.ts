import type { Inventory } from '../inventory.ts';
import { listAt, stringAt, UnseenInput, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { join } from '../value.ts';

/** Where each type names its subnets, or the subnet group that does. */
const subnetsPath: Readonly<Record<string, string>> = {
  'AWS::AutoScaling::AutoScalingGroup': 'VPCZoneIdentifier',
  'AWS::EC2::Instance': 'SubnetId',
  'AWS::ECS::Service': 'NetworkConfiguration.AwsvpcConfiguration.Subnets',
  'AWS::EKS::Cluster': 'ResourcesVpcConfig.SubnetIds',
  'AWS::EKS::Nodegroup': 'Subnets',
  'AWS::ElastiCache::SubnetGroup': 'SubnetIds',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'Subnets',
  'AWS::Lambda::Function': 'VpcConfig.SubnetIds',
  'AWS::MSK::Cluster': 'BrokerNodeGroupInfo.ClientSubnets',
  'AWS::RDS::DBSubnetGroup': 'SubnetIds',
};

/** The subnets a group really spans, and the zones they lie in. */
export interface ZonesOfGroup {
  /** The subnets of an Auto Scaling group, load balancer, subnet group, cluster, node group or function. Throws UnseenInput. */
  readonly subnetsOf: (group: Resource) => readonly Resource[];
  /** The distinct zones of the group, sorted. Throws UnseenInput when one subnet's zone was not seen. */
  readonly zonesOf: (group: Resource) => readonly string[];
}

export function zonesOfGroup(inventory: Inventory): ZonesOfGroup {
  function subnetsOf(group: Resource): readonly Resource[] {
    const path = subnetsPath[group.type] ?? 'SubnetIds';
    const direct = listAt(group.properties, path).map((value, index) => inventory.resolve(value, join(path, index)));
    const mapped =
      group.type === 'AWS::ElasticLoadBalancingV2::LoadBalancer' ? listAt(group.properties, 'SubnetMappings') : [];
    return [
      ...direct,
      ...mapped.map((_, index) =>
        inventory.resolve(
          valueAt(group.properties, `SubnetMappings.${index}.SubnetId`),
          `SubnetMappings.${index}.SubnetId`,
        ),
      ),
    ];
  }

  function zonesOf(group: Resource): readonly string[] {
    const named =
      group.type === 'AWS::AutoScaling::AutoScalingGroup' ? listAt(group.properties, 'AvailabilityZones') : [];
    const literal = named.map((_, index) => stringAt(group.properties, `AvailabilityZones.${index}`) ?? '');
    return distinctZones([...literal, ...subnetsOf(group).map(zoneOf)], subnetsPath[group.type] ?? 'SubnetIds');
  }

  return { subnetsOf, zonesOf };
}

/** Each zone once, sorted. Throws UnseenInput, at the path given, where names stand beside ids: every account matches them differently. */
export function distinctZones(named: readonly string[], path: string): readonly string[] {
  const zones = [...new Set(named)].toSorted();
  const ids = zones.filter((zone) => /-az\d+$/u.test(zone));
  if (ids.length === 0 || ids.length === zones.length) return zones;
  throw new UnseenInput(`${ids.join(', ')} are zone ids beside zone names, which only the account can match`, path);
}

/** The zone a subnet lies in. Throws UnseenInput when the source does not say: AWS then chooses one. */
export function zoneOf(subnet: Resource): string {
  const zone = stringAt(subnet.properties, 'AvailabilityZone') ?? stringAt(subnet.properties, 'AvailabilityZoneId');
  if (zone === undefined)
    throw new UnseenInput(
      `subnet ${subnet.logicalId ?? subnet.id} names no zone, so AWS chooses one`,
      'AvailabilityZone',
    );
  return zone;
}
