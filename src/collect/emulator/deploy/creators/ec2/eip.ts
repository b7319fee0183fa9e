import { AllocateAddressCommand, AssociateAddressCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';

export const eipCreator = networkCreator({
  type: 'AWS::EC2::EIP',
  takes: ['Domain', 'InstanceId', 'NetworkBorderGroup', 'PublicIpv4Pool', 'Tags'],
  async make(given, ec2) {
    const group = given.text('NetworkBorderGroup');
    const pool = given.text('PublicIpv4Pool');
    const { AllocationId, PublicIp } = await ec2.send(
      new AllocateAddressCommand({
        Domain: 'vpc',
        ...(group !== undefined && { NetworkBorderGroup: group }),
        ...(pool !== undefined && { PublicIpv4Pool: pool }),
        ...given.tagged('elastic-ip'),
      }),
    );
    const allocation = idOf(AllocationId, 'AllocateAddress');
    const ref = idOf(PublicIp, 'AllocateAddress');
    const InstanceId = given.text('InstanceId');
    if (InstanceId !== undefined) await ec2.send(new AssociateAddressCommand({ AllocationId: allocation, InstanceId }));
    return { ref, attributes: { AllocationId: allocation, PublicIp: ref } };
  },
});
