import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type Value, type ValueMap, unseen } from '../inventory/value.ts';
import { type End, reachabilityOf, type Start } from './reachability.ts';
import { acl, changed, group, inventoryFrom, type Records, route, shop, subnet, to } from './sample-network.ts';

/** `yes`, `no: the hop that blocks`, or `unknown: what was not seen`, of the way on TCP. */
function way(records: Records, from: string, target: string, port: number, protocol: 'tcp' | 'udp' = 'tcp'): string {
  const inventory = inventoryFrom(records);
  const end = (name: string): Start & End => (name === 'internet' ? name : inventory.resolve(to(name), ''));
  const answer = reachabilityOf(inventory).canReach(end(from), end(target), { protocol, port });
  switch (answer.answer) {
    case 'reachable':
      return 'yes';
    case 'blocked':
      return `no: ${answer.by.text}`;
    case 'unknown':
      return `unknown: ${answer.unseen.map(({ message }) => message).join('; ')}`;
  }
}

function hops(records: Records, from: string, target: string, port: number): readonly string[] {
  const inventory = inventoryFrom(records);
  const start = from === 'internet' ? from : inventory.resolve(to(from), '');
  const answer = reachabilityOf(inventory).canReach(start, inventory.resolve(to(target), ''), {
    protocol: 'tcp',
    port,
  });
  return answer.answer === 'reachable' ? answer.hops.map(({ text }) => text) : [];
}

const anyone = { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, CidrIp: '0.0.0.0/0' };
const admitting = (...rules: Value[]): Records => changed(shop, 'DataGroup', { SecurityGroupIngress: rules });
const open: Records = {
  ...changed(admitting(anyone), 'Database', { PubliclyAccessible: true }),
  DataRoute: route('Data', '0.0.0.0/0', { GatewayId: to('Gateway') }),
};

