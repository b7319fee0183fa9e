import type { IpPermission } from '@aws-sdk/client-ec2';
import type { NetworkProperties } from './network-properties.ts';

/** One rule of a template, inline or standing alone, as the calls take it. Throws where it names no source and no destination. */
export function securityPermission(rule: NetworkProperties): IpPermission {
  const from = rule.number('FromPort');
  const to = rule.number('ToPort');
  const said = rule.text('Description');
  const about = said === undefined ? {} : { Description: said };
  const fourth = rule.text('CidrIp');
  const sixth = rule.text('CidrIpv6');
  const list = rule.text('SourcePrefixListId') ?? rule.text('DestinationPrefixListId');
  const group = rule.text('SourceSecurityGroupId') ?? rule.text('DestinationSecurityGroupId');
  const name = rule.text('SourceSecurityGroupName');
  const owner = rule.text('SourceSecurityGroupOwnerId');
  const pair = {
    ...(group !== undefined && { GroupId: group }),
    ...(name !== undefined && { GroupName: name }),
    ...(owner !== undefined && { UserId: owner }),
    ...about,
  };
  if ([fourth, sixth, list, group, name].every((value) => value === undefined))
    throw new Error('A rule names neither a block, a prefix list nor a group. Name whom it is for.');
  return {
    IpProtocol: rule.needed('IpProtocol'),
    ...(from !== undefined && { FromPort: from }),
    ...(to !== undefined && { ToPort: to }),
    ...(fourth !== undefined && { IpRanges: [{ CidrIp: fourth, ...about }] }),
    ...(sixth !== undefined && { Ipv6Ranges: [{ CidrIpv6: sixth, ...about }] }),
    ...(list !== undefined && { PrefixListIds: [{ PrefixListId: list, ...about }] }),
    ...((group ?? name) !== undefined && { UserIdGroupPairs: [pair] }),
  };
}

/** What is written in a rule. */
export const permissionProperties = [
  'CidrIp',
  'CidrIpv6',
  'Description',
  'DestinationPrefixListId',
  'DestinationSecurityGroupId',
  'FromPort',
  'GroupId',
  'IpProtocol',
  'SourcePrefixListId',
  'SourceSecurityGroupId',
  'SourceSecurityGroupName',
  'SourceSecurityGroupOwnerId',
  'ToPort',
] as const;
