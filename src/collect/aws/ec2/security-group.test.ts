import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { isUnseen } from '../../../inventory/value.ts';
import { admitsOthers, isUntouchedDefaultGroup, mapSecurityGroup } from './security-group.ts';

const place = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
// origin: 'case', after the example answers of DescribeSecurityGroups.
const group: SecurityGroup = {
  GroupId: 'sg-1',
  GroupName: 'shop',
  Description: 'The shop',
  OwnerId: '111122223333',
  VpcId: 'vpc-1',
  Tags: [
    { Key: 'Name', Value: 'shop' },
    { Key: 'aws:cloudformation:stack-name', Value: 'shop' },
  ],
};
const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const itself = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-0', UserId: '111122223333' }] };
const born: SecurityGroup = {
  GroupId: 'sg-0',
  GroupName: 'default',
  IpPermissions: [itself],
  IpPermissionsEgress: [all],
};

describe('mapSecurityGroup', () => {
  it('tells one rule for each source of a permission', () => {
    const { properties } = mapSecurityGroup(
      {
        ...group,
        IpPermissions: [
          {
            FromPort: 443,
            ToPort: 443,
            IpProtocol: 'tcp',
            IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'ours' }, { CidrIp: '192.168.0.0/16' }],
            Ipv6Ranges: [{ CidrIpv6: '::/0' }],
            PrefixListIds: [{ PrefixListId: 'pl-1' }],
            UserIdGroupPairs: [
              { GroupId: 'sg-2', UserId: '111122223333', Description: 'from the app' },
              { GroupId: 'sg-3', UserId: '999988887777' },
            ],
          },
        ],
      },
      place,
    );
    const port = { FromPort: 443, IpProtocol: 'tcp', ToPort: 443 };
    expect(properties['SecurityGroupIngress']).to.deep.equal([
      { CidrIp: '10.0.0.0/8', Description: 'ours', ...port },
      { CidrIp: '192.168.0.0/16', ...port },
      { CidrIpv6: '::/0', ...port },
      { SourcePrefixListId: 'pl-1', ...port },
      { SourceSecurityGroupId: 'sg-2', Description: 'from the app', ...port },
      { SourceSecurityGroupId: 'sg-3', SourceSecurityGroupOwnerId: '999988887777', ...port },
    ]);
  });

  it('tells the rule that lets everything out as AWS does, and none where it was taken away', () => {
    const egressOf = (one: SecurityGroup) => mapSecurityGroup(one, place).properties['SecurityGroupEgress'];
    expect(egressOf({ ...group, IpPermissionsEgress: [all] })).to.deep.equal([
      { CidrIp: '0.0.0.0/0', IpProtocol: '-1' },
    ]);
    expect(egressOf({ ...group, IpPermissionsEgress: [] })).to.deep.equal([]);
  });

  it('tells the same rules whatever order they come in', () => {
    const rule = (CidrIp: string) => ({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp }] });
    const [one, other] = [rule('10.0.0.0/8'), rule('172.16.0.0/12')];
    expect(mapSecurityGroup({ ...group, IpPermissions: [one, other] }, place)).to.deep.equal(
      mapSecurityGroup({ ...group, IpPermissions: [other, one] }, place),
    );
  });

  it('reads the blocks of an item of AWS Config, which names them otherwise', () => {
    const permission = { IpProtocol: '-1', IpRanges: ['0.0.0.0/0'], Ipv4Ranges: [{ CidrIp: '0.0.0.0/0' }] };
    const item = { ...group, IpPermissions: [permission] } as unknown as SecurityGroup;
    const texts = { ...group, IpPermissions: [{ ...permission, Ipv4Ranges: undefined }] } as unknown as SecurityGroup;
    for (const told of [item, texts])
      expect(mapSecurityGroup(told, place).properties['SecurityGroupIngress']).to.deep.equal([
        { CidrIp: '0.0.0.0/0', IpProtocol: '-1' },
      ]);
  });

  it('never drops a rule whose source it cannot read', () => {
    for (const permission of [{ IpProtocol: '-1' }, { IpProtocol: '-1', IpRanges: [{}] }]) {
      const { properties } = mapSecurityGroup({ ...group, IpPermissions: [permission] }, place);
      const [rule] = properties['SecurityGroupIngress'] as readonly { readonly CidrIp: unknown }[];
      expect(isUnseen(rule?.CidrIp)).to.equal(true);
    }
  });

  it('leaves out the tags of AWS', () => {
    expect(mapSecurityGroup(group, place).tags).to.deep.equal({ Name: 'shop' });
  });
});

describe('isUntouchedDefaultGroup', () => {
  it('knows a default group as AWS makes it', () => {
    expect(isUntouchedDefaultGroup(born)).to.equal(true);
    const sixth = { IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] };
    expect(isUntouchedDefaultGroup({ ...born, IpPermissionsEgress: [all, sixth] })).to.equal(true);
  });

  it('knows one that was opened, closed or is no default group', () => {
    const others: readonly Partial<SecurityGroup>[] = [
      { GroupName: 'shop' },
      { IpPermissions: [itself, all] },
      { IpPermissions: [{ ...itself, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }] },
      { IpPermissions: [{ ...itself, UserIdGroupPairs: [{ GroupId: 'sg-9' }] }] },
      { IpPermissions: [{ ...itself, IpProtocol: 'tcp' }] },
      { IpPermissions: [] },
      { IpPermissionsEgress: [] },
      { IpPermissionsEgress: [{ ...all, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }] },
      { IpPermissionsEgress: [all, { IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-1' }] }] },
    ];
    for (const other of others) expect(isUntouchedDefaultGroup({ ...born, ...other })).to.equal(false);
  });

  it('tells whether one admits others', () => {
    expect(admitsOthers(born)).to.equal(false);
    expect(admitsOthers({ ...born, IpPermissions: [] })).to.equal(false);
    expect(admitsOthers({ ...born, IpPermissions: [itself, all] })).to.equal(true);
  });
});
