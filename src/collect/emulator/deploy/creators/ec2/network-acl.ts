import { CreateNetworkAclCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';

export const networkAclCreator = networkCreator({
  type: 'AWS::EC2::NetworkAcl',
  takes: ['VpcId', 'Tags'],
  async make(given, ec2) {
    const call = new CreateNetworkAclCommand({ VpcId: given.needed('VpcId'), ...given.tagged('network-acl') });
    const { NetworkAcl } = await ec2.send(call);
    const ref = idOf(NetworkAcl?.NetworkAclId, 'CreateNetworkAcl');
    return { ref, attributes: { Id: ref } };
  },
});
