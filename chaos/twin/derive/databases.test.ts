import { describe, it } from 'node:test';
import { expect } from 'chai';
import { unseen } from '../../../src/inventory/value.ts';
import { twinPlanOf } from '../twin-plan-of.ts';
import { changed, inSubnets, type Records, shop, sourcesFrom, subnets, to } from './sample-records.ts';

const planOf = (records: Records) => twinPlanOf(sourcesFrom(records));
const reasons = (records: Records) =>
  Object.fromEntries(planOf(records).notModelled.map(({ resource, reason }) => [resource, reason]));

const orders: Records = {
  ...subnets('eu-west-1'),
  ...subnets('eu-central-1', 'Far'),
  Group: ['AWS::RDS::DBSubnetGroup', { SubnetIds: inSubnets() }],
  FarGroup: ['AWS::RDS::DBSubnetGroup', { SubnetIds: inSubnets('Far') }, 'eu-central-1'],
  Orders: [
    'AWS::RDS::DBInstance',
    { Engine: 'postgres', EngineVersion: '17.4', MultiAZ: true, DBSubnetGroupName: to('Group') },
  ],
  Reports: ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: to('Orders'), DBSubnetGroupName: to('Group') }],
  Abroad: [
    'AWS::RDS::DBInstance',
    { SourceDBInstanceIdentifier: to('Orders', 'DBInstanceArn'), DBSubnetGroupName: to('FarGroup') },
    'eu-central-1',
  ],
};

describe('databases of a twin', () => {
  it('have a standby in step in another zone, and followers behind a link', () => {
    const plan = planOf(orders);
    expect(plan.databases).to.deep.equal([
      {
        id: 'primary/orders',
        engine: 'postgresql',
        engineMajor: 17,
        asked: '17.4',
        region: 'primary',
        zone: 'primary-a',
        followers: [
          {
            id: 'primary/orders/standby',
            region: 'primary',
            zone: 'primary-b',
            role: 'standby',
            mode: 'sync',
            linkDelayMs: 0,
            reads: false,
          },
          {
            id: 'failover/abroad',
            region: 'failover',
            zone: 'failover-a',
            role: 'replica',
            mode: 'async',
            linkDelayMs: 10,
            reads: false,
          },
          {
            id: 'primary/reports',
            region: 'primary',
            zone: 'primary-c',
            role: 'replica',
            mode: 'async',
            linkDelayMs: 2,
            reads: false,
          },
        ],
      },
    ]);
    expect(plan.controlPlane.map(({ what }) => what)).to.deep.equal(['rds-failover', 'replica-promotion']);
  });

  it('name the version that is run in place of another', () => {
    const [old] = planOf(changed(orders, 'Orders', { EngineVersion: '14.9' })).mapping.filter(
      ({ resource }) => resource === 'Orders',
    );
    expect(old?.substitution).to.match(/^PostgreSQL 18 for 14\.9; /u);
  });

  it('tell readers from what servers are told', () => {
    const told: Records = {
      ...changed(shop, 'Servers', { LaunchTemplate: { LaunchTemplateId: to('Template') } }),
      ...orders,
      Template: [
        'AWS::EC2::LaunchTemplate',
        {
          LaunchTemplateData: {
            UserData: {
              text: [
                'DB_HOST=',
                to('Orders', 'Endpoint.Address'),
                '\nREAD_HOST="',
                to('Reports', 'Endpoint.Address'),
                '"',
              ],
            },
          },
        },
      ],
    };
    const plan = planOf(told);
    expect(plan.services[0]?.databases).to.deep.equal(['primary/orders']);
    expect(plan.services[0]?.addresses).to.deep.equal([
      { variable: 'DB_HOST', node: 'primary/orders', leadsTo: 'instance' },
      { variable: 'READ_HOST', node: 'primary/reports', leadsTo: 'instance' },
    ]);
    const reads = plan.databases[0]?.followers.filter((follower) => follower.reads).map(({ id }) => id);
    expect(reads).to.deep.equal(['primary/reports']);
  });

  it('of Aurora have their readers behind a link, which is named, and take them over in order of tier', () => {
    const member = (tier: number): Records[string] => [
      'AWS::RDS::DBInstance',
      { Engine: 'aurora-postgresql', DBClusterIdentifier: to('Cluster'), PromotionTier: tier },
    ];
    const aurora: Records = {
      ...subnets('eu-west-1'),
      Group: ['AWS::RDS::DBSubnetGroup', { SubnetIds: inSubnets() }],
      Cluster: [
        'AWS::RDS::DBCluster',
        { Engine: 'aurora-postgresql', EngineVersion: '16.6', DBSubnetGroupName: to('Group') },
      ],
      Second: member(2),
      First: member(0),
    };
    const plan = planOf(aurora);
    expect(plan.databases[0]).to.deep.include({ id: 'primary/cluster', zone: 'primary-a', engineMajor: 18 });
    expect(plan.databases[0]?.followers).to.deep.equal([
      {
        id: 'primary/cluster/second',
        region: 'primary',
        zone: 'primary-b',
        role: 'standby',
        mode: 'async',
        linkDelayMs: 2,
        reads: true,
      },
    ]);
    expect(plan.mapping.find(({ resource }) => resource === 'Second')?.substitution).to.contain(
      "may lose what is on it, while Aurora's members share one storage and lose nothing",
    );
    expect(plan.controlPlane.map(({ what }) => what)).to.deep.equal(['aurora-failover']);
  });

  it('are left out where the engine has no server here, with all that copies them', () => {
    const mysql = changed(orders, 'Orders', { Engine: 'mysql' });
    expect(planOf(mysql).databases).to.deep.equal([]);
    expect(reasons(mysql)).to.include({
      Orders: 'runs mysql; of the relational databases the twin can run PostgreSQL alone',
      Reports: 'it belongs to a database that has no part',
    });
  });

  it('are left out, with the input, where their standby or their zones were not seen', () => {
    const hidden = changed(orders, 'Orders', { MultiAZ: unseen('parameter Doubled has no value', 'Doubled') });
    expect(planOf(hidden).notModelled).to.deep.include({
      resource: 'Orders',
      reason: 'was not seen: MultiAZ: parameter Doubled has no value',
      unseen: { input: 'Doubled' },
    });
    const { DBSubnetGroupName: _, ...without } = orders['Orders']?.[1] ?? {};
    expect(reasons({ ...orders, Orders: ['AWS::RDS::DBInstance', without] })['Orders']).to.equal(
      'names no subnet group, so AWS chooses where it lies',
    );
  });
});
