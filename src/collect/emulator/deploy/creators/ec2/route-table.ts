import { CreateRouteTableCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';

export const routeTableCreator = networkCreator({
  type: 'AWS::EC2::RouteTable',
  takes: ['VpcId', 'Tags'],
  async make(given, ec2) {
    const call = new CreateRouteTableCommand({ VpcId: given.needed('VpcId'), ...given.tagged('route-table') });
    const { RouteTable } = await ec2.send(call);
    const ref = idOf(RouteTable?.RouteTableId, 'CreateRouteTable');
    return { ref, attributes: { RouteTableId: ref } };
  },
});
