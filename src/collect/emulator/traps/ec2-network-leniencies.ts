import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
} from '@aws-sdk/client-ec2';
import type { Trap } from '../trap.ts';
import { endpointMade, ingressMade, isRefused, natGatewayMade, subnetMade, vpcMade } from './ec2-network-probes.ts';

/**
 * What moto takes and AWS refuses or mends. It is told as it was made, so that nothing differs from the template; but that a
 * template can be deployed here does not show that AWS would take it.
 */
export const ec2NetworkLeniencies: readonly Trap[] = [
  {
    type: 'AWS::EC2::Subnet',
    property: 'AvailabilityZone',
    explanation:
      'A zone of another region is taken, which AWS refuses: that a template can be deployed here does not show that its zones are right. What is told is what was asked for, so no check judges otherwise.',
    probe: async (place) => {
      const AvailabilityZone = place.region === 'us-east-1' ? 'eu-west-1a' : 'us-east-1a';
      return (await subnetMade(place, undefined, { AvailabilityZone })).AvailabilityZone === AvailabilityZone;
    },
  },
  {
    type: 'AWS::EC2::NatGateway',
    property: 'AllocationId',
    explanation:
      'A public gateway is made without an address, which AWS refuses: a template without one deploys here. It is read back without one, as it was written.',
    probe: async (place) => (await natGatewayMade(place, {})).State === 'available',
  },
  {
    type: 'AWS::EC2::Route',
    property: 'GatewayId',
    explanation:
      'A route without a target is made, and so is one to a gateway that does not exist, both of which AWS refuses: that a template can be deployed here does not show that its routes lead anywhere. Read back, such a route leads nowhere, as in the template.',
    probe: async (place) => {
      const { ec2 } = place.clients;
      const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: await vpcMade(place) }));
      const route = { RouteTableId: RouteTable?.RouteTableId, DestinationCidrBlock: '172.16.0.0/12' };
      return !(await isRefused(() => ec2.send(new CreateRouteCommand(route))));
    },
  },
  {
    type: 'AWS::EC2::VPCGatewayAttachment',
    property: 'InternetGatewayId',
    explanation:
      'A VPC takes a second internet gateway, which AWS refuses. Both attachments are read back; one suffices to be open to the internet, so no verdict changes.',
    probe: async (place) => {
      const { ec2 } = place.clients;
      const VpcId = await vpcMade(place);
      const attach = async (): Promise<unknown> => {
        const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
        const InternetGatewayId = InternetGateway?.InternetGatewayId;
        return ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
      };
      await attach();
      return !(await isRefused(attach));
    },
  },
  {
    type: 'AWS::EC2::SecurityGroup',
    property: 'SecurityGroupIngress.*.CidrIp',
    explanation:
      'A block is kept with the bits of a host in it (10.0.0.7/8), of which AWS makes 10.0.0.0/8. Checks read the block by its length; no verdict changes.',
    probe: async (place) => {
      const found = await ingressMade(place, { IpRanges: [{ CidrIp: '10.0.0.7/8' }] });
      return found.IpRanges?.[0]?.CidrIp === '10.0.0.7/8';
    },
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    property: 'ServiceName',
    explanation:
      'A service that does not exist is taken, which AWS refuses: that a template can be deployed here does not show that its endpoints exist in the region.',
    probe: async (place) => {
      const found = await endpointMade(place, 'no-such-service', { VpcEndpointType: 'Interface' });
      return found.State?.toLowerCase() === 'available';
    },
  },
];
