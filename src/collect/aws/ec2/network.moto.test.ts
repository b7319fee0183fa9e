import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import {
  type Concrete,
  type Created,
  type CreatePlace,
  type Creator,
  EmulatorLacks,
} from '../../emulator/deploy/creator.ts';
import { eipCreator } from '../../emulator/deploy/creators/ec2/eip.ts';
import { endpointCreator } from '../../emulator/deploy/creators/ec2/endpoint.ts';
import { flowLogCreator } from '../../emulator/deploy/creators/ec2/flow-log.ts';
import { gatewayAttachmentCreator } from '../../emulator/deploy/creators/ec2/gateway-attachment.ts';
import { internetGatewayCreator } from '../../emulator/deploy/creators/ec2/internet-gateway.ts';
import { natGatewayCreator } from '../../emulator/deploy/creators/ec2/nat-gateway.ts';
import { networkAclEntryCreator } from '../../emulator/deploy/creators/ec2/network-acl-entry.ts';
import { networkAclCreator } from '../../emulator/deploy/creators/ec2/network-acl.ts';
import { routeTableCreator } from '../../emulator/deploy/creators/ec2/route-table.ts';
import { routeCreator } from '../../emulator/deploy/creators/ec2/route.ts';
import { securityGroupEgressCreator } from '../../emulator/deploy/creators/ec2/security-group-egress.ts';
import { securityGroupIngressCreator } from '../../emulator/deploy/creators/ec2/security-group-ingress.ts';
import { securityGroupCreator } from '../../emulator/deploy/creators/ec2/security-group.ts';
import { subnetNetworkAclAssociationCreator } from '../../emulator/deploy/creators/ec2/subnet-network-acl-association.ts';
import { subnetRouteTableAssociationCreator } from '../../emulator/deploy/creators/ec2/subnet-route-table-association.ts';
import { subnetCreator } from '../../emulator/deploy/creators/ec2/subnet.ts';
import { vpcCreator } from '../../emulator/deploy/creators/ec2/vpc.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import type { Collector, Mapped, Place } from '../collector.ts';
import { eipCollector } from './eip-collector.ts';
import { endpointCollector } from './endpoint-collector.ts';
import { flowLogCollector } from './flow-log-collector.ts';
import { natGatewayCollector } from './nat-gateway-collector.ts';
import { networkCollector } from './network-collector.ts';

const moto = motoForTests();
const collectors: readonly Collector[] = [
  networkCollector,
  natGatewayCollector,
  eipCollector,
  endpointCollector,
  flowLogCollector,
];

function placeHere(): CreatePlace & Place {
  return placeForTests('endpoint' in moto ? moto.endpoint : '', accountForTest(), 'eu-west-1');
}

async function readBack(place: Place): Promise<readonly Mapped[]> {
  return (await Promise.all(collectors.map(({ collect }) => collect(place)))).flat();
}

/** Makes resources, and compares each with what is read back under its id: what was asked for must be told, and more may be. */
function network(place: CreatePlace & Place) {
  const asked: { readonly type: string; readonly properties: Concrete; readonly created: Created }[] = [];
  return {
    make: async (creator: Creator, properties: Concrete): Promise<Created> => {
      const created = await creator.create(properties, place);
      asked.push({ type: creator.type, properties, created });
      return created;
    },
    agrees: async (): Promise<void> => {
      const found = await readBack(place);
      for (const { type, properties, created } of asked.filter((one) => !isRule(one.type))) {
        const one = found.find((mapped) => mapped.type === type && mapped.ref === created.ref);
        const { Tags, ...others } = properties;
        expect(one?.properties, `${type} ${JSON.stringify(properties)}`).to.deep.include(others);
        if (Tags !== undefined) expect(one?.tags).to.deep.equal({ Name: 'shop' });
        expect(one?.attributes).to.deep.include(created.attributes);
        expect(created.notTaken).to.equal(undefined);
      }
      expect(found.length).to.equal(asked.filter(({ type }) => !isRule(type)).length);
    },
  };
}

function isRule(type: string): boolean {
  return /SecurityGroup(?:In|E)gress$/u.test(type);
}

