import type { Address } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

export function mapEip(address: Address, place: NetworkPlace): Mapped {
  const { AllocationId, PublicIp = '' } = address;
  return {
    type: 'AWS::EC2::EIP',
    ref: PublicIp,
    ...(AllocationId !== undefined && { arn: networkArn(place, 'elastic-ip', AllocationId) }),
    region: place.region,
    tags: tagMap(address.Tags),
    properties: toldValues({
      Domain: address.Domain,
      InstanceId: address.InstanceId || undefined,
      NetworkBorderGroup: address.NetworkBorderGroup,
      PublicIpv4Pool: address.PublicIpv4Pool,
    }),
    attributes: toldValues({
      AllocationId,
      PublicIp,
      AssociationId: address.AssociationId,
      NetworkInterfaceId: address.NetworkInterfaceId || undefined,
    }),
    api: 'ec2:DescribeAddresses',
  };
}
