import type { NetworkAcl } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { declaredEntries } from './network-acl-entry.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

export function mapNetworkAcl(acl: NetworkAcl, place: NetworkPlace): Mapped {
  const Id = acl.NetworkAclId ?? '';
  return {
    type: 'AWS::EC2::NetworkAcl',
    ref: Id,
    arn: networkArn(place, 'network-acl', Id),
    region: place.region,
    tags: tagMap(acl.Tags),
    properties: toldValues({ VpcId: acl.VpcId }),
    attributes: { Id, IsDefault: acl.IsDefault ?? false },
    api: 'ec2:DescribeNetworkAcls',
  };
}

/** Whether it is a VPC's default one, and lets everything through as AWS made it. */
export function isUntouchedDefault(acl: NetworkAcl): boolean {
  const entries = declaredEntries(acl);
  const isOpen = entries.every(
    ({ Protocol, RuleAction, CidrBlock, Ipv6CidrBlock }) =>
      Protocol === '-1' && RuleAction === 'allow' && (CidrBlock === '0.0.0.0/0' || Ipv6CidrBlock === '::/0'),
  );
  const covers = (wanted: boolean): boolean =>
    entries.some(({ Egress, CidrBlock }) => Egress === wanted && CidrBlock !== undefined);
  return acl.IsDefault === true && isOpen && covers(true) && covers(false);
}
