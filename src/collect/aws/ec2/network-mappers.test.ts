import { expect } from 'chai';
import { describe, it } from 'node:test';
import { mapEip } from './eip.ts';
import { mapEndpoint } from './endpoint.ts';
import { mapFlowLog } from './flow-log.ts';
import { mapInternetAttachments, mapVpnAttachments } from './gateway-attachment.ts';
import { mapNatGateway } from './nat-gateway.ts';
import { mapNetworkAclEntries } from './network-acl-entry.ts';
import { mapSubnet } from './subnet.ts';
import { mapMainAssociation, mapSubnetAssociations } from './subnet-route-table-association.ts';
import { mapVpc } from './vpc.ts';

const place = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };

// Answers of origin 'case'.
describe('mappers of the network', () => {
  it('a VPC names what AWS made with it, and none of the blocks that were taken away', () => {
    const CidrBlockAssociationSet = [
      { AssociationId: 'a-1', CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' as const } },
      { AssociationId: 'a-2', CidrBlock: '10.1.0.0/16', CidrBlockState: { State: 'disassociated' as const } },
    ];
    const told = {
      VpcId: 'vpc-1',
      CidrBlock: '10.0.0.0/16',
      InstanceTenancy: 'default' as const,
      CidrBlockAssociationSet,
    };
    const hole = { unseen: 'denied' };
    const more = { EnableDnsHostnames: true, EnableDnsSupport: hole, DefaultSecurityGroup: 'sg-1' };
    const { properties, attributes, arn } = mapVpc(told, more, place);
    expect(arn).to.equal('arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1');
    expect(properties).to.deep.equal({
      CidrBlock: '10.0.0.0/16',
      EnableDnsHostnames: true,
      EnableDnsSupport: hole,
      InstanceTenancy: 'default',
    });
    expect(attributes).to.deep.equal({
      VpcId: 'vpc-1',
      CidrBlock: '10.0.0.0/16',
      CidrBlockAssociations: ['a-1'],
      DefaultSecurityGroup: 'sg-1',
    });
  });

  it('a subnet says that it gives no public addresses', () => {
    const told = { SubnetId: 'subnet-1', VpcId: 'vpc-1', MapPublicIpOnLaunch: false, Ipv6Native: false };
    const { properties, attributes } = mapSubnet(told, 'aclassoc-1', place);
    expect(properties).to.deep.equal({ VpcId: 'vpc-1', MapPublicIpOnLaunch: false });
    expect(attributes).to.deep.include({ NetworkAclAssociationId: 'aclassoc-1' });
  });

  it('associations are those with subnets, and those by the main table have ids of their own', () => {
    const Associations = [
      { RouteTableAssociationId: 'rtbassoc-1', SubnetId: 'subnet-1', Main: false },
      { RouteTableAssociationId: 'rtbassoc-2', GatewayId: 'igw-1' },
      {
        RouteTableAssociationId: 'rtbassoc-3',
        SubnetId: 'subnet-2',
        AssociationState: { State: 'disassociated' as const },
      },
      { RouteTableAssociationId: 'rtbassoc-m', Main: true },
    ];
    const table = { RouteTableId: 'rtb-1', Associations };
    expect(mapSubnetAssociations(table, place).map(({ ref, properties }) => [ref, properties])).to.deep.equal([
      ['rtbassoc-1', { RouteTableId: 'rtb-1', SubnetId: 'subnet-1' }],
    ]);
    expect(mapMainAssociation(table, { SubnetId: 'subnet-9' }, place).ref).to.equal('rtbassoc-m|subnet-9');
  });

  it('attachments are those that were not undone', () => {
    const vpcs = [
      { VpcId: 'vpc-1', State: 'attached' as const },
      { VpcId: 'vpc-2', State: 'detached' as const },
    ];
    const found = [
      ...mapInternetAttachments({ InternetGatewayId: 'igw-1', Attachments: vpcs }, place),
      ...mapVpnAttachments({ VpnGatewayId: 'vgw-1', VpcAttachments: vpcs }, place),
    ];
    expect(found.map(({ ref, properties }) => [ref, properties])).to.deep.equal([
      ['IGW|vpc-1', { VpcId: 'vpc-1', InternetGatewayId: 'igw-1' }],
      ['VGW|vpc-1', { VpcId: 'vpc-1', VpnGatewayId: 'vgw-1' }],
    ]);
  });

  it('entries of an ACL are those with a number of somebody, told as numbers', () => {
    const shared = { RuleAction: 'allow' as const, CidrBlock: '10.0.0.0/8', Egress: false };
    const Entries = [
      { ...shared, Protocol: '6', PortRange: { From: 5432, To: 5432 }, RuleNumber: 100 },
      { ...shared, Protocol: '1', IcmpTypeCode: { Code: -1, Type: 8 }, RuleNumber: 110 },
      { ...shared, Protocol: '-1', RuleAction: 'deny' as const, RuleNumber: 32_767 },
    ];
    const found = mapNetworkAclEntries({ NetworkAclId: 'acl-1', Entries }, place);
    expect(found.map(({ ref }) => ref)).to.deep.equal(['acl-1|ingress|100', 'acl-1|ingress|110']);
    expect(found[0]?.properties).to.deep.include({ Protocol: 6, PortRange: { From: 5432, To: 5432 } });
    expect(found[1]?.properties).to.deep.include({ Protocol: 1, Icmp: { Code: -1, Type: 8 } });
  });

  it('a NAT gateway is told by its primary address', () => {
    const NatGatewayAddresses = [
      { AllocationId: 'eipalloc-2', PrivateIp: '10.0.0.9', IsPrimary: false },
      { AllocationId: 'eipalloc-1', PrivateIp: '10.0.0.8', IsPrimary: true },
    ];
    const zonal = {
      NatGatewayId: 'nat-1',
      SubnetId: 'subnet-1',
      ConnectivityType: 'public' as const,
      NatGatewayAddresses,
    };
    const found = mapNatGateway(zonal, place);
    expect(found.properties).to.deep.equal({
      ConnectivityType: 'public',
      AllocationId: 'eipalloc-1',
      PrivateIpAddress: '10.0.0.8',
      SecondaryAllocationIds: ['eipalloc-2'],
      SecondaryPrivateIpAddresses: ['10.0.0.9'],
      SubnetId: 'subnet-1',
    });
    expect(Object.keys(found.untold ?? {})).to.deep.equal(['MaxDrainDurationSeconds']);
  });

  it('a regional NAT gateway names its VPC, and zones only where it was given some', () => {
    const regional = { NatGatewayId: 'nat-1', VpcId: 'vpc-1', AvailabilityMode: 'regional' as const };
    const inZone = {
      ...regional,
      NatGatewayAddresses: [{ AllocationId: 'eipalloc-1', AvailabilityZone: 'eu-west-1a' }],
    };
    const expected = { AvailabilityMode: 'regional', VpcId: 'vpc-1' };
    expect(mapNatGateway(regional, place).properties).to.deep.equal(expected);
    expect(mapNatGateway({ ...inZone, AutoProvisionZones: 'enabled' }, place).properties).to.deep.equal(expected);
    expect(mapNatGateway({ ...inZone, AutoProvisionZones: 'disabled' }, place).properties).to.deep.equal({
      ...expected,
      AvailabilityZoneAddresses: [{ AvailabilityZone: 'eu-west-1a', AllocationIds: ['eipalloc-1'] }],
    });
  });

  it('an address is known by itself, and gives its allocation', () => {
    const told = { AllocationId: 'eipalloc-1', PublicIp: '203.0.113.1', Domain: 'vpc' as const, InstanceId: '' };
    const { ref, properties, attributes } = mapEip(told, place);
    expect([ref, properties]).to.deep.equal(['203.0.113.1', { Domain: 'vpc' }]);
    expect(attributes).to.deep.equal({ AllocationId: 'eipalloc-1', PublicIp: '203.0.113.1' });
  });

  it('an endpoint tells its policy as a document, and a policy that cannot be read as unseen', () => {
    const told = { VpcEndpointId: 'vpce-1', VpcEndpointType: 'Gateway' as const, PrivateDnsEnabled: false };
    const policyOf = (PolicyDocument: string) =>
      mapEndpoint({ ...told, PolicyDocument }, place).properties['PolicyDocument'];
    expect(policyOf('{"Statement":[]}')).to.deep.equal({ Statement: [] });
    expect(policyOf('{')).to.have.property('unseen');
    expect(mapEndpoint(told, place).properties).to.deep.equal({ VpcEndpointType: 'Gateway' });
  });

  it('a flow log tells what kind of thing it is for, by its id', () => {
    const kindOf = (ResourceId: string) =>
      mapFlowLog({ FlowLogId: 'fl-1', ResourceId }, place).properties['ResourceType'];
    const ids = ['vpc-1', 'subnet-1', 'eni-1', 'tgw-1', 'tgw-attach-1', 'other-1'];
    expect(ids.map(kindOf)).to.deep.equal([
      'VPC',
      'Subnet',
      'NetworkInterface',
      'TransitGateway',
      'TransitGatewayAttachment',
      undefined,
    ]);
  });
});
