import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';
import { securityGroupRules } from './security-group-rules.ts';

/**
 * A group with all its rules inline, whether a template wrote them there or as records of their own: a rule is nothing without its
 * group and bears no tags to be found by, DescribeSecurityGroups and AWS Config tell them so, and inline a list without egress
 * rules says that there are none, the default rule included.
 */
export function mapSecurityGroup(group: SecurityGroup, place: NetworkPlace): Mapped {
  const GroupId = group.GroupId ?? '';
  const account = group.OwnerId ?? place.account;
  return {
    type: 'AWS::EC2::SecurityGroup',
    ref: GroupId,
    arn: group.SecurityGroupArn ?? networkArn(place, 'security-group', GroupId),
    region: place.region,
    tags: tagMap(group.Tags),
    properties: {
      ...toldValues({ GroupDescription: group.Description, GroupName: group.GroupName, VpcId: group.VpcId }),
      SecurityGroupIngress: securityGroupRules(group.IpPermissions ?? [], 'ingress', account),
      SecurityGroupEgress: securityGroupRules(group.IpPermissionsEgress ?? [], 'egress', account),
    },
    attributes: toldValues({ GroupId, Id: GroupId, VpcId: group.VpcId }),
    api: 'ec2:DescribeSecurityGroups',
  };
}

/** Whether it is a VPC's default one, and admits its own members and lets everything out as AWS made it. */
export function isUntouchedDefaultGroup(group: SecurityGroup): boolean {
  const { GroupName, IpPermissions = [], IpPermissionsEgress = [] } = group;
  if (GroupName !== 'default') return false;
  return (
    IpPermissions.length > 0 &&
    IpPermissions.every(isForAll) &&
    !admitsOthers(group) &&
    IpPermissionsEgress.some(({ IpRanges = [] }) => IpRanges.some(({ CidrIp }) => CidrIp === '0.0.0.0/0')) &&
    IpPermissionsEgress.every((permission) => isForAll(permission) && isForEverybody(permission))
  );
}

/** Whether it admits anybody who is not its member. */
export function admitsOthers({ GroupId, IpPermissions = [] }: SecurityGroup): boolean {
  return !IpPermissions.every((permission) => isForItself(permission, GroupId));
}

function isForAll({ IpProtocol }: IpPermission): boolean {
  return IpProtocol === '-1';
}

function isForItself(permission: IpPermission, id: string | undefined): boolean {
  const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
  if ([IpRanges, Ipv6Ranges, PrefixListIds].some((list) => list.length > 0)) return false;
  return UserIdGroupPairs.length > 0 && UserIdGroupPairs.every(({ GroupId }) => GroupId === id);
}

function isForEverybody({
  IpRanges = [],
  Ipv6Ranges = [],
  PrefixListIds = [],
  UserIdGroupPairs = [],
}: IpPermission): boolean {
  return (
    PrefixListIds.length === 0 &&
    UserIdGroupPairs.length === 0 &&
    IpRanges.every(({ CidrIp }) => CidrIp === '0.0.0.0/0') &&
    Ipv6Ranges.every(({ CidrIpv6 }) => CidrIpv6 === '::/0')
  );
}
