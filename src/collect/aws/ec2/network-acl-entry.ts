import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import type { NetworkPlace } from './network-place.ts';

/** Numbers above it are those of the entries that AWS ends every ACL with, to deny what no other matched. */
const lastNumber = 32_766;

export function declaredEntries({ Entries = [] }: NetworkAcl): readonly NetworkAclEntry[] {
  return Entries.filter(({ RuleNumber = 0 }) => RuleNumber <= lastNumber);
}

export function mapNetworkAclEntries(acl: NetworkAcl, place: NetworkPlace): readonly Mapped[] {
  const { NetworkAclId = '' } = acl;
  return declaredEntries(acl).map((entry) => {
    const Egress = entry.Egress ?? false;
    const Id = `${NetworkAclId}|${Egress ? 'egress' : 'ingress'}|${entry.RuleNumber}`;
    return {
      type: 'AWS::EC2::NetworkAclEntry',
      ref: Id,
      region: place.region,
      tags: {},
      properties: toldValues({
        CidrBlock: entry.CidrBlock,
        Egress,
        Icmp: entry.IcmpTypeCode,
        Ipv6CidrBlock: entry.Ipv6CidrBlock,
        NetworkAclId,
        PortRange: entry.PortRange,
        Protocol: entry.Protocol === undefined ? undefined : Number(entry.Protocol),
        RuleAction: entry.RuleAction,
        RuleNumber: entry.RuleNumber,
      }),
      attributes: { Id },
      api: 'ec2:DescribeNetworkAcls',
    };
  });
}
