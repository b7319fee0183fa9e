import type { Inventory } from '../inventory/inventory.ts';
import { numberAt, stringAt, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';
import { internetAddresses } from './block.ts';
import { clusterEndpoint } from './cluster-endpoint.ts';
import type { Endpoint, Place } from './endpoint.ts';
import { endpointTypes, type Shape, shapes } from './endpoint-shape.ts';
import { launchedEndpoints } from './launched-endpoint.ts';
import { loadBalancers } from './load-balancer-endpoint.ts';
import { groupsAt, subnetsAt, subnetsOfGroupAt } from './places.ts';
import { addressBySetting, speaksIpv6 } from './public-address.ts';
import { relationalDatabases } from './relational-database.ts';
import { placeText } from './sieve.ts';

/** How records stand in the network. */
export interface Endpoints {
  /** Undefined for what does not talk over a VPC's network. */
  readonly endpointOf: (record: Resource) => Endpoint | undefined;
  readonly all: () => readonly Endpoint[];
}

export function endpointsOf(inventory: Inventory): Endpoints {
  const known = new Map<string, Endpoint | undefined>();
  const relational = relationalDatabases(inventory);
  const balancer = loadBalancers(inventory);
  const { instance, group, nodes, profile } = launchedEndpoints(inventory);
  const makers: Readonly<Record<string, (record: Resource) => Endpoint | undefined>> = {
    'AWS::RDS::DBInstance': relational,
    'AWS::RDS::DBCluster': relational,
    'AWS::EC2::Instance': instance,
    'AWS::AutoScaling::AutoScalingGroup': group,
    'AWS::EKS::Nodegroup': nodes,
    'AWS::EKS::FargateProfile': profile,
    'AWS::EKS::Cluster': (record) => clusterEndpoint(inventory, record),
    'AWS::ElasticLoadBalancing::LoadBalancer': balancer,
    'AWS::ElasticLoadBalancingV2::LoadBalancer': balancer,
    'AWS::EC2::VPCEndpoint': serviceEndpoint,
    'AWS::OpenSearchService::Domain': searchDomain,
    'AWS::Elasticsearch::Domain': searchDomain,
  };

  function endpointOf(record: Resource): Endpoint | undefined {
    if (!known.has(record.id)) known.set(record.id, (makers[record.type] ?? shaped)(record));
    return known.get(record.id);
  }

  function shaped(record: Resource): Endpoint | undefined {
    const shape = shapes[record.type];
    if (!shape) return undefined;
    const { subnets, within, isDeaf = false } = shape;
    if (within !== undefined && attempt(() => valueAt(record.properties, within)) === undefined) return undefined;
    const found =
      'path' in subnets
        ? subnetsAt(inventory, record, subnets.path)
        : subnetsOfGroupAt(inventory, record, subnets.group);
    const groups = groupsAt(inventory, record, shape.groups);
    const publicAddress = addressBySetting(record, shape.publicly);
    const places = found.map(
      (subnet): Place => ({ subnet, groups: groups(subnet), publicAddress, speaksIpv6: speaksIpv6(record, subnet) }),
    );
    return { resource: record, places, ports: portsOf(record, shape), listens: !isDeaf };
  }

  function serviceEndpoint(record: Resource): Endpoint | undefined {
    const type = attemptOn(record, () => stringAt(record.properties, 'VpcEndpointType'));
    const endpoint = type === 'Interface' || isUnseenInput(type) ? shaped(record) : undefined;
    if (!endpoint || !isUnseenInput(type)) return endpoint;
    return { ...endpoint, places: endpoint.places.map((place) => ({ ...place, subnet: type })) };
  }

  function searchDomain(record: Resource): Endpoint | undefined {
    if (attempt(() => valueAt(record.properties, 'VPCOptions.SubnetIds')) !== undefined) return shaped(record);
    const text = `${placeText(record)} has a public address outside any VPC, since VPCOptions is not set`;
    const hop = { text, by: record };
    const door = { ports: [443], admits: internetAddresses, opens: hop, shuts: hop };
    return { resource: record, places: [], ports: [443], listens: true, door };
  }

  return {
    endpointOf,
    all: () => inventory.ofType(...endpointTypes).flatMap((record) => endpointOf(record) ?? []),
  };
}

function portsOf(record: Resource, { port, ports }: Shape): Endpoint['ports'] {
  const written = port === undefined ? undefined : attemptOn(record, () => numberAt(record.properties, port));
  if (isUnseenInput(written)) return written;
  return written === undefined ? ports : [written];
}
