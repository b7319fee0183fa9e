import type { Subnet } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

/** `acl` is the id of the association with its network ACL. */
export function mapSubnet(subnet: Subnet, acl: string | undefined, place: NetworkPlace): Mapped {
  const SubnetId = subnet.SubnetId ?? '';
  const sixth =
    subnet.Ipv6CidrBlockAssociationSet?.filter(
      ({ Ipv6CidrBlockState }) => !Ipv6CidrBlockState?.State?.startsWith('disassociat'),
    ) ?? [];
  const blocks = sixth.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock);
  return {
    type: 'AWS::EC2::Subnet',
    ref: SubnetId,
    arn: subnet.SubnetArn ?? networkArn(place, 'subnet', SubnetId),
    region: place.region,
    tags: tagMap(subnet.Tags),
    properties: toldValues({
      AssignIpv6AddressOnCreation: subnet.AssignIpv6AddressOnCreation,
      AvailabilityZone: subnet.AvailabilityZone,
      CidrBlock: subnet.CidrBlock,
      EnableDns64: subnet.EnableDns64,
      Ipv6CidrBlock: blocks[0],
      // AWS tells it for every subnet, and a template may set it only for one without IPv4.
      Ipv6Native: subnet.Ipv6Native || undefined,
      MapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
      OutpostArn: subnet.OutpostArn,
      PrivateDnsNameOptionsOnLaunch: subnet.PrivateDnsNameOptionsOnLaunch,
      VpcId: subnet.VpcId,
    }),
    attributes: toldValues({
      SubnetId,
      VpcId: subnet.VpcId,
      AvailabilityZone: subnet.AvailabilityZone,
      AvailabilityZoneId: subnet.AvailabilityZoneId,
      CidrBlock: subnet.CidrBlock,
      Ipv6CidrBlocks: blocks,
      NetworkAclAssociationId: acl,
      OutpostArn: subnet.OutpostArn,
      DefaultForAz: subnet.DefaultForAz,
    }),
    api: 'ec2:DescribeSubnets',
  };
}