describe('a database in a private subnet whose group admits the application only', () => {
  it('is reached by the application, hop by hop', () => {
    expect(hops(shop, 'Server', 'Database', 3306)).to.deep.equal([
      'security group AppGroup lets everything out, since no egress rule is written',
      'the default network ACL lets everything through',
      'inside VPC Vpc (shop.yaml:1) packets are sent straight on',
      'the default network ACL lets everything through',
      'security group DataGroup admits tcp 3306 from AppGroup by DataGroup (shop.yaml:1)',
      'for answers, the default network ACL lets everything through',
      'for answers, the default network ACL lets everything through',
    ]);
  });

  it('is not reached from the internet, on its port or another, nor by what is not of that group', () => {
    expect(way(shop, 'internet', 'Database', 3306)).to.equal(
      'no: Database (shop.yaml:1) has no public address: PubliclyAccessible is false',
    );
    expect(way(shop, 'internet', 'Database', 22)).to.equal(
      'no: Database (shop.yaml:1) listens on port 3306 only, not on tcp 22',
    );
    expect(way(shop, 'Balancer', 'Database', 3306)).to.equal(
      'no: no rule of security group DataGroup (shop.yaml:1) admits tcp 3306 from 10.0.0.0/24',
    );
  });

  it('stays shut with all but one of public address, route, rule and gateway, which is named', () => {
    expect(way(open, 'internet', 'Database', 3306)).to.equal('yes');
    expect(way(changed(open, 'Database', { PubliclyAccessible: false }), 'internet', 'Database', 3306)).to.equal(
      'no: Database (shop.yaml:1) has no public address: PubliclyAccessible is false',
    );
    const { DataRoute: _route, ...routeless } = open;
    expect(way(routeless, 'internet', 'Database', 3306)).to.equal(
      'no: for answers, subnet DataSubnet (shop.yaml:1) has no route to anywhere (0.0.0.0/0) in route table DataTable (shop.yaml:1)',
    );
    const { Attachment: _attachment, ...gateless } = open;
    expect(way(gateless, 'internet', 'Database', 3306)).to.equal('no: VPC Vpc (shop.yaml:1) has no internet gateway');
    expect(way(changed(open, 'DataGroup', { SecurityGroupIngress: [] }), 'internet', 'Database', 3306)).to.equal(
      'no: no rule of security group DataGroup (shop.yaml:1) admits tcp 3306 from anywhere (0.0.0.0/0)',
    );
  });

  it('names every hop of the way that is open', () => {
    expect(hops(open, 'internet', 'Database', 3306)).to.deep.equal([
      'VPC Vpc has an internet gateway by Attachment (shop.yaml:1)',
      'Database (shop.yaml:1) has a public address: PubliclyAccessible is true',
      'for answers, route table DataTable (shop.yaml:1) sends anywhere (0.0.0.0/0) to Gateway by DataRoute (shop.yaml:1)',
      'the default network ACL lets everything through',
      'security group DataGroup admits tcp 3306 from 0.0.0.0/0 by DataGroup (shop.yaml:1)',
      'for answers, the default network ACL lets everything through',
    ]);
  });

  it('is shut again by a network ACL, in the order of its entries', () => {
    const both = [
      ['out', 100, 'allow', '0.0.0.0/0', 0, 65_535],
      ['in', 200, 'allow', '0.0.0.0/0', 0, 65_535],
    ] as const;
    expect(way({ ...open, ...acl('Data', both) }, 'internet', 'Database', 3306)).to.equal('yes');
    const denied = acl('Data', [...both, ['in', 100, 'deny', '0.0.0.0/0', 3306, 3306]]);
    expect(way({ ...open, ...denied }, 'internet', 'Database', 3306)).to.equal(
      'no: network ACL DataAcl (shop.yaml:1) denies tcp 3306 in from anywhere (0.0.0.0/0) by entry 100, DataEntryin100 (shop.yaml:1)',
    );
    const late = acl('Data', [...both, ['in', 300, 'deny', '0.0.0.0/0', 3306, 3306]]);
    expect(way({ ...open, ...late }, 'internet', 'Database', 3306)).to.equal('yes');
    const partly = acl('Data', [...both, ['in', 100, 'deny', '0.0.0.0/1', 3306, 3306]]);
    expect(way({ ...open, ...partly }, 'internet', 'Database', 3306)).to.equal('yes');
  });

  it('hangs on the ephemeral ports that answers go to, since a network ACL keeps no state', () => {
    const onlyIn = ['in', 100, 'allow', '0.0.0.0/0', 3306, 3306] as const;
    const back = (from: number, last: number): Records => ({
      ...open,
      ...acl('Data', [onlyIn, ['out', 100, 'allow', '0.0.0.0/0', from, last]]),
    });
    expect(way(back(32_768, 60_999), 'internet', 'Database', 3306)).to.equal('yes');
    expect(way(back(443, 443), 'internet', 'Database', 3306)).to.equal(
      'no: for answers, network ACL DataAcl (shop.yaml:1) has no entry that lets tcp 3307 out to anywhere (0.0.0.0/0)',
    );
  });

  it('is unknown where the public flag is left to AWS, with everything else open', () => {
    const [type, { PubliclyAccessible: _flag, ...properties }] = open['Database'] ?? ['', {}];
    expect(way({ ...open, Database: [type, properties] }, 'internet', 'Database', 3306)).to.equal(
      'unknown: Database.PubliclyAccessible: is not set, so that AWS decides by the VPC',
    );
  });
});