const Tags = [{ Key: 'Name', Value: 'shop' }];

describe('networks in moto', { skip: 'missing' in moto ? moto.missing : false }, () => {
  it('a VPC with its subnets, gateways, routes and ACLs is read back as it was made, and nothing else is', async () => {
    const place = placeHere();
    const { make, agrees } = network(place);
    const asked = { CidrBlock: '10.20.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true };
    const { ref: VpcId } = await make(vpcCreator, { ...asked, Tags });
    const zone = { VpcId, AvailabilityZone: 'eu-west-1b' };
    const open = await make(subnetCreator, { ...zone, CidrBlock: '10.20.1.0/24', MapPublicIpOnLaunch: true, Tags });
    const shut = await make(subnetCreator, { ...zone, CidrBlock: '10.20.2.0/24', MapPublicIpOnLaunch: false });
    const { ref: InternetGatewayId } = await make(internetGatewayCreator, { Tags });
    await make(gatewayAttachmentCreator, { VpcId, InternetGatewayId });
    const { attributes } = await make(eipCreator, { Domain: 'vpc', Tags });
    const nat = { SubnetId: open.ref, AllocationId: attributes['AllocationId'], Tags };
    const { ref: NatGatewayId } = await make(natGatewayCreator, nat);
    const out = { DestinationCidrBlock: '0.0.0.0/0' };
    for (const [SubnetId, target] of [
      [open.ref, { GatewayId: InternetGatewayId }],
      [shut.ref, { NatGatewayId }],
    ] as const) {
      const { ref: RouteTableId } = await make(routeTableCreator, { VpcId, Tags });
      await make(routeCreator, { RouteTableId, ...out, ...target });
      await make(subnetRouteTableAssociationCreator, { RouteTableId, SubnetId });
    }
    const { ref: NetworkAclId } = await make(networkAclCreator, { VpcId, Tags });
    const entry = { NetworkAclId, RuleNumber: 100, RuleAction: 'allow', CidrBlock: '10.20.0.0/16' };
    await make(networkAclEntryCreator, { ...entry, Egress: false, Protocol: 6, PortRange: { From: 5432, To: 5432 } });
    await make(networkAclEntryCreator, { ...entry, Egress: true, Protocol: -1 });
    await make(subnetNetworkAclAssociationCreator, { NetworkAclId, SubnetId: shut.ref });
    await agrees();
  });

  it('rules of a security group are read back inline, and those that stand alone take the default rule away', async () => {
    const place = placeHere();
    const { make } = network(place);
    const { ref: VpcId } = await make(vpcCreator, { CidrBlock: '10.20.0.0/16' });
    const port = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
    const nowhere = { CidrIp: '127.0.0.1/32', Description: 'Nothing leaves', IpProtocol: '-1' };
    const about = { GroupDescription: 'shop', VpcId };
    const app = await make(securityGroupCreator, about);
    const store = await make(securityGroupCreator, { ...about, SecurityGroupEgress: [nowhere] });
    const free = await make(securityGroupCreator, about);
    const from = { ...port, SourceSecurityGroupId: app.ref, Description: 'From the app' };
    await make(securityGroupIngressCreator, { GroupId: store.ref, ...from });
    const to = { ...port, DestinationSecurityGroupId: store.ref };
    await make(securityGroupEgressCreator, { GroupId: app.ref, ...to });
    const found = await readBack(place);
    const rulesOf = ({ ref }: Created) => {
      const { SecurityGroupIngress, SecurityGroupEgress } = found.find((one) => one.ref === ref)?.properties ?? {};
      return { SecurityGroupIngress, SecurityGroupEgress };
    };
    expect(rulesOf(app)).to.deep.equal({ SecurityGroupIngress: [], SecurityGroupEgress: [to] });
    expect(rulesOf(store)).to.deep.equal({ SecurityGroupIngress: [from], SecurityGroupEgress: [nowhere] });
    const everywhere = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };
    expect(rulesOf(free)).to.deep.equal({ SecurityGroupIngress: [], SecurityGroupEgress: [everywhere] });
  });

  it('a rule that lets everything out stays where the template wrote it beside others', async () => {
    const place = placeHere();
    const { make } = network(place);
    const { ref: VpcId } = await make(vpcCreator, { CidrBlock: '10.20.0.0/16' });
    const everywhere = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };
    const inline = { GroupDescription: 'shop', VpcId, SecurityGroupEgress: [everywhere] };
    const { ref: GroupId } = await make(securityGroupCreator, inline);
    const rule = { CidrIp: '10.0.0.0/8', FromPort: 443, IpProtocol: 'tcp', ToPort: 443 };
    await make(securityGroupEgressCreator, { GroupId, ...rule });
    const group = (await readBack(place)).find(({ ref }) => ref === GroupId);
    expect(group?.properties['SecurityGroupEgress']).to.deep.equal([everywhere, rule]);
  });

  it('endpoints and flow logs are read back as they were made', async () => {
    const place = placeHere();
    const { make, agrees } = network(place);
    const { ref: VpcId } = await make(vpcCreator, { CidrBlock: '10.20.0.0/16' });
    const { ref: SubnetId } = await make(subnetCreator, { VpcId, CidrBlock: '10.20.1.0/24' });
    const { ref: RouteTableId } = await make(routeTableCreator, { VpcId });
    const group = { GroupDescription: 'endpoints', VpcId };
    const { ref: GroupId } = await make(securityGroupCreator, group);
    const PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*' }] };
    await make(endpointCreator, {
      VpcId,
      ServiceName: 'com.amazonaws.eu-west-1.s3',
      VpcEndpointType: 'Gateway',
      RouteTableIds: [RouteTableId],
      PolicyDocument,
      Tags,
    });
    await make(endpointCreator, {
      VpcId,
      ServiceName: 'com.amazonaws.eu-west-1.sqs',
      VpcEndpointType: 'Interface',
      SubnetIds: [SubnetId],
      SecurityGroupIds: [GroupId],
      PrivateDnsEnabled: true,
    });
    const logs = { LogGroupName: 'flows', DeliverLogsPermissionArn: `arn:aws:iam::${place.account}:role/flows` };
    const whole = { ResourceId: VpcId, ResourceType: 'VPC', TrafficType: 'ALL', MaxAggregationInterval: 60 };
    await make(flowLogCreator, { ...whole, ...logs, LogDestinationType: 'cloud-watch-logs', Tags });
    await agrees();
  });

  it('what the emulator does not take is named, and what it does not know is told as lacking', async () => {
    const place = placeHere();
    const { make } = network(place);
    const { ref: VpcId } = await make(vpcCreator, { CidrBlock: '10.20.0.0/16' });
    const { ref: SubnetId } = await make(subnetCreator, { VpcId, CidrBlock: '10.20.1.0/24' });
    const { attributes } = await make(eipCreator, {});
    const nat = { SubnetId, AllocationId: attributes['AllocationId'], MaxDrainDurationSeconds: 60 };
    const { notTaken } = await make(natGatewayCreator, nat);
    expect(Object.keys(notTaken ?? {})).to.deep.equal(['MaxDrainDurationSeconds']);
    const refusal = await natGatewayCreator
      .create({ VpcId, AvailabilityMode: 'regional' }, place)
      .catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(EmulatorLacks);
  });

  it('a flow log to a folder in a bucket is made for the bucket, which is named', async () => {
    const place = placeHere();
    const { make } = network(place);
    const { ref: ResourceId } = await make(vpcCreator, { CidrBlock: '10.20.0.0/16' });
    const Bucket = `flows-${place.account}`;
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' as const };
    await place.clients.s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    const log = { ResourceId, ResourceType: 'VPC', TrafficType: 'ALL', LogDestinationType: 's3' };
    const { ref, notTaken } = await make(flowLogCreator, { ...log, LogDestination: `arn:aws:s3:::${Bucket}/flows/` });
    expect(Object.keys(notTaken ?? {})).to.deep.equal(['LogDestination']);
    const found = (await readBack(place)).find((one) => one.ref === ref);
    expect(found?.properties).to.deep.include({ ...log, LogDestination: `arn:aws:s3:::${Bucket}` });
  });
});
