import type { IpPermission, IpRange } from '@aws-sdk/client-ec2';
import { unseen, type ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';

/**
 * The rules that one side of a group holds, as they stand inline in a template: one for each source or destination, in an order of
 * their own, since AWS keeps none. `account` is the group's: it is left out where a rule names it.
 */
export function securityGroupRules(
  permissions: readonly IpPermission[],
  side: 'ingress' | 'egress',
  account: string,
): readonly ValueMap[] {
  return permissions
    .flatMap((permission) => rulesOf(permission, side, account))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function rulesOf(permission: IpPermission, side: 'ingress' | 'egress', account: string): readonly ValueMap[] {
  const { FromPort, IpProtocol, ToPort } = permission;
  const end = side === 'ingress' ? 'Source' : 'Destination';
  const rule = (
    Description: string | undefined,
    key: string,
    whom: string | undefined,
    more: object = {},
  ): ValueMap => ({
    // First, for it is what the rules are sorted by.
    [key]: whom ?? unseen(`the answer does not say whom the rule is for (${key})`),
    ...toldValues({ ...more, Description: Description || undefined, FromPort, IpProtocol, ToPort }),
  });
  const rules = [
    ...blocksOf(permission).map(({ CidrIp, Description }) => rule(Description, 'CidrIp', CidrIp)),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => rule(Description, 'CidrIpv6', CidrIpv6)),
    ...(permission.PrefixListIds ?? []).map(({ PrefixListId, Description }) =>
      rule(Description, `${end}PrefixListId`, PrefixListId),
    ),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, UserId, Description }) => {
      // The account of the other group, across a peering; a template has it for what comes in only.
      const isForeign = side === 'ingress' && UserId !== undefined && UserId !== account;
      const owner = isForeign ? { SourceSecurityGroupOwnerId: UserId } : {};
      return rule(Description, `${end}SecurityGroupId`, GroupId, owner);
    }),
  ];
  return rules.length > 0 ? rules : [rule(undefined, 'CidrIp', undefined)];
}

/** AWS Config tells the blocks as Ipv4Ranges, and again as text under the name that EC2 has for the former. */
function blocksOf({ IpRanges = [], ...others }: IpPermission): readonly IpRange[] {
  const { Ipv4Ranges } = others as { readonly Ipv4Ranges?: readonly IpRange[] };
  if (Ipv4Ranges !== undefined) return Ipv4Ranges;
  return IpRanges.map((range: IpRange | string) => (typeof range === 'string' ? { CidrIp: range } : range));
}
