import { isList, isMap, type Value, type ValueMap } from '../../inventory/value.ts';
import { placesOf } from './places-of.ts';

const instance = 'AWS::EC2::Instance';

/** Write-only properties that the same answer tells in a read-only one. Source: the schemas. */
const told: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::AmazonMQ::Broker': { EngineVersion: 'EngineVersionCurrent' },
  'AWS::Logs::DeliverySource': { ResourceArn: 'ResourceArns.*' },
  'AWS::RedshiftServerless::Workgroup': {
    ConfigParameters: 'Workgroup.ConfigParameters',
    SecurityGroupIds: 'Workgroup.SecurityGroupIds',
    SubnetIds: 'Workgroup.SubnetIds',
  },
};

/** Write-only properties that say the same as another property, once that one is told. Source: the schemas. */
const settled: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [instance]: { Ipv6AddressCount: 'NetworkInterfaces', Ipv6Addresses: 'NetworkInterfaces' },
};

/** The properties, with those filled in that only another one tells. */
export function toldElsewhere(properties: ValueMap, type: string): ValueMap {
  const found = Object.entries(told[type] ?? {}).flatMap(([name, path]) => {
    const [first] = placesOf(properties, path);
    return first?.value === undefined || properties[name] !== undefined ? [] : [[name, first.value] as const];
  });
  const filled = found.length === 0 ? properties : { ...properties, ...Object.fromEntries(found) };
  return type === instance ? withPublicAddress(filled) : filled;
}

/** Write-only properties of which nothing is left open, since another one tells the same. */
export function settledIn(properties: ValueMap, type: string): readonly string[] {
  return Object.entries(settled[type] ?? {}).flatMap(([name, other]) =>
    properties[other] === undefined ? [] : [name],
  );
}

/** An instance that has a public address got one, whatever its subnet does. Without one it may get one when it starts. */
function withPublicAddress(properties: ValueMap): ValueMap {
  const { PublicIp: address, NetworkInterfaces: interfaces } = properties;
  if (typeof address !== 'string' || address === '') return properties;
  const all: readonly Value[] = isList(interfaces) ? interfaces : [{ DeviceIndex: '0' }];
  const first = all.findIndex((one) => isMap(one) && (one['DeviceIndex'] === '0' || one['DeviceIndex'] === 0));
  const given = all.map((one, index) =>
    isMap(one) && index === Math.max(first, 0) ? { AssociatePublicIpAddress: true, ...one } : one,
  );
  return { ...properties, NetworkInterfaces: given };
}