describe('rules of security groups', () => {
  it('may be written as text, with host bits in the block, or for all ports', () => {
    const text = { IpProtocol: 'tcp', FromPort: '3306', ToPort: '3306', CidrIp: '10.0.1.77/24' };
    expect(way(admitting(text), 'Server', 'Database', 3306)).to.equal('yes');
    expect(way(admitting({ IpProtocol: '-1', CidrIp: '10.0.0.0/16' }), 'Server', 'Database', 3306)).to.equal('yes');
    expect(
      way(
        admitting({ IpProtocol: 6, FromPort: 3000, ToPort: 4000, CidrIp: '10.0.1.0/24' }),
        'Server',
        'Database',
        3306,
      ),
    ).to.equal('yes');
    expect(way(admitting({ ...text, FromPort: '3307', ToPort: 3307 }), 'Server', 'Database', 3306)).to.match(
      /^no: no rule/u,
    );
    expect(way(admitting({ ...text, IpProtocol: 'udp' }), 'Server', 'Database', 3306)).to.match(/^no: no rule/u);
  });

  it('are unknown with a parameter that has no value, which is named, unless another rule decides', () => {
    const hole = { ...anyone, CidrIp: unseen('no value was given for parameter AllowedCidr', 'AllowedCidr') };
    expect(way(changed(open, 'DataGroup', { SecurityGroupIngress: [hole] }), 'internet', 'Database', 3306)).to.equal(
      'unknown: DataGroup.SecurityGroupIngress.0.CidrIp: no value was given for parameter AllowedCidr',
    );
    expect(
      way(changed(open, 'DataGroup', { SecurityGroupIngress: [hole, anyone] }), 'internet', 'Database', 3306),
    ).to.equal('yes');
    expect(way(admitting(hole), 'internet', 'Database', 3306)).to.match(/^no: Database .* has no public address/u);
    expect(way(admitting({ ...anyone, CidrIp: 'anywhere' }), 'Server', 'Database', 3306)).to.equal(
      'unknown: DataGroup.SecurityGroupIngress.0.CidrIp: "anywhere" is not a CIDR block',
    );
  });

  it('admit the members of the group itself by a rule that names it', () => {
    const self: Records = {
      ...changed(admitting(), 'Server', { SecurityGroupIds: [to('DataGroup', 'GroupId')] }),
      SelfIn: [
        'AWS::EC2::SecurityGroupIngress',
        {
          GroupId: to('DataGroup', 'GroupId'),
          SourceSecurityGroupId: to('DataGroup', 'GroupId'),
          IpProtocol: 'tcp',
          FromPort: 3306,
          ToPort: 3306,
        },
      ],
    };
    expect(way(self, 'Server', 'Database', 3306)).to.match(
      /^no: no rule of security group DataGroup .* lets out tcp 3306/u,
    );
    const out = {
      ...self,
      SelfOut: [
        'AWS::EC2::SecurityGroupEgress',
        {
          GroupId: to('DataGroup', 'GroupId'),
          DestinationSecurityGroupId: to('DataGroup', 'GroupId'),
          IpProtocol: 'tcp',
          FromPort: 3306,
          ToPort: 3306,
        },
      ],
    } as const;
    expect(way(out, 'Server', 'Database', 3306)).to.equal('yes');
  });

  it('follow prefix lists that were collected, and are unknown with those of AWS', () => {
    const rule = { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306 };
    const list = (cidr: string): Records => ({
      ...admitting({ ...rule, SourcePrefixListId: to('List', 'PrefixListId') }),
      List: [
        'AWS::EC2::PrefixList',
        { AddressFamily: 'IPv4', MaxEntries: 2, Entries: [{ Cidr: '192.0.2.0/24' }, { Cidr: cidr }] },
      ],
    });
    expect(way(list('10.0.1.0/24'), 'Server', 'Database', 3306)).to.equal('yes');
    expect(way(list('10.0.9.0/24'), 'Server', 'Database', 3306)).to.match(/^no: no rule/u);
    expect(way(admitting({ ...rule, SourcePrefixListId: 'pl-3b927c52' }), 'Server', 'Database', 3306)).to.equal(
      'unknown: DataGroup.SecurityGroupIngress.0.SourcePrefixListId: the addresses of prefix list pl-3b927c52 were not collected',
    );
  });

  it('hold back what leaves, too', () => {
    const shut = changed(shop, 'AppGroup', {
      SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
    });
    expect(way(shut, 'Server', 'Database', 3306)).to.equal(
      'no: no rule of security group AppGroup (shop.yaml:1) lets out tcp 3306 to 10.0.2.0/24',
    );
    expect(way(shut, 'Server', 'internet', 443)).to.equal('yes');
    expect(way(shut, 'Server', 'internet', 80)).to.match(/lets out tcp 80 to anywhere/u);
  });
});

