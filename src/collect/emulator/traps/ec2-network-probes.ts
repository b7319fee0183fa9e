import {
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  type CreateFlowLogsCommandInput,
  CreateNatGatewayCommand,
  type CreateNatGatewayCommandInput,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  type CreateVpcEndpointCommandInput,
  DescribeFlowLogsCommand,
  DescribeNatGatewaysCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  type FlowLog,
  type IpPermission,
  ModifySubnetAttributeCommand,
  type ModifySubnetAttributeCommandInput,
  type NatGateway,
  type Subnet,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import type { ProbePlace } from '../trap.ts';

/** What probes of networks make and read back, each in a VPC of its own. */
export async function vpcMade({ clients }: ProbePlace): Promise<string> {
  const { Vpc } = await clients.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  return made(Vpc?.VpcId, 'CreateVpc');
}

export async function subnetMade(
  place: ProbePlace,
  changed: Omit<ModifySubnetAttributeCommandInput, 'SubnetId'> = {},
  more: { readonly AvailabilityZone?: string } = {},
): Promise<Subnet> {
  const { ec2 } = place.clients;
  const CidrBlock = '10.0.0.0/24';
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: await vpcMade(place), CidrBlock, ...more }));
  const SubnetId = made(Subnet?.SubnetId, 'CreateSubnet');
  if (Object.keys(changed).length > 0) await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, ...changed }));
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
  return made(Subnets?.[0], 'DescribeSubnets');
}

export async function natGatewayMade(
  place: ProbePlace,
  asked: Omit<CreateNatGatewayCommandInput, 'SubnetId'>,
): Promise<NatGateway> {
  const { ec2 } = place.clients;
  const { SubnetId } = await subnetMade(place);
  const answer = await ec2.send(new CreateNatGatewayCommand({ SubnetId, ...asked }));
  const NatGatewayIds = [made(answer.NatGateway?.NatGatewayId, 'CreateNatGateway')];
  const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds }));
  return made(NatGateways?.[0], 'DescribeNatGateways');
}

/** The one permission of a group that was made to admit TCP on port 443 from a source. */
export async function ingressMade(place: ProbePlace, source: IpPermission): Promise<IpPermission> {
  const { ec2 } = place.clients;
  const asked = { GroupName: 'probe', Description: 'probe', VpcId: await vpcMade(place) };
  const GroupId = made((await ec2.send(new CreateSecurityGroupCommand(asked))).GroupId, 'CreateSecurityGroup');
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...source }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }));
  return made(SecurityGroups?.[0]?.IpPermissions?.[0], 'DescribeSecurityGroups');
}

/** `service` is the last part of its name. */
export async function endpointMade(
  place: ProbePlace,
  service: string,
  asked: Omit<CreateVpcEndpointCommandInput, 'ServiceName' | 'VpcId'> = {},
): Promise<VpcEndpoint> {
  const { ec2 } = place.clients;
  const ServiceName = `com.amazonaws.${place.region}.${service}`;
  const answer = await ec2.send(new CreateVpcEndpointCommand({ ...asked, ServiceName, VpcId: await vpcMade(place) }));
  const VpcEndpointIds = [made(answer.VpcEndpoint?.VpcEndpointId, 'CreateVpcEndpoint')];
  const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds }));
  return made(VpcEndpoints?.[0], 'DescribeVpcEndpoints');
}

/** The name of a bucket, to send logs to; `name` tells it from others of the account. */
export async function bucketMade({ account, clients }: ProbePlace, name: string): Promise<string> {
  const Bucket = `${name}-${account}`;
  // In this region, no other place needs to be named, and buckets of an emulator are seen from everywhere.
  await clients.s3.send(
    new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
  );
  return Bucket;
}

/** A flow log of a VPC to S3; undefined where the emulator refuses it. */
export async function flowLogMade(
  place: ProbePlace,
  asked: Pick<CreateFlowLogsCommandInput, 'LogDestination' | 'DestinationOptions' | 'DeliverCrossAccountRole'>,
): Promise<FlowLog | undefined> {
  const { ec2 } = place.clients;
  const ResourceIds = [await vpcMade(place)];
  const whole = { ...asked, ResourceIds, ResourceType: 'VPC', LogDestinationType: 's3', TrafficType: 'ALL' } as const;
  const { FlowLogIds = [] } = await ec2.send(new CreateFlowLogsCommand({ ...whole, ResourceIds }));
  if (FlowLogIds.length === 0) return undefined;
  const { FlowLogs } = await ec2.send(new DescribeFlowLogsCommand({ FlowLogIds }));
  return FlowLogs?.[0];
}

/** Whether the emulator answers a call with an error. Rejects where there was no answer. */
export async function isRefused(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
    if ($metadata?.httpStatusCode === undefined) throw error;
    return true;
  }
}

function made<Answer>(answer: Answer | undefined, call: string): Answer {
  if (answer === undefined) throw new Error(`${call} did not answer with what it was asked for.`);
  return answer;
}
