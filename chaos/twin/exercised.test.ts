import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Architecture } from '../../src/inventory/architecture.ts';
import { changed, inSubnets, type Records, shop, sourcesFrom, subnets, to } from './derive/sample-records.ts';
import { exercised, forExperiments, forLoad } from './exercised.ts';
import { twinPlanOf } from './twin-plan-of.ts';
import type { TwinPlan } from './twin-plan.ts';

/** The API keeps orders in a database; media servers stand in both regions; assets are copied to the other one. */
const records: Records = {
  ...changed(shop, 'Servers', { LaunchTemplate: { LaunchTemplateId: to('Template') } }),
  ...subnets('eu-central-1', 'Far'),
  Template: [
    'AWS::EC2::LaunchTemplate',
    { LaunchTemplateData: { UserData: { text: ['DB_HOST=', to('Orders', 'Endpoint.Address')] } } },
  ],
  Orders: [
    'AWS::RDS::DBInstance',
    { Engine: 'postgres', EngineVersion: '18.1', DBSubnetGroupName: to('Group'), AvailabilityZone: 'eu-west-1a' },
  ],
  Group: ['AWS::RDS::DBSubnetGroup', { SubnetIds: inSubnets() }],
  Media: [
    'AWS::AutoScaling::AutoScalingGroup',
    { MinSize: '3', VPCZoneIdentifier: inSubnets(), TargetGroupARNs: [to('MediaTargets')] },
  ],
  MediaTargets: [
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    { Port: 8080, Protocol: 'HTTP', HealthCheckPath: '/media/up' },
  ],
  MediaRule: [
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    {
      ListenerArn: to('Listener'),
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/media/*'] }],
      Actions: [{ Type: 'forward', TargetGroupArn: to('MediaTargets') }],
    },
  ],
  FarMedia: [
    'AWS::AutoScaling::AutoScalingGroup',
    { MinSize: '3', VPCZoneIdentifier: inSubnets('Far') },
    'eu-central-1',
  ],
  Assets: [
    'AWS::S3::Bucket',
    { ReplicationConfiguration: { Rules: [{ Status: 'Enabled', Destination: { Bucket: to('FarAssets', 'Arn') } }] } },
  ],
  FarAssets: ['AWS::S3::Bucket', {}, 'eu-central-1'],
};

const components: Architecture['components'] = {
  API: { logicalIds: ['Servers'] },
  media: { logicalIds: ['Media', 'FarMedia'] },
  assets: { logicalIds: ['Assets', 'FarAssets'] },
};
const command = (healthPath: string) =>
  ({ kind: 'command', command: ['node', 'server.mjs'], folder: '/', healthPath }) as const;
const own = { API: command('/up'), media: command('/media/own'), assets: command('/health') };

const planOf = (services: Architecture['services'] = own): TwinPlan =>
  twinPlanOf(sourcesFrom(records, { components, services }));
const commandsOf = ({ services, stores }: TwinPlan): readonly string[] =>
  [...services, ...stores].filter(({ run }) => run?.kind === 'command').map(({ id }) => id);
const databasesOf = ({ databases }: TwinPlan): readonly string[] => databases.map(({ id }) => id);
const substitutionsOf = ({ mapping }: TwinPlan, resource: string): readonly string[] =>
  mapping.filter((one) => one.resource === resource).map(({ substitution }) => substitution);
const everything = [
  'failover/media',
  'primary/media',
  'primary/api',
  'primary/assets',
  'failover/far-assets',
].toSorted();

describe('a twin narrowed to what a run exercises', () => {
  it('is the whole one where everything is', () => {
    const plan = planOf();
    expect([...commandsOf(plan)].toSorted()).to.deep.equal(everything);
    expect(databasesOf(plan)).to.deep.equal(['primary/orders']);
    expect(exercised(plan, () => true)).to.deep.equal(plan);
  });

  it('answers plainly in all other places, where the template asks for health, and says so', () => {
    const plan = exercised(planOf(), ({ component }) => component === 'API');
    expect(commandsOf(plan)).to.deep.equal(['primary/api']);
    expect(plan.services.find(({ id }) => id === 'primary/media')?.run).to.deep.equal({
      kind: 'plain',
      healthPath: '/media/up',
    });
    expect(substitutionsOf(plan, 'Media')).to.deep.equal(['answers plainly in this run: nothing here asks it']);
    const stored = 'keeps objects itself in this run: nothing here asks what architecture.yaml names in its place';
    expect(substitutionsOf(plan, 'FarAssets')).to.deep.equal([stored]);
    expect(substitutionsOf(plan, 'Assets')).to.deep.equal([
      `copied within the time of replication time control, which the template does not ask for; ${stored}`,
    ]);
  });

  it('starts no database that nobody asks, and says so', () => {
    const plan = exercised(planOf(), ({ component }) => component === 'media');
    expect(databasesOf(plan)).to.deep.equal([]);
    expect(plan.services.flatMap(({ databases, addresses = [] }) => [...databases, ...addresses])).to.deep.equal([]);
    expect(substitutionsOf(plan, 'Orders')).to.deep.equal([]);
    expect(plan.notModelled).to.deep.include({
      resource: 'Orders',
      reason: 'not started: only primary/api would ask it, which answer plainly',
    });
  });
});

describe('for experiments', () => {
  it('it is the one that has commands for nothing but what keeps state, but for what it says of the others', () => {
    const { mapping: said, ...narrowed } = forExperiments(planOf());
    const { mapping, ...stateful } = planOf({ API: own.API });
    expect(narrowed).to.deep.equal(stateful);
    const others = new Set(['Media', 'FarMedia', 'Assets', 'FarAssets']);
    const ofTheRest = (lines: typeof mapping) => lines.filter(({ resource }) => !others.has(resource));
    expect(ofTheRest(said)).to.deep.equal(ofTheRest(mapping));
    expect(said.map(({ part }) => part)).to.deep.equal(mapping.map(({ part }) => part));
  });

  it('it is the whole one where no command keeps state', () => {
    const plan = planOf({ media: own.media, assets: own.assets });
    expect(forExperiments(plan)).to.equal(plan);
    expect(databasesOf(plan)).to.deep.equal([]);
  });
});

describe('for load', () => {
  it('the named components keep their commands in the primary region, with their databases', () => {
    const plan = forLoad(planOf(), ['API', 'media', 'assets']);
    expect([...commandsOf(plan)].toSorted()).to.deep.equal(['primary/api', 'primary/assets', 'primary/media']);
    expect(databasesOf(plan)).to.deep.equal(['primary/orders']);
  });

  it('nothing else is dropped with the commands and databases of the others', () => {
    const whole = planOf();
    const plan = forLoad(whole, ['assets']);
    expect(commandsOf(plan)).to.deep.equal(['primary/assets']);
    expect(databasesOf(plan)).to.deep.equal([]);
    const { regions, balancers, distributions, records: names, controlPlane, links } = whole;
    expect(plan).to.deep.include({ regions, balancers, distributions, records: names, controlPlane, links });
    expect(plan.services.map(({ id }) => id)).to.deep.equal(whole.services.map(({ id }) => id));
  });
});
