import { AttachInternetGatewayCommand, AttachVpnGatewayCommand } from '@aws-sdk/client-ec2';
import { networkCreator } from './network-creator.ts';

export const gatewayAttachmentCreator = networkCreator({
  type: 'AWS::EC2::VPCGatewayAttachment',
  takes: ['VpcId', 'InternetGatewayId', 'VpnGatewayId'],
  async make(given, ec2) {
    const VpcId = given.needed('VpcId');
    const VpnGatewayId = given.text('VpnGatewayId');
    if (VpnGatewayId === undefined) {
      const InternetGatewayId = given.needed('InternetGatewayId');
      await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    } else await ec2.send(new AttachVpnGatewayCommand({ VpnGatewayId, VpcId }));
    const AttachmentType = VpnGatewayId === undefined ? 'IGW' : 'VGW';
    return { ref: `${AttachmentType}|${VpcId}`, attributes: { AttachmentType } };
  },
});
