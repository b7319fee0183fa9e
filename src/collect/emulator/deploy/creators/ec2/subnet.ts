import {
  CreateSubnetCommand,
  type EC2Client,
  type HostnameType,
  ModifySubnetAttributeCommand,
} from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';
import type { NetworkProperties } from './network-properties.ts';

const atCreation = ['AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'Ipv6CidrBlock', 'OutpostArn'] as const;
const afterwards = ['MapPublicIpOnLaunch', 'AssignIpv6AddressOnCreation', 'EnableDns64'] as const;

export const subnetCreator = networkCreator({
  type: 'AWS::EC2::Subnet',
  takes: ['VpcId', 'Ipv6Native', 'PrivateDnsNameOptionsOnLaunch', 'Tags', ...atCreation, ...afterwards],
  async make(given, ec2) {
    const VpcId = given.needed('VpcId');
    const set = atCreation.flatMap((key) => {
      const value = given.text(key);
      return value === undefined ? [] : [[key, value]];
    });
    const native = given.flag('Ipv6Native');
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        VpcId,
        ...Object.fromEntries(set),
        ...(native !== undefined && { Ipv6Native: native }),
        ...given.tagged('subnet'),
      }),
    );
    const SubnetId = idOf(Subnet?.SubnetId, 'CreateSubnet');
    // AWS takes one of them in a call, and none of a new subnet is true.
    for (const key of afterwards) {
      const Value = given.flag(key);
      if (Value === true) await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, [key]: { Value } }));
    }
    for (const names of given.maps('PrivateDnsNameOptionsOnLaunch')) await setNames(ec2, SubnetId, names);
    return {
      ref: SubnetId,
      attributes: {
        SubnetId,
        VpcId,
        AvailabilityZone: Subnet?.AvailabilityZone ?? '',
        AvailabilityZoneId: Subnet?.AvailabilityZoneId ?? '',
        CidrBlock: Subnet?.CidrBlock ?? '',
      },
    };
  },
});

/** How instances in the subnet are named. */
async function setNames(ec2: EC2Client, SubnetId: string, names: NetworkProperties): Promise<void> {
  const kind = names.text('HostnameType');
  const send = (attribute: object): Promise<unknown> =>
    ec2.send(new ModifySubnetAttributeCommand({ SubnetId, ...attribute }));
  if (kind !== undefined) await send({ PrivateDnsHostnameTypeOnLaunch: kind as HostnameType });
  for (const key of ['EnableResourceNameDnsARecord', 'EnableResourceNameDnsAAAARecord'] as const) {
    const Value = names.flag(key);
    if (Value !== undefined) await send({ [`${key}OnLaunch`]: { Value } });
  }
}