describe('load balancers', () => {
  it('hand the internet on to their targets, by the port they listen on or the target has', () => {
    expect(way(shop, 'internet', 'Server', 8080)).to.equal('yes');
    expect(hops(shop, 'internet', 'Server', 443)).to.include(
      'Balancer forwards by Listener (shop.yaml:1) to target group Targets (shop.yaml:1)',
    );
    expect(way(changed(shop, 'Balancer', { Scheme: 'internal' }), 'internet', 'Server', 8080)).to.equal(
      'no: Server (shop.yaml:1) gets no public address in subnet AppSubnet (shop.yaml:1)',
    );
  });

  describe('of the first generation', () => {
    const { Balancer: _balancer, Listener: _listener, Targets: _targets, ...bare } = shop;
    const classic = (properties: ValueMap): Records => ({
      ...bare,
      Classic: [
        'AWS::ElasticLoadBalancing::LoadBalancer',
        {
          Subnets: [to('PublicSubnet')],
          SecurityGroups: [to('DoorGroup', 'GroupId')],
          Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'TCP' }],
          ...properties,
        },
      ],
    });
    const hole = unseen('parameter "P" has no value');

    it('hand on to the instances that they name', () => {
      expect(way(classic({ Instances: [to('Server')] }), 'internet', 'Server', 8080)).to.equal('yes');
    });

    for (const [what, properties] of [
      ['which instances', { Instances: hole }],
      ['an instance', { Instances: [hole] }],
      ['the listeners', { Instances: [to('Server')], Listeners: hole }],
    ] as const)
      it(`may hand on where it was not seen: ${what}`, () => {
        expect(way(classic(properties), 'internet', 'Server', 8080)).to.match(/^unknown: .*has no value/u);
      });
  });

  describe('inside a network, behind a service that takes requests from the internet', () => {
    const internal = changed(shop, 'Balancer', { Scheme: 'internal' });
    const hole = unseen('parameter "P" has no value');
    for (const [type, properties, answer] of [
      ['AWS::ApiGateway::VpcLink', { TargetArns: [to('Balancer')] }, /^unknown: .*hands on to Balancer/u],
      ['AWS::ApiGateway::VpcLink', { TargetArns: hole }, /^unknown: .*has no value/u],
      ['AWS::GlobalAccelerator::EndpointGroup', { EndpointConfigurations: hole }, /^unknown: .*has no value/u],
      [
        'AWS::ApiGatewayV2::Integration',
        { ConnectionType: 'VPC_LINK', IntegrationUri: to('Listener') },
        /^unknown: .*hands on to Balancer/u,
      ],
      ['AWS::ApiGatewayV2::Integration', { IntegrationUri: 'https://example.com' }, /^no: /u],
    ] as const)
      it(`are in doubt by ${type} ${JSON.stringify(properties)}, or not at all: ${answer.source}`, () => {
        expect(way({ ...internal, Front: [type, properties] }, 'internet', 'Balancer', 443)).to.match(answer);
      });
  });

  const fixed = changed(shop, 'Server', { PrivateIpAddress: '10.0.1.9' });
  const target = (id: Value): Records =>
    changed(fixed, 'Targets', { TargetType: 'ip', Targets: [{ Id: id, Port: 8080 }] });

  it('hand on to an address that is the server for certain, and perhaps to one that lies in its subnet', () => {
    expect(way(target('10.0.1.9'), 'internet', 'Server', 8080)).to.equal('yes');
    expect(way(target('10.0.9.9'), 'internet', 'Server', 8080)).to.match(/^no: /u);
    const database = admitting({
      IpProtocol: 'tcp',
      FromPort: 3306,
      ToPort: 3306,
      SourceSecurityGroupId: to('DoorGroup', 'GroupId'),
    });
    expect(
      way(
        changed(database, 'Targets', { TargetType: 'ip', Port: 3306, Targets: [{ Id: '10.0.2.5' }] }),
        'internet',
        'Database',
        3306,
      ),
    ).to.equal('unknown: target 10.0.2.5 of Targets may be Database');
  });

  it('leave it unknown whom they hand on to where a target, a listener or its load balancer was not seen', () => {
    const parameter = unseen('no value was given for parameter TargetIp', 'TargetIp');
    expect(way(target(parameter), 'internet', 'Server', 8080)).to.equal(
      'unknown: a target of Targets that was not seen (Targets.Targets.0.Id: no value was given for parameter TargetIp) may be Server',
    );
    const stray = changed(shop, 'Listener', {
      LoadBalancerArn: unseen('no value was given for parameter Front', 'Front'),
    });
    expect(way(stray, 'internet', 'Server', 8080)).to.equal(
      'unknown: Listener.LoadBalancerArn: no value was given for parameter Front',
    );
  });

  it('with a network load balancer, the target meets the client itself', () => {
    const network = changed(changed(shop, 'Balancer', { Type: 'network' }), 'Targets', { Protocol: 'TCP' });
    expect(way(network, 'internet', 'Server', 8080)).to.equal('yes');
    const byAddress = changed(network, 'AppGroup', {
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '10.0.0.0/24' }],
    });
    expect(way(byAddress, 'internet', 'Server', 8080)).to.match(/^no: /u);
    const hidden = changed(byAddress, 'Targets', {
      TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: 'false' }],
    });
    expect(way(hidden, 'internet', 'Server', 8080)).to.equal('yes');
  });

  it('behind a service that hands on from outside are unknown', () => {
    const origin: Records = {
      ...changed(shop, 'Balancer', { Scheme: 'internal' }),
      Origin: ['AWS::CloudFront::VpcOrigin', { VpcOriginEndpointConfig: { Arn: to('Balancer') } }],
    };
    expect(way(origin, 'internet', 'Server', 8080)).to.equal(
      'unknown: Origin (AWS::CloudFront::VpcOrigin) hands on to Balancer what comes from the internet, by rules that are not read',
    );
    const stray = changed(origin, 'Origin', {
      VpcOriginEndpointConfig: { Arn: unseen('no value was given for parameter Origin', 'Origin') },
    });
    expect(way(stray, 'internet', 'Server', 8080)).to.equal(
      'unknown: Origin.VpcOriginEndpointConfig.Arn: no value was given for parameter Origin',
    );
  });
});

