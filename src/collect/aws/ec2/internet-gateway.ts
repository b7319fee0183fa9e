import type { InternetGateway } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

export function mapInternetGateway(gateway: InternetGateway, place: NetworkPlace): Mapped {
  const InternetGatewayId = gateway.InternetGatewayId ?? '';
  return {
    type: 'AWS::EC2::InternetGateway',
    ref: InternetGatewayId,
    arn: networkArn(place, 'internet-gateway', InternetGatewayId),
    region: place.region,
    tags: tagMap(gateway.Tags),
    properties: {},
    attributes: { InternetGatewayId },
    api: 'ec2:DescribeInternetGateways',
  };
}
