import type { NatGateway } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

export function mapNatGateway(gateway: NatGateway, place: NetworkPlace): Mapped {
  const NatGatewayId = gateway.NatGatewayId ?? '';
  const addresses = gateway.NatGatewayAddresses ?? [];
  const isRegional = gateway.AvailabilityMode === 'regional';
  const primary = addresses.find(({ IsPrimary }) => IsPrimary === true) ?? addresses[0];
  const others = addresses.filter((address) => address !== primary);
  // Where AWS itself goes to the zones in which there is work, those it is in now were declared by nobody.
  const zones = gateway.AutoProvisionZones === 'enabled' ? [] : byZone(addresses);
  const zonal = {
    AllocationId: primary?.AllocationId,
    PrivateIpAddress: primary?.PrivateIp,
    SecondaryAllocationIds: others.map(({ AllocationId }) => AllocationId),
    SecondaryPrivateIpAddresses: others.map(({ PrivateIp }) => PrivateIp),
    SubnetId: gateway.SubnetId,
  };
  return {
    type: 'AWS::EC2::NatGateway',
    ref: NatGatewayId,
    arn: networkArn(place, 'natgateway', NatGatewayId),
    region: place.region,
    tags: tagMap(gateway.Tags),
    properties: toldValues({
      AvailabilityMode: gateway.AvailabilityMode,
      ConnectivityType: gateway.ConnectivityType,
      ...(isRegional ? { AvailabilityZoneAddresses: zones, VpcId: gateway.VpcId } : zonal),
    }),
    attributes: toldValues({
      NatGatewayId,
      EniId: primary?.NetworkInterfaceId,
      VpcId: gateway.VpcId,
      State: gateway.State,
      PublicIp: primary?.PublicIp,
    }),
    untold: { MaxDrainDurationSeconds: 'DescribeNatGateways does not tell it.' },
    api: 'ec2:DescribeNatGateways',
  };
}

/** The zones a regional gateway was given addresses in. */
function byZone(addresses: readonly NatGatewayAddressOf[]): readonly object[] {
  const zones = Map.groupBy(addresses, ({ AvailabilityZone }) => AvailabilityZone);
  return [...zones].flatMap(([AvailabilityZone, inZone]) =>
    AvailabilityZone === undefined
      ? []
      : [{ AvailabilityZone, AllocationIds: inZone.map(({ AllocationId }) => AllocationId) }],
  );
}

type NatGatewayAddressOf = NonNullable<NatGateway['NatGatewayAddresses']>[number];