describe('routes', () => {
  it('go by the longest prefix', () => {
    const hole = { ...open, Hole: route('Data', '0.0.0.0/1', { NatGatewayId: to('Nat') }) };
    expect(way(hole, 'internet', 'Database', 3306)).to.equal('yes');
    const holes = { ...hole, Other: route('Data', '128.0.0.0/1', { NatGatewayId: to('Nat') }) };
    expect(way(holes, 'internet', 'Database', 3306)).to.match(
      /^no: for answers, route table DataTable \(shop.yaml:1\) sends anywhere \(0.0.0.0\/0\) to Nat by /u,
    );
  });

  it('are unknown past an appliance, and with a destination that was not seen', () => {
    const fire = changed(open, 'DataRoute', { GatewayId: to('Firewall') });
    const walled = {
      ...fire,
      Firewall: ['AWS::EC2::VPCEndpoint', { VpcId: to('Vpc'), VpcEndpointType: 'GatewayLoadBalancer' }],
    } as const;
    expect(way(walled, 'internet', 'Database', 3306)).to.equal(
      'unknown: packets pass Firewall, whose own rules are not read',
    );
    const blind = changed(open, 'DataRoute', {
      DestinationCidrBlock: unseen('no value was given for parameter Out', 'Out'),
    });
    expect(way(blind, 'internet', 'Database', 3306)).to.equal(
      'unknown: DataRoute.DestinationCidrBlock: no value was given for parameter Out',
    );
  });

  for (const [what, target, others] of [
    ['a NAT gateway that was not collected', { NatGatewayId: 'nat-0123' }, {}],
    ['a target that has no value', { NatGatewayId: unseen('parameter "Nat" has no value') }, {}],
    ['a transit gateway', { TransitGatewayId: to('Hub') }, { Hub: ['AWS::EC2::TransitGateway', {}] }],
    ['a server that may translate', { InstanceId: to('Relay') }, { Relay: ['AWS::EC2::Instance', {}] }],
    ['a core network', { CoreNetworkArn: 'arn:aws:networkmanager::111122223333:core-network/core-1' }, {}],
  ] as const)
    it(`of a private server by ${what} may lead out`, () => {
      const { AppRoute: _route, Nat: _nat, ...rest } = shop;
      const records: Records = { ...rest, ...others, AppRoute: route('App', '0.0.0.0/0', target) };
      expect(way(records, 'Server', 'internet', 443)).to.match(/^unknown: /u);
    });

  it('longer than the block of their VPC may take packets aside: of the table, of one that was not seen, or to what was not seen', () => {
    const relay: Records = { ...shop, Relay: ['AWS::EC2::Instance', {}] };
    const aside = (properties: ValueMap): string =>
      way(
        { ...relay, Aside: ['AWS::EC2::Route', { RouteTableId: to('AppTable'), ...properties }] },
        'Server',
        'Database',
        3306,
      );
    const relayed = 'unknown: packets pass Relay, whose own rules are not read';
    const byRelay = { InstanceId: to('Relay') };
    expect(aside({ DestinationCidrBlock: '10.0.2.0/24', ...byRelay })).to.equal(relayed);
    expect(aside({ DestinationCidrBlock: '10.0.0.0/24', ...byRelay })).to.equal('yes');
    expect(aside({ DestinationCidrBlock: '0.0.0.0/0', ...byRelay })).to.equal('yes');
    const noTable = { RouteTableId: unseen('no value was given for parameter Table', 'Table') };
    const stray = 'unknown: Aside.RouteTableId: no value was given for parameter Table';
    expect(aside({ ...noTable, DestinationCidrBlock: '10.0.2.0/24', ...byRelay })).to.equal(stray);
    expect(aside({ ...noTable, DestinationCidrBlock: '10.0.2.0/24', NatGatewayId: to('Nat') })).to.equal('yes');
    const noBlock = { DestinationCidrBlock: unseen('no value was given for parameter Block', 'Block') };
    expect(aside({ ...noBlock, ...byRelay })).to.equal(relayed);
    const { AppTable: _table, ...tableless } = shop;
    expect(way(tableless, 'Server', 'Database', 3306)).to.match(/^unknown: .*AppTable/u);
  });

  it('of a table that was not collected may lead out', () => {
    const { AppTable: _table, ...records } = shop;
    expect(way(records, 'Server', 'internet', 443)).to.match(/^unknown: /u);
  });

  it('lead a private server out through the NAT gateway, and nobody in', () => {
    expect(way(shop, 'Server', 'internet', 443)).to.equal('yes');
    expect(
      way(
        changed(shop, 'AppGroup', { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] }),
        'internet',
        'Server',
        22,
      ),
    ).to.match(/gets no public address in subnet AppSubnet/u);
    expect(way(changed(shop, 'Nat', { ConnectivityType: 'private' }), 'Server', 'internet', 443)).to.equal(
      'no: NAT gateway Nat (shop.yaml:1) is a private one',
    );
    expect(way(shop, 'Database', 'internet', 443)).to.match(/^no: no rule of security group DataGroup .* lets out/u);
  });
});

