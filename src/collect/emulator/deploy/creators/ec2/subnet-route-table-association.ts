import { AssociateRouteTableCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';

export const subnetRouteTableAssociationCreator = networkCreator({
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  takes: ['RouteTableId', 'SubnetId'],
  async make(given, ec2) {
    const { AssociationId } = await ec2.send(
      new AssociateRouteTableCommand({
        RouteTableId: given.needed('RouteTableId'),
        SubnetId: given.needed('SubnetId'),
      }),
    );
    const ref = idOf(AssociationId, 'AssociateRouteTable');
    return { ref, attributes: { Id: ref } };
  },
});
