import { CreateInternetGatewayCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';

export const internetGatewayCreator = networkCreator({
  type: 'AWS::EC2::InternetGateway',
  takes: ['Tags'],
  async make(given, ec2) {
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand(given.tagged('internet-gateway')));
    const ref = idOf(InternetGateway?.InternetGatewayId, 'CreateInternetGateway');
    return { ref, attributes: { InternetGatewayId: ref } };
  },
});