describe('IPv6', () => {
  const six: Records = {
    ...changed(
      changed(shop, 'PublicSubnet', { Ipv6CidrBlock: '2001:db8:0:1::/64', AssignIpv6AddressOnCreation: true }),
      'Server',
      { SubnetId: to('PublicSubnet') },
    ),
    Ipv6Block: ['AWS::EC2::VPCCidrBlock', { VpcId: to('Vpc'), AmazonProvidedIpv6CidrBlock: true }],
    SixRoute: route('Public', '::/0', { GatewayId: to('Gateway') }),
  };
  const admitsSix = changed(six, 'AppGroup', {
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '::/0' }],
  });

  it('needs no public address but its own', () => {
    expect(way(admitsSix, 'internet', 'Server', 22)).to.equal('yes');
    expect(way(six, 'internet', 'Server', 22)).to.match(/^no: /u);
    expect(hops(admitsSix, 'internet', 'Server', 22)).to.include(
      'security group AppGroup admits tcp 22 from ::/0 by AppGroup (shop.yaml:1)',
    );
  });

  it('gets out over an egress-only gateway, and nobody in', () => {
    const egressOnly: Records = {
      ...changed(admitsSix, 'SixRoute', { GatewayId: null, EgressOnlyInternetGatewayId: to('Outlet') }),
      Outlet: ['AWS::EC2::EgressOnlyInternetGateway', { VpcId: to('Vpc') }],
    };
    expect(way(egressOnly, 'internet', 'Server', 22)).to.match(
      /^no: for answers, route table PublicTable .* sends anywhere \(::\/0\) to Outlet/u,
    );
    const { PublicRoute: _fourth, ...sixOnly } = egressOnly;
    expect(way(sixOnly, 'Server', 'internet', 443)).to.equal('yes');
  });
});

