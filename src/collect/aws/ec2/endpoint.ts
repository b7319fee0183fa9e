import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { jsonText } from '../json-text.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

export function mapEndpoint(endpoint: VpcEndpoint, place: NetworkPlace): Mapped {
  const Id = endpoint.VpcEndpointId ?? '';
  const policy = jsonText(endpoint.PolicyDocument);
  const isInterface = endpoint.VpcEndpointType === 'Interface';
  return {
    type: 'AWS::EC2::VPCEndpoint',
    ref: Id,
    arn: networkArn(place, 'vpc-endpoint', Id),
    region: place.region,
    tags: tagMap(endpoint.Tags),
    properties: {
      ...toldValues({
        DnsOptions: isInterface ? endpoint.DnsOptions : undefined,
        IpAddressType: endpoint.IpAddressType,
        // AWS tells it for gateway endpoints too, for which a template cannot set it.
        PrivateDnsEnabled: isInterface ? endpoint.PrivateDnsEnabled : undefined,
        RouteTableIds: endpoint.RouteTableIds?.toSorted(),
        SecurityGroupIds: endpoint.Groups?.map(({ GroupId }) => GroupId).toSorted(),
        ServiceName: endpoint.ServiceName,
        ServiceRegion: endpoint.ServiceRegion,
        SubnetIds: endpoint.SubnetIds?.toSorted(),
        VpcEndpointType: endpoint.VpcEndpointType,
        VpcId: endpoint.VpcId,
      }),
      ...(policy !== undefined && { PolicyDocument: policy }),
    },
    attributes: toldValues({
      Id,
      CreationTimestamp: endpoint.CreationTimestamp,
      DnsEntries: endpoint.DnsEntries?.map(({ HostedZoneId = '', DnsName = '' }) => `${HostedZoneId}:${DnsName}`),
      NetworkInterfaceIds: endpoint.NetworkInterfaceIds,
      State: endpoint.State,
    }),
    api: 'ec2:DescribeVpcEndpoints',
  };
}
