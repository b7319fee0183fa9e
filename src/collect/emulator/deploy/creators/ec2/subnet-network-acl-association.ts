import { DescribeNetworkAclsCommand, ReplaceNetworkAclAssociationCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';

export const subnetNetworkAclAssociationCreator = networkCreator({
  type: 'AWS::EC2::SubnetNetworkAclAssociation',
  takes: ['NetworkAclId', 'SubnetId'],
  async make(given, ec2) {
    const SubnetId = given.needed('SubnetId');
    // A subnet is born with the default ACL of its VPC, and only a change of that association gives it another.
    const { NetworkAcls = [] } = await ec2.send(
      new DescribeNetworkAclsCommand({ Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }] }),
    );
    const born = NetworkAcls.flatMap(({ Associations = [] }) => Associations).find((one) => one.SubnetId === SubnetId);
    const { NewAssociationId } = await ec2.send(
      new ReplaceNetworkAclAssociationCommand({
        AssociationId: idOf(born?.NetworkAclAssociationId, 'DescribeNetworkAcls'),
        NetworkAclId: given.needed('NetworkAclId'),
      }),
    );
    const ref = idOf(NewAssociationId, 'ReplaceNetworkAclAssociation');
    return { ref, attributes: { AssociationId: ref } };
  },
});