describe('VPCs that are joined', () => {
  const other: Records = {
    ...admitting({ IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, CidrIp: '10.1.0.0/16' }),
    Office: ['AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' }],
    ...subnet('Desk', '10.1.1.0/24', undefined, 'Office'),
    DeskGroup: ['AWS::EC2::SecurityGroup', { VpcId: to('Office'), GroupDescription: 'desks' }],
    Desk: ['AWS::EC2::Instance', { SubnetId: to('DeskSubnet'), SecurityGroupIds: [to('DeskGroup', 'GroupId')] }],
  };
  const peered: Records = {
    ...other,
    Peering: ['AWS::EC2::VPCPeeringConnection', { VpcId: to('Office'), PeerVpcId: to('Vpc') }],
  };
  const there = { DeskRoute: route('Desk', '10.0.0.0/16', { VpcPeeringConnectionId: to('Peering') }) };
  const back = { BackRoute: route('Data', '10.1.0.0/16', { VpcPeeringConnectionId: to('Peering') }) };

  it('by nothing reach nothing', () => {
    expect(way(other, 'Desk', 'Database', 3306)).to.equal(
      'no: nothing joins VPC Office (shop.yaml:1) to VPC Vpc (shop.yaml:1)',
    );
  });

  it('by a peering need a route there and one back', () => {
    expect(way(peered, 'Desk', 'Database', 3306)).to.equal(
      'no: subnet DeskSubnet (shop.yaml:1) has no route to 10.0.2.0/24 in route table DeskTable (shop.yaml:1)',
    );
    expect(way({ ...peered, ...there }, 'Desk', 'Database', 3306)).to.equal(
      'no: for answers, subnet DataSubnet (shop.yaml:1) has no route to 10.1.1.0/24 in route table DataTable (shop.yaml:1)',
    );
    expect(way({ ...peered, ...there, ...back }, 'Desk', 'Database', 3306)).to.equal('yes');
  });

  it('by a transit gateway need its routes, too', () => {
    const tgw: Records = {
      ...other,
      Hub: ['AWS::EC2::TransitGateway', {}],
      HubShop: [
        'AWS::EC2::TransitGatewayAttachment',
        { TransitGatewayId: to('Hub'), VpcId: to('Vpc'), SubnetIds: [to('DataSubnet')] },
      ],
      HubOffice: [
        'AWS::EC2::TransitGatewayAttachment',
        { TransitGatewayId: to('Hub'), VpcId: to('Office'), SubnetIds: [to('DeskSubnet')] },
      ],
      DeskRoute: route('Desk', '10.0.0.0/8', { TransitGatewayId: to('Hub') }),
      BackRoute: route('Data', '10.0.0.0/8', { TransitGatewayId: to('Hub') }),
    };
    expect(way(tgw, 'Desk', 'Database', 3306)).to.equal('yes');
    expect(way(changed(tgw, 'Hub', { DefaultRouteTablePropagation: 'disable' }), 'Desk', 'Database', 3306)).to.equal(
      'no: transit gateway Hub (shop.yaml:1) has no route to 10.0.2.0/24 for Office',
    );
  });

  it('know no groups of each other over a transit gateway', () => {
    const byGroup = changed(peered, 'DataGroup', {
      SecurityGroupIngress: [
        { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: to('DeskGroup', 'GroupId') },
      ],
    });
    expect(way({ ...byGroup, ...there, ...back }, 'Desk', 'Database', 3306)).to.equal('yes');
  });
});

