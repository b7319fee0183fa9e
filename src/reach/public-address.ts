import type { Inventory } from '../inventory/inventory.ts';
import { booleanAt, stringAt, type UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import type { Family } from './addresses.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import type { PublicAddress } from './endpoint.ts';
import type { LaunchedInterface } from './launch.ts';
import { hasAddress } from './places.ts';
import type { Shape } from './endpoint-shape.ts';
import { placeText } from './sieve.ts';

type AddressOf = (family: Family) => PublicAddress | UnseenInput;

/** The public address that a setting of the record gives, or that it has none. */
export function addressBySetting(record: Resource, publicly: Shape['publicly']): AddressOf {
  const found = attemptOn(record, () => {
    const value = publicly && stringAt(record.properties, publicly.path);
    if (publicly === undefined) return hasAddress(false, `${placeText(record)} has no public address`, record);
    if (value === undefined)
      return hasAddress(false, `${placeText(record)} has no public address: ${publicly.path} is not set`, record);
    const is = publicly.when.test(value);
    const text = `${placeText(record, publicly.path)} has ${is ? 'a' : 'no'} public address: ${publicly.path} is ${value}`;
    return hasAddress(is, text, record, publicly.path);
  });
  return () => found;
}

/** The public address of an instance: as its launch says, else as its subnet does, unless an Elastic IP address is tied to it. */
export function addressOfLaunch(
  record: Resource,
  launched: LaunchedInterface,
  subnet: Resource | UnseenInput,
  elastic: Elastic,
): AddressOf {
  const fourth = attemptOn(record, (): PublicAddress | UnseenInput => {
    const tied = record.type === 'AWS::EC2::Instance' ? (elastic(launched.holder) ?? elastic(record)) : undefined;
    if (tied && !isUnseenInput(tied))
      return hasAddress(true, `${placeText(record)} has the public address ${nameOf(tied)}`, tied);
    const said = bySaying(record, launched, subnet);
    return isUnseenInput(said) || said.is || !tied ? said : tied;
  });
  const sixth = attemptOn(record, (): PublicAddress => {
    if (isUnseenInput(subnet)) throw subnet;
    return hasAddress(true, `the IPv6 addresses of ${placeText(record)} are public ones`, record);
  });
  return (family) => (family === 'IPv4' ? fourth : sixth);
}

function bySaying(
  record: Resource,
  { holder, path, isPublic }: LaunchedInterface,
  subnet: Resource | UnseenInput,
): PublicAddress | UnseenInput {
  if (isUnseenInput(isPublic)) return isPublic;
  if (isPublic !== undefined) {
    const at = path === '' ? 'AssociatePublicIpAddress' : `${path}.AssociatePublicIpAddress`;
    const text = `${placeText(record)} is launched with ${isPublic ? 'a' : 'no'} public address by ${placeText(holder, at)}`;
    return hasAddress(isPublic, text, holder, at);
  }
  if (isUnseenInput(subnet)) return subnet;
  const maps = attemptOn(subnet, () => booleanAt(subnet.properties, 'MapPublicIpOnLaunch') ?? false);
  if (isUnseenInput(maps)) return maps;
  const text = `${placeText(record)} gets ${maps ? 'a' : 'no'} public address in subnet ${placeText(subnet, 'MapPublicIpOnLaunch')}`;
  return hasAddress(maps, text, subnet, 'MapPublicIpOnLaunch');
}

/** The record that ties an Elastic IP address to an instance, or why that could not be told. */
export type Elastic = (instance: Resource) => Resource | UnseenInput | undefined;

export function elasticAddresses(inventory: Inventory): Elastic {
  const tied = new Map<string, Resource>();
  const unseen = new Map<string, UnseenInput>();
  for (const record of inventory.ofType('AWS::EC2::EIP', 'AWS::EC2::EIPAssociation')) {
    for (const path of ['InstanceId', 'NetworkInterfaceId']) {
      const instance = attemptOn(record, () => {
        const value = valueAt(record.properties, path);
        return value === undefined ? undefined : inventory.resolve(value, path);
      });
      if (isUnseenInput(instance)) unseen.set(record.region, instance);
      else if (instance) tied.set(instance.id, record);
    }
  }
  return ({ id, region }) => tied.get(id) ?? unseen.get(region);
}

/** Whether the interface has IPv6 addresses at all, beside those of IPv4. */
export function speaksIpv6(record: Resource, subnet: Resource | UnseenInput): boolean | UnseenInput {
  const { type } = record;
  if (/^AWS::(?:EC2|AutoScaling|EKS|ECS|Lambda)::/u.test(type)) {
    if (isUnseenInput(subnet)) return subnet;
    return attemptOn(subnet, () => booleanAt(subnet.properties, 'AssignIpv6AddressOnCreation') ?? false);
  }
  const path = type.startsWith('AWS::ElasticLoadBalancing') ? 'IpAddressType' : 'NetworkType';
  const value = attemptOn(record, () => stringAt(record.properties, path) ?? '');
  return isUnseenInput(value) ? value : /dual|ipv6/iu.test(value);
}
