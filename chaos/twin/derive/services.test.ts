import { describe, it } from 'node:test';
import { expect } from 'chai';
import { unseen } from '../../../src/inventory/value.ts';
import { twinPlanOf } from '../twin-plan-of.ts';
import { changed, inSubnets, type Records, shop, sourcesFrom, to } from './sample-records.ts';

const planOf = (records: Records) => twinPlanOf(sourcesFrom(records));
const instances = (records: Records) => planOf(records).services.map((service) => service.instances);

describe('services of a twin', () => {
  it('stand in each zone of their group, in as many instances as it keeps', () => {
    expect(planOf(shop).services).to.deep.equal([
      {
        id: 'primary/servers',
        component: 'Servers',
        region: 'primary',
        instances: { 'primary-a': 1, 'primary-b': 1, 'primary-c': 1 },
        run: { kind: 'plain', healthPath: '/up' },
        databases: [],
        addresses: [],
      },
    ]);
  });

  it('are as many as are wanted where nothing scales, and as few as are allowed where something does', () => {
    const wanted = changed(shop, 'Servers', { DesiredCapacity: '5' });
    expect(instances(wanted)).to.deep.equal([{ 'primary-a': 2, 'primary-b': 2, 'primary-c': 1 }]);
    expect(planOf(wanted).mapping.find(({ resource }) => resource === 'Servers')?.substitution).to.contain(
      '5 over 3 zones: which of them have one more is not in the template',
    );
    const scaled: Records = {
      ...wanted,
      Scaling: ['AWS::AutoScaling::ScalingPolicy', { AutoScalingGroupName: to('Servers') }],
    };
    expect(instances(scaled)).to.deep.equal([{ 'primary-a': 1, 'primary-b': 1, 'primary-c': 1 }]);
  });

  it('are left out where their number was not seen, or none is kept', () => {
    const hidden = changed(shop, 'Servers', { MinSize: unseen('parameter Least has no value', 'Least') });
    const plan = planOf(hidden);
    expect(plan.services).to.deep.equal([]);
    expect(plan.notModelled.find(({ resource }) => resource === 'Servers')).to.deep.equal({
      resource: 'Servers',
      reason: 'was not seen: MinSize: parameter Least has no value',
      unseen: { input: 'Least' },
    });
    expect(plan.balancers[0]?.targetGroups[0]?.services).to.deep.equal([]);
    expect(planOf(changed(shop, 'Servers', { MinSize: 0 })).notModelled).to.deep.include({
      resource: 'Servers',
      reason: 'keeps no server running',
    });
  });

  it('run what the architecture names for their component', () => {
    const run = { kind: 'command', command: ['node', 'api.js'], folder: '/srv', healthPath: '/up' } as const;
    const plan = twinPlanOf(
      sourcesFrom(shop, { components: { 'the API': { logicalIds: ['Servers'] } }, services: { 'the API': run } }),
    );
    expect(plan.services[0]).to.deep.include({ id: 'primary/the-api', component: 'the API', run });
    expect(plan.mapping.find(({ resource }) => resource === 'Servers')?.substitution).to.equal('');
  });

  it('of containers are as many as scaling may leave', () => {
    const service: Records[string][1] = {
      DesiredCount: 6,
      LoadBalancers: [{ TargetGroupArn: to('Targets'), ContainerPort: 8080 }],
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: inSubnets() } },
    };
    const containers: Records = { ...shop, Tasks: ['AWS::ECS::Service', service] };
    const { Servers: _, ...alone } = containers;
    expect(planOf(alone).services[0]).to.deep.include({
      id: 'primary/tasks',
      instances: { 'primary-a': 2, 'primary-b': 2, 'primary-c': 2 },
      port: 8080,
    });
    const target = { ScalableDimension: 'ecs:service:DesiredCount', ResourceId: to('Tasks'), MinCapacity: 3 };
    const scaled: Records = { ...alone, Scaled: ['AWS::ApplicationAutoScaling::ScalableTarget', target] };
    expect(instances(scaled)).to.deep.equal([{ 'primary-a': 1, 'primary-b': 1, 'primary-c': 1 }]);
  });

  it('that stand alone are servers where a target group names them', () => {
    const { Servers: _, ...without } = shop;
    const alone: Records = {
      ...changed(without, 'Targets', { Targets: [{ Id: to('Server'), Port: 80 }, { Id: '10.0.0.9' }] }),
      Server: ['AWS::EC2::Instance', { SubnetId: to('SubnetB') }],
      Idle: ['AWS::EC2::Instance', { SubnetId: to('SubnetB') }],
    };
    const plan = planOf(alone);
    expect(plan.services).to.have.lengthOf(1);
    expect(plan.services[0]).to.deep.include({ id: 'primary/server', instances: { 'primary-b': 1 }, port: 80 });
    expect(plan.notModelled).to.deep.include({ resource: 'Idle', reason: 'no target group sends it anything' });
    expect(plan.notModelled).to.deep.include({
      resource: 'Targets',
      reason: 'one of its targets is 10.0.0.9, behind which nothing is known to stand',
    });
  });
});