describe('attachments', () => {
  const nodes: Records = {
    ...shop,
    Cluster: [
      'AWS::EKS::Cluster',
      {
        ResourcesVpcConfig: {
          SubnetIds: [to('AppSubnet')],
          EndpointPublicAccess: true,
          PublicAccessCidrs: ['192.0.2.0/24'],
        },
      },
    ],
    Nodes: ['AWS::EKS::Nodegroup', { ClusterName: to('Cluster'), Subnets: [to('AppSubnet')] }],
  };

  it('of EKS nodes carry the group made with the cluster, unless their launch template names others', () => {
    expect(way(nodes, 'Nodes', 'Cluster', 443)).to.equal('yes');
    expect(way(nodes, 'Nodes', 'Database', 3306)).to.match(/^no: no rule of security group DataGroup/u);
    const admitted = changed(nodes, 'DataGroup', {
      SecurityGroupIngress: [
        {
          IpProtocol: 'tcp',
          FromPort: 3306,
          ToPort: 3306,
          SourceSecurityGroupId: to('Cluster', 'ClusterSecurityGroupId'),
        },
      ],
    });
    expect(way(admitted, 'Nodes', 'Database', 3306)).to.equal('yes');
    const own = {
      ...changed(nodes, 'Nodes', { LaunchTemplate: { Id: to('Template') } }),
      Template: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { SecurityGroupIds: [to('AppGroup', 'GroupId')] } }],
    } as const;
    expect(way(own, 'Nodes', 'Database', 3306)).to.equal('yes');
  });

  it('of the EKS API have a public door, with a list of who may knock', () => {
    expect(
      way(
        changed(nodes, 'Cluster', { ResourcesVpcConfig: { SubnetIds: [to('AppSubnet')] } }),
        'internet',
        'Cluster',
        443,
      ),
    ).to.equal('yes');
    expect(
      way(
        changed(nodes, 'Cluster', {
          ResourcesVpcConfig: { SubnetIds: [to('AppSubnet')], EndpointPublicAccess: false },
        }),
        'internet',
        'Cluster',
        443,
      ),
    ).to.match(/^no: /u);
  });

  it('of a function in the VPC ask and do not listen', () => {
    const lambda: Records = {
      ...shop,
      Worker: [
        'AWS::Lambda::Function',
        { VpcConfig: { SubnetIds: [to('AppSubnet')], SecurityGroupIds: [to('AppGroup', 'GroupId')] } },
      ],
      Alone: ['AWS::Lambda::Function', {}],
    };
    expect(way(lambda, 'Worker', 'Database', 3306)).to.equal('yes');
    expect(way(lambda, 'Server', 'Worker', 443)).to.equal('no: Worker (shop.yaml:1) takes no connections');
    expect(way(lambda, 'Alone', 'Database', 3306)).to.equal('no: Alone (shop.yaml:1) has no place in a network');
  });

  it('of a second interface count, with its own group and Elastic IP address', () => {
    const second: Records = {
      ...shop,
      Extra: ['AWS::EC2::NetworkInterface', { SubnetId: to('PublicSubnet'), GroupSet: [to('DoorGroup', 'GroupId')] }],
      Tie: ['AWS::EC2::NetworkInterfaceAttachment', { InstanceId: to('Server'), NetworkInterfaceId: to('Extra') }],
    };
    const { Listener: _listener, ...alone } = second;
    expect(way(alone, 'internet', 'Server', 443)).to.match(/^no: /u);
    const address: Records = { Address: ['AWS::EC2::EIP', { NetworkInterfaceId: to('Extra') }] };
    const tied: Records = {
      Address: ['AWS::EC2::EIPAssociation', { NetworkInterfaceId: to('Extra'), AllocationId: 'eipalloc-1' }],
    };
    expect(way({ ...alone, ...tied }, 'internet', 'Server', 443)).to.equal('yes');
    expect(way({ ...alone, ...address }, 'internet', 'Server', 22)).to.match(
      /^no: no rule of security group DoorGroup/u,
    );
  });

  it('of an interface endpoint are asked over its security group', () => {
    const endpoint = (source: string, type: Value = 'Interface'): Records => ({
      ...shop,
      Secrets: [
        'AWS::EC2::VPCEndpoint',
        {
          VpcId: to('Vpc'),
          VpcEndpointType: type,
          SubnetIds: [to('AppSubnet')],
          SecurityGroupIds: [to('SecretsGroup', 'GroupId')],
        },
      ],
      SecretsGroup: group({
        SecurityGroupIngress: [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourceSecurityGroupId: to(source, 'GroupId') },
        ],
      }),
    });
    expect(way(endpoint('AppGroup'), 'Server', 'Secrets', 443)).to.equal('yes');
    expect(way(endpoint('DoorGroup'), 'Server', 'Secrets', 443)).to.match(
      /^no: no rule of security group SecretsGroup/u,
    );
    const ofSomeKind = unseen('no value was given for parameter Kind', 'Kind');
    expect(way(endpoint('AppGroup', ofSomeKind), 'Server', 'Secrets', 443)).to.equal(
      'unknown: Secrets.VpcEndpointType: no value was given for parameter Kind',
    );
    expect(way(endpoint('DoorGroup', ofSomeKind), 'Server', 'Secrets', 443)).to.match(
      /^no: no rule of security group SecretsGroup/u,
    );
  });

  it('that were not seen make the answer unknown, naming them', () => {
    const blind = changed(shop, 'Database', {
      VPCSecurityGroups: [unseen('stack security exports nothing of that name', 'kc-database-sg')],
    });
    expect(way(blind, 'Server', 'Database', 3306)).to.equal(
      'unknown: Database.VPCSecurityGroups.0: stack security exports nothing of that name',
    );
    expect(way(changed(shop, 'DataSubnets', { SubnetIds: ['subnet-12345'] }), 'Server', 'Database', 3306)).to.match(
      /^unknown: .*subnet-12345/u,
    );
  });
});

describe('a rule written in another form', () => {
  const doors = (properties: Record<string, Value>): Records => changed(open, 'DataGroup', properties);

  it('is read when it is no list', () => {
    expect(way(doors({ SecurityGroupIngress: anyone }), 'internet', 'Database', 3306)).to.equal('yes');
  });

  it('is read when it names its group by the name', () => {
    const rule = (GroupName: string): Records => ({
      ...doors({ GroupName: 'stores', SecurityGroupIngress: [] }),
      Rule: ['AWS::EC2::SecurityGroupIngress', { ...anyone, GroupName }],
    });
    expect(way(rule('stores'), 'internet', 'Database', 3306)).to.equal('yes');
    expect(way(rule('others'), 'internet', 'Database', 3306)).to.match(/^no: no rule of security group DataGroup/u);
  });

  it('is unknown when it names two sources', () => {
    const two = { ...anyone, CidrIp: '10.0.0.0/8', CidrIpv6: '::/0' };
    expect(way(doors({ SecurityGroupIngress: [two] }), 'internet', 'Database', 3306)).to.match(
      /names several sources/u,
    );
  });
});
