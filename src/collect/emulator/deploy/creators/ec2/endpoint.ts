import {
  CreateVpcEndpointCommand,
  type CreateVpcEndpointCommandInput,
  type DnsOptionsSpecification,
  type IpAddressType,
  type VpcEndpointType,
} from '@aws-sdk/client-ec2';
import { typed } from '../../given.ts';
import { idOf, networkCreator } from './network-creator.ts';

const lists = ['RouteTableIds', 'SecurityGroupIds', 'SubnetIds'] as const;

export const endpointCreator = networkCreator({
  type: 'AWS::EC2::VPCEndpoint',
  takes: [
    'DnsOptions',
    'IpAddressType',
    'PolicyDocument',
    'PrivateDnsEnabled',
    'ServiceName',
    'Tags',
    'VpcEndpointType',
    'VpcId',
    ...lists,
  ],
  async make(given, ec2) {
    const kind = given.text('VpcEndpointType');
    const addresses = given.text('IpAddressType');
    const isPrivate = given.flag('PrivateDnsEnabled');
    const { PolicyDocument: policy, DnsOptions: names } = given.all;
    const truths = new Set(['PrivateDnsOnlyForInboundResolverEndpoint']);
    const set = lists.map((key) => [key, given.texts(key)] as const).filter(([, values]) => values.length > 0);
    const input: CreateVpcEndpointCommandInput = {
      VpcId: given.needed('VpcId'),
      ServiceName: given.needed('ServiceName'),
      ...(kind !== undefined && { VpcEndpointType: kind as VpcEndpointType }),
      ...(addresses !== undefined && { IpAddressType: addresses as IpAddressType }),
      ...(isPrivate !== undefined && { PrivateDnsEnabled: isPrivate }),
      ...(policy !== undefined && { PolicyDocument: typeof policy === 'string' ? policy : JSON.stringify(policy) }),
      ...(names !== undefined && { DnsOptions: typed(names, new Set(), truths) as DnsOptionsSpecification }),
      ...Object.fromEntries(set),
      ...given.tagged('vpc-endpoint'),
    };
    const { VpcEndpoint } = await ec2.send(new CreateVpcEndpointCommand(input));
    const ref = idOf(VpcEndpoint?.VpcEndpointId, 'CreateVpcEndpoint');
    const at = VpcEndpoint?.CreationTimestamp?.toISOString();
    return { ref, attributes: { Id: ref, ...(at !== undefined && { CreationTimestamp: at }) } };
  },
});
