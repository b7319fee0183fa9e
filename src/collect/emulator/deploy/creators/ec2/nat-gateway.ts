import { type AvailabilityMode, CreateNatGatewayCommand } from '@aws-sdk/client-ec2';
import { EmulatorLacks } from '../../creator.ts';
import { idOf, networkCreator } from './network-creator.ts';

const texts = ['AllocationId', 'ConnectivityType', 'PrivateIpAddress', 'SubnetId', 'VpcId'] as const;
const lists = ['AvailabilityZoneAddresses', 'SecondaryAllocationIds', 'SecondaryPrivateIpAddresses'] as const;

export const natGatewayCreator = networkCreator({
  type: 'AWS::EC2::NatGateway',
  takes: [...texts, ...lists, 'AvailabilityMode', 'Tags'],
  async make(given, ec2) {
    const mode = given.text('AvailabilityMode');
    const set = [
      ...texts.map((key) => [key, given.text(key)] as const),
      ...lists.map((key) => [key, given.all[key]] as const),
    ].filter(([, value]) => value !== undefined);
    try {
      const { NatGateway } = await ec2.send(
        new CreateNatGatewayCommand({
          ...Object.fromEntries(set),
          ...(mode !== undefined && { AvailabilityMode: mode as AvailabilityMode }),
          ...given.tagged('natgateway'),
        }),
      );
      const ref = idOf(NatGateway?.NatGatewayId, 'CreateNatGateway');
      return { ref, attributes: { NatGatewayId: ref } };
    } catch (error) {
      // An emulator that knows zonal gateways only looks for a subnet that none was named for.
      if (mode !== 'regional' || !(error instanceof Error) || error.name !== 'InvalidSubnetID.NotFound') throw error;
      throw new EmulatorLacks('The emulator does not know regional NAT gateways.', { cause: error });
    }
  },
});
