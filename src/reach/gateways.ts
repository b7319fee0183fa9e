import type { Inventory } from '../inventory/inventory.ts';
import { stringAt, type UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { existing } from '../inventory/views/referrers.ts';
import type { Family } from './addresses.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { openSieve, placeText, type Sieve, shutSieve, unseenSieve } from './sieve.ts';

/** What stands between a VPC and the internet. */
export interface Gateways {
  /** Whether an internet gateway is attached to the VPC. */
  readonly attached: (vpc: Resource | UnseenInput, family: Family) => Sieve;
  /** Whether the account's block on public access lets packets in. */
  readonly unblocked: (
    subnet: Resource | UnseenInput,
    vpc: Resource | UnseenInput,
    family: Family,
  ) => Sieve | undefined;
}

export function gatewaysOf(inventory: Inventory): Gateways {
  const attachments = new Map<string, Resource | UnseenInput>();
  const stray: UnseenInput[] = [];
  for (const record of inventory.ofType('AWS::EC2::VPCGatewayAttachment')) {
    const vpc = attemptOn(record, () => {
      if (valueAt(record.properties, 'InternetGatewayId') === undefined) return undefined;
      return inventory.resolve(valueAt(record.properties, 'VpcId'), 'VpcId');
    });
    if (isUnseenInput(vpc)) stray.push(vpc);
    else if (vpc)
      attachments.set(
        vpc.id,
        attemptOn(record, () => existing(record)),
      );
  }

  function attached(vpc: Resource | UnseenInput, family: Family): Sieve {
    if (isUnseenInput(vpc))
      return unseenSieve(family, [vpc], 'it was not seen whether its VPC has an internet gateway');
    const attachment = attachments.get(vpc.id) ?? stray[0];
    if (isUnseenInput(attachment))
      return unseenSieve(family, [attachment], `the internet gateway of ${placeText(vpc)}`);
    if (attachment)
      return openSieve(family, {
        text: `VPC ${nameOf(vpc)} has an internet gateway by ${placeText(attachment)}`,
        by: attachment,
      });
    return shutSieve(family, { text: `VPC ${placeText(vpc)} has no internet gateway`, by: vpc });
  }

  function unblocked(subnet: Resource | UnseenInput, vpc: Resource | UnseenInput, family: Family): Sieve | undefined {
    if (isUnseenInput(vpc)) return undefined;
    const options = inventory
      .ofType('AWS::EC2::VPCBlockPublicAccessOptions')
      .find(({ region }) => region === vpc.region);
    if (!options) return undefined;
    const mode = attemptOn(options, () => stringAt(existing(options).properties, 'InternetGatewayBlockMode'));
    const text = `public access to VPCs is blocked by ${placeText(options, 'InternetGatewayBlockMode')}`;
    if (isUnseenInput(mode)) return unseenSieve(family, [mode], text);
    if (!mode?.startsWith('block')) return undefined;
    const excluded = exclusionOf(subnet, vpc);
    if (isUnseenInput(excluded)) return unseenSieve(family, [excluded], text);
    if (excluded)
      return openSieve(family, { text: `public access is allowed again by ${placeText(excluded)}`, by: excluded });
    return { ...shutSieve(family, { text, by: options, path: 'InternetGatewayBlockMode' }) };
  }

  function exclusionOf(subnet: Resource | UnseenInput, vpc: Resource): Resource | UnseenInput | undefined {
    for (const record of inventory.ofType('AWS::EC2::VPCBlockPublicAccessExclusion')) {
      const meant = attemptOn(record, () => {
        const mode = stringAt(existing(record).properties, 'InternetGatewayExclusionMode');
        if (mode !== 'allow-bidirectional') return undefined;
        const path = valueAt(record.properties, 'SubnetId') === undefined ? 'VpcId' : 'SubnetId';
        return inventory.resolve(valueAt(record.properties, path), path);
      });
      if (isUnseenInput(meant)) return meant;
      if (meant && (meant.id === vpc.id || (!isUnseenInput(subnet) && meant.id === subnet.id))) return record;
    }
    return undefined;
  }

  return { attached, unblocked };
}

/** A sieve that lets everything through or nothing, or may do either. */
export function switchSieve(
  family: Family,
  found:
    | { readonly is: boolean; readonly hop: { readonly text: string; readonly by?: Resource; readonly path?: string } }
    | UnseenInput,
  what: string,
): Sieve {
  if (isUnseenInput(found)) return unseenSieve(family, [found], what);
  return found.is ? openSieve(family, found.hop) : shutSieve(family, found.hop);
}
