import type { Inventory } from '../inventory/inventory.ts';
import { listAt, stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { join } from '../inventory/value.ts';
import { existing, meantBy } from '../inventory/views/referrers.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';
import { blockOf } from './block.ts';
import { groupsOfCluster } from './cluster-endpoint.ts';
import type { Endpoint, Place } from './endpoint.ts';
import { interfacesAt, type LaunchedInterface, launchedBy } from './launch.ts';
import { groupsAt, subnetsAt } from './places.ts';
import { addressOfLaunch, elasticAddresses, speaksIpv6 } from './public-address.ts';

type Interfaces = readonly LaunchedInterface[] | UnseenInput | undefined;

/** What is launched as instances, by whichever record says how: instances, Auto Scaling groups, node groups, Fargate profiles. */
export function launchedEndpoints(
  inventory: Inventory,
): Readonly<Record<'instance' | 'group' | 'nodes' | 'profile', (record: Resource) => Endpoint>> {
  const elastic = elasticAddresses(inventory);

  function launched(record: Resource, path: string, interfaces: Interfaces): Endpoint {
    const missing = isUnseenInput(interfaces) ? interfaces : new UnseenInput('names no launch template', path);
    const unknown: LaunchedInterface = {
      holder: record,
      path: '',
      groups: () => ({ known: [], unseen: [missing] }),
      isPublic: missing,
    };
    const seen = (isUnseenInput(interfaces) ? undefined : interfaces) ?? [unknown];
    const places = seen.flatMap((one) => subnetsOf(record, one, path).map((subnet) => placeOf(record, one, subnet)));
    return { resource: record, places, ports: undefined, listens: true };
  }

  function subnetsOf(record: Resource, one: LaunchedInterface, path: string): readonly Place['subnet'][] {
    const own = one.path === '' ? 'SubnetId' : join(one.path, 'SubnetId');
    const isOwn =
      record.type === 'AWS::EC2::Instance' && attempt(() => valueAt(one.holder.properties, own)) !== undefined;
    return isOwn ? subnetsAt(inventory, one.holder, own) : subnetsAt(inventory, record, path);
  }

  function placeOf(record: Resource, one: LaunchedInterface, subnet: Place['subnet']): Place {
    const own =
      record.type === 'AWS::EC2::Instance' ? attempt(() => stringAt(record.properties, 'PrivateIpAddress')) : undefined;
    const address = typeof own === 'string' ? blockOf(`${own}/32`)?.addresses : undefined;
    return {
      subnet,
      groups: one.groups(subnet),
      publicAddress: addressOfLaunch(record, one, subnet, elastic),
      speaksIpv6: one.hasIpv6 ?? speaksIpv6(record, subnet),
      ...(address ? { address } : {}),
    };
  }

  function instanceInterfaces(record: Resource): Interfaces {
    const says = attemptOn(record, () =>
      ['NetworkInterfaces', 'SecurityGroupIds'].some(
        (path) => valueAt(existing(record).properties, path) !== undefined,
      ),
    );
    if (isUnseenInput(says)) return says;
    const template = says ? undefined : launchedBy(inventory, record);
    if (template !== undefined) return template;
    const own = interfacesAt(inventory, record, '', { list: 'GroupSet', own: 'SecurityGroupIds' });
    if (isUnseenInput(own)) return own;
    const attached = (attachments().get(record.id) ?? []).map((one) => interfaceAt(one, 'NetworkInterfaceId'));
    return [...own.map((one) => attachedInterface(record, one)), ...attached];
  }

  /** The network interfaces that are attached to instances by records of their own. */
  let byInstance: ReadonlyMap<string | undefined, readonly Resource[]> | undefined;
  function attachments(): ReadonlyMap<string | undefined, readonly Resource[]> {
    byInstance ??= Map.groupBy(inventory.ofType('AWS::EC2::NetworkInterfaceAttachment'), (record) => {
      const instance = attempt(() => meantBy(inventory, record, 'InstanceId'));
      return isUnseenInput(instance) ? undefined : instance?.id;
    });
    return byInstance;
  }

  /** The network interface that a record means, which says itself how it stands. */
  function interfaceAt(record: Resource, path: string): LaunchedInterface {
    const own = attemptOn(record, () => inventory.resolve(valueAt(record.properties, path), path));
    if (isUnseenInput(own))
      return { holder: record, path: '', groups: () => ({ known: [], unseen: [own] }), isPublic: own };
    // Without a word of it, an interface of its own has no public address but an Elastic IP.
    return { holder: own, path: '', groups: groupsAt(inventory, own, 'GroupSet'), isPublic: false };
  }

  function attachedInterface(record: Resource, one: LaunchedInterface): LaunchedInterface {
    const path = join(one.path, 'NetworkInterfaceId');
    const attached = one.path === '' ? undefined : attemptOn(record, () => valueAt(record.properties, path));
    return attached === undefined ? one : interfaceAt(record, path);
  }

  /** Without security groups in its launch template, a node carries the group EKS made with the cluster. */
  function nodeInterfaces(record: Resource): Interfaces {
    const groups = groupsOfCluster(inventory, record);
    const interfaces = launchedBy(inventory, record);
    if (isUnseenInput(interfaces)) return interfaces;
    return (interfaces ?? [plain(record, undefined)]).map((one) => {
      const names = attempt(() =>
        ['Groups', 'SecurityGroupIds'].some((key) => listAt(one.holder.properties, join(one.path, key)).length > 0),
      );
      return names === false ? { ...one, groups: () => groups } : one;
    });
  }

  function plain(record: Resource, isPublic: boolean | undefined): LaunchedInterface {
    const groups = groupsOfCluster(inventory, record);
    return { holder: record, path: '', groups: () => groups, isPublic };
  }

  return {
    instance: (record) => launched(record, 'SubnetId', instanceInterfaces(record)),
    group: (record) => launched(record, 'VPCZoneIdentifier', launchedBy(inventory, record)),
    nodes: (record) => launched(record, 'Subnets', nodeInterfaces(record)),
    profile: (record) => launched(record, 'Subnets', [plain(record, false)]),
  };
}
