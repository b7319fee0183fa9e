import type { Vpc } from '@aws-sdk/client-ec2';
import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

/** What DescribeVpcs does not tell of a VPC. */
export interface MoreOfVpc {
  readonly EnableDnsHostnames?: Value | undefined;
  readonly EnableDnsSupport?: Value | undefined;
  /** Ids of what AWS made with it; undefined where it was changed since, and is a record of its own. */
  readonly DefaultSecurityGroup?: string | undefined;
  readonly DefaultNetworkAcl?: string | undefined;
}

export function mapVpc(vpc: Vpc, more: MoreOfVpc, place: NetworkPlace): Mapped {
  const VpcId = vpc.VpcId ?? '';
  const { EnableDnsHostnames, EnableDnsSupport, DefaultSecurityGroup, DefaultNetworkAcl } = more;
  const blocks = vpc.CidrBlockAssociationSet?.filter(({ CidrBlockState }) => isThere(CidrBlockState?.State)) ?? [];
  const sixth =
    vpc.Ipv6CidrBlockAssociationSet?.filter(({ Ipv6CidrBlockState }) => isThere(Ipv6CidrBlockState?.State)) ?? [];
  return {
    type: 'AWS::EC2::VPC',
    ref: VpcId,
    arn: networkArn(place, 'vpc', VpcId),
    region: place.region,
    tags: tagMap(vpc.Tags),
    properties: toldValues({
      CidrBlock: vpc.CidrBlock,
      EnableDnsHostnames,
      EnableDnsSupport,
      InstanceTenancy: vpc.InstanceTenancy,
    }),
    attributes: toldValues({
      VpcId,
      CidrBlock: vpc.CidrBlock,
      CidrBlockAssociations: blocks.map(({ AssociationId }) => AssociationId),
      Ipv6CidrBlocks: sixth.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
      DefaultSecurityGroup,
      DefaultNetworkAcl,
      IsDefault: vpc.IsDefault,
    }),
    api: 'ec2:DescribeVpcs',
  };
}

/** Blocks that were taken away are told for a while. */
function isThere(state: string | undefined): boolean {
  return state === undefined || state === 'associated' || state === 'associating';
}
