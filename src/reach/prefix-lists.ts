import type { Inventory } from '../inventory/inventory.ts';
import { mapsAt, stringAt, UnseenInput } from '../inventory/read.ts';
import { nameOf } from '../inventory/resource.ts';
import type { Value } from '../inventory/value.ts';
import { type Addresses, type Family, noAddress, union } from './addresses.ts';
import { blockOf } from './block.ts';

/**
 * The addresses a prefix list holds. Throws UnseenInput for a list nobody collected: what AWS keeps in its own lists, such as the
 * one of CloudFront's origin-facing servers, no template shows.
 */
export function addressesOfPrefixList(inventory: Inventory, value: Value, path: string, family: Family): Addresses {
  if (typeof value === 'string' && !inventory.find(value))
    throw new UnseenInput(`the addresses of prefix list ${value} were not collected`, path, value);
  const list = inventory.resolve(value, path);
  if (list.type !== 'AWS::EC2::PrefixList')
    throw new UnseenInput(`the addresses of ${nameOf(list)} (${list.type}) are known only after deployment`, path);
  const blocks = mapsAt(list.properties, 'Entries').map((entry) => {
    const text = stringAt(entry, 'Cidr') ?? '';
    const block = blockOf(text);
    if (!block) throw new UnseenInput(`"${text}" in ${nameOf(list)} is not a CIDR block`, path, text);
    return block.addresses;
  });
  return union(noAddress(family), ...blocks.filter((block) => block.family === family));
}
