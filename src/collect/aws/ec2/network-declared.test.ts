import { expect } from 'chai';
import { describe, it } from 'node:test';
import { declaredNetworks } from './network-declared.ts';
import type { NetworkListing } from './network-listing.ts';

const open = { Protocol: '-1', RuleAction: 'allow', CidrBlock: '0.0.0.0/0', RuleNumber: 100 } as const;
const shut = { ...open, RuleAction: 'deny', RuleNumber: 32_767 } as const;
const itself = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-d' }] };
const everywhere = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable' } as const;
const out = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', Origin: 'CreateRoute' } as const;
const main = { RouteTableAssociationId: 'rtbassoc-m', Main: true };

/** What a VPC looks like with one subnet in it, before anybody changed anything. Origin: 'case'. */
function born(VpcId: string, IsDefault = false): NetworkListing {
  const Entries = [true, false].flatMap((Egress) => [open, shut].map((entry) => ({ ...entry, Egress })));
  const group = { GroupId: 'sg-d', GroupName: 'default', VpcId };
  return {
    vpcs: [{ VpcId, IsDefault }],
    subnets: [{ VpcId, SubnetId: 'subnet-1', DefaultForAz: IsDefault }],
    tables: [{ VpcId, RouteTableId: 'rtb-m', Associations: [main], Routes: IsDefault ? [local, out] : [local] }],
    internetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId }] }],
    vpnGateways: [],
    acls: [{ VpcId, NetworkAclId: 'acl-d', IsDefault: true, Entries }],
    groups: [{ ...group, IpPermissions: [itself], IpPermissionsEgress: [everywhere] }],
  };
}

describe('declaredNetworks', () => {
  it('leaves out a default VPC with all that came with it', () => {
    const found = declaredNetworks(born('vpc-d', true));
    expect(Object.values(found).flat()).to.deep.equal([]);
  });

  it('keeps a default VPC that somebody put something into', () => {
    const all = born('vpc-d', true);
    const uses: readonly Partial<NetworkListing>[] = [
      { subnets: [...all.subnets, { VpcId: 'vpc-d', SubnetId: 'subnet-2' }] },
      { groups: [...all.groups, { VpcId: 'vpc-d', GroupName: 'shop' }] },
      { groups: all.groups.map((group) => ({ ...group, IpPermissions: [everywhere] })) },
    ];
    for (const use of uses) expect(declaredNetworks({ ...all, ...use }).vpcs).to.deep.equal(all.vpcs);
  });

  it('leaves out the default group, the default ACL and the main table of a VPC, and keeps the rest', () => {
    const all = born('vpc-1');
    const { vpcs, subnets, internetGateways } = all;
    const nothing = { tables: [], acls: [], groups: [], byMainTable: [], vpnGateways: [] };
    expect(declaredNetworks(all)).to.deep.equal({ vpcs, subnets, internetGateways, ...nothing });
  });

  it('keeps a main table that leads to the internet, with the subnets that go by it', () => {
    const all = born('vpc-1');
    const [subnet] = all.subnets;
    const table = { VpcId: 'vpc-1', RouteTableId: 'rtb-m', Associations: [main], Routes: [local, out] };
    const found = declaredNetworks({ ...all, tables: [table] });
    expect(found.tables).to.deep.equal([table]);
    expect(found.byMainTable).to.deep.equal([{ table, subnet }]);
    const own = { VpcId: 'vpc-1', RouteTableId: 'rtb-1', Associations: [{ SubnetId: 'subnet-1' }], Routes: [local] };
    const other = declaredNetworks({ ...all, tables: [table, own] });
    expect(other.tables).to.deep.equal([own]);
    expect(other.byMainTable).to.deep.equal([]);
  });

  it('keeps a default ACL whose entries were changed', () => {
    const all = born('vpc-1');
    const ssh = {
      ...open,
      Protocol: '6',
      RuleAction: 'deny',
      PortRange: { From: 22, To: 22 },
      RuleNumber: 50,
    } as const;
    const changes = [[], [{ ...open, Egress: true }, shut], [...(all.acls[0]?.Entries ?? []), ssh]];
    for (const Entries of changes) {
      const acls = all.acls.map((acl) => ({ ...acl, Entries }));
      expect(declaredNetworks({ ...all, acls }).acls).to.deep.equal(acls);
    }
  });

  it('keeps a default group that was opened or closed', () => {
    const all = born('vpc-1');
    for (const IpPermissions of [[], [itself, everywhere]]) {
      const groups = all.groups.map((group) => ({ ...group, IpPermissions }));
      expect(declaredNetworks({ ...all, groups }).groups).to.deep.equal(groups);
    }
  });
});
