import { isMap, join, type Value, type ValueMap } from '../../inventory/value.ts';
import { placesOf } from './places-of.ts';
import { without } from './without.ts';

/** What a template would set, and what only AWS does: read-only properties, by the names that GetAtt has for them (`Endpoint.Address`). */
export function splitOff(
  told: ValueMap,
  readOnly: readonly string[],
): { readonly properties: ValueMap; readonly attributes: Readonly<Record<string, Value>> } {
  let properties = told;
  const attributes: Record<string, Value> = {};
  // Within lists they stay where they are: an attribute has no item to belong to.
  for (const path of readOnly.filter((one) => !one.includes('*'))) {
    const [found] = placesOf(properties, path);
    if (found?.value === undefined) continue;
    properties = without(properties, path.split('.'));
    Object.assign(attributes, leavesOf(found.value, path));
  }
  return {
    properties,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => !others.test(name))),
  };
}

/**
 * Read-only properties that name another resource: a text that is one of a resource's attributes is taken for a mention of that resource,
 * so that a VPC's id would come to mean the instance that lies in it.
 */
const others =
  /^(?:.+\.)?(?:VpcId|Owner|OwnerId|OwnerAccount|SourceSecurityGroup\..+|\w*HostedZone(?:Name)?I[dD]|\w*SecretArn|EncryptionKey|SubnetIds|SecurityGroupIds|NamespaceName)$/u;

function leavesOf(value: Value, path: string): Readonly<Record<string, Value>> {
  if (!isMap(value)) return { [path]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, item]) => leavesOf(item, join(path, key)))) as Readonly<
    Record<string, Value>
  >;
}
