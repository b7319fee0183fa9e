import { test } from 'node:test';
import { expect } from 'chai';
import type { FakeCloudControl } from '../../../fixtures/fakes/cloud-control-fake.ts';
import { json, jsonError, type WireAnswer, type WireRequest } from '../aws/service-for-tests.ts';
import { account, gapTypes, model, readOverFake, type ReadOver, region } from './read-over-fake-for-tests.ts';

const type = 'AWS::ECS::TaskDefinition';
const all = [type, 'AWS::ECS::Service', 'AWS::Scheduler::Schedule'];
const arn = (name: string) => `arn:aws:ecs:${region}:${account}:task-definition/${name}`;
const definition = (name: string) =>
  model(type, arn(name), { TaskDefinitionArn: arn(name), Family: name.replace(/:.*/u, ''), Cpu: '256' });
const definitions = (family: string, count: number) =>
  Array.from({ length: count }, (_, index) => definition(`${family}:${index + 1}`));
const service = (name: string, TaskDefinition: string, more = {}) =>
  model('AWS::ECS::Service', `${name}|main`, { ServiceArn: name, Cluster: 'main', TaskDefinition, ...more });
const schedule = (Name: string, TaskDefinitionArn: string) =>
  model('AWS::Scheduler::Schedule', Name, { Name, Target: { Arn: 'cluster', EcsParameters: { TaskDefinitionArn } } });

/** What EventBridge and the tagging service tell besides. */
function services(ofRule: readonly string[], ofStacks: readonly string[]): (request: WireRequest) => WireAnswer {
  return ({ operation }) => {
    switch (operation) {
      case 'ListEventBuses':
        return json({ EventBuses: [{ Name: 'default' }] });
      case 'ListRules':
        return json({ Rules: [{ Name: 'nightly', EventBusName: 'default' }] });
      case 'ListTargetsByRule':
        return json({
          Targets: ofRule.map((one) => ({ Id: one, Arn: 'cluster', EcsParameters: { TaskDefinitionArn: arn(one) } })),
        });
      case 'GetResources':
        return json({ ResourceTagMappingList: ofStacks.map((one) => ({ ResourceARN: arn(one) })) });
      default:
        return jsonError('NoTestAnswer', operation);
    }
  };
}

const read = (config: Partial<FakeCloudControl>, types = all, answer = services([], [])): Promise<ReadOver> =>
  readOverFake(types, config, answer);
const revisions = ({ told }: ReadOver): readonly string[] =>
  told.filter((one) => one.type === type).map(({ ref }) => ref.slice(ref.indexOf('/') + 1));

test('of thousands of revisions, those are read that something runs or would run', async () => {
  const resources = [
    ...definitions('shop', 1000),
    ...definitions('mail', 200),
    service('shop', arn('shop:990')),
    schedule('report', arn('mail:7')),
    schedule('latest', arn('mail')),
  ];
  const found = await read({ resources }, all, services(['shop:5'], ['mail:3']));
  expect(revisions(found)).to.have.members(['shop:1000', 'shop:990', 'shop:5', 'mail:200', 'mail:7', 'mail:3']);
  expect(found.gaps).to.deep.equal([]);
  expect(found.calls).to.deep.equal({
    // Twelve pages of revisions, one of services and one of schedules.
    'cloudcontrol:ListResources': 14,
    // Six revisions, one service and two schedules: all 1,200 were asked for before.
    'cloudcontrol:GetResource': 9,
    'events:ListEventBuses': 1,
    'events:ListRules': 1,
    'events:ListTargetsByRule': 1,
    'tag:GetResources': 1,
  });
});

test('one keeps its shape, and the name by which a service refers to it', async () => {
  const { told } = await read({ resources: [definition('shop:1'), service('shop', arn('shop:1'))] });
  const [one] = told.filter((each) => each.type === type);
  expect(one).to.deep.include({
    ref: arn('shop:1'),
    arn: arn('shop:1'),
    properties: { Family: 'shop', Cpu: '256' },
    attributes: { TaskDefinitionArn: arn('shop:1') },
  });
  expect(told.find((each) => each.type === 'AWS::ECS::Service')?.properties['TaskDefinition']).to.equal(one?.ref);
});

test('where services run all there are, rules and schedules are not asked', async () => {
  const resources = [...definitions('shop', 2), service('a', arn('shop:1')), service('b', 'shop:2')];
  const found = await read({ resources }, [type]);
  expect(revisions(found)).to.have.members(['shop:1', 'shop:2']);
  expect(found.calls).to.deep.equal({ 'cloudcontrol:ListResources': 2, 'cloudcontrol:GetResource': 4 });
});

for (const [what, config, answer] of [
  ['services', { deniedTypes: ['AWS::ECS::Service'] }, services([], [])],
  ['a service', { deniedReads: ['shop|main'] }, services([], [])],
  ['schedules', { deniedTypes: ['AWS::Scheduler::Schedule'] }, services([], [])],
  ['rules', {}, () => jsonError('AccessDeniedException', 'no')],
] as const)
  test(`where ${what} may not be read, all revisions are`, async () => {
    const resources = [...definitions('shop', 20), service('shop', arn('shop:7'))];
    expect(revisions(await read({ resources, ...config }, all, answer))).to.have.lengthOf(20);
  });

test('where task sets of an outer deployment run what no list tells, all revisions are read', async () => {
  const outer = service('shop', '', { DeploymentController: { Type: 'EXTERNAL' } });
  expect(revisions(await read({ resources: [...definitions('shop', 20), outer] }))).to.have.lengthOf(20);
});

test('a revision that a service runs is read where it was deregistered too', async () => {
  const resources = [...definitions('shop', 3), service('shop', arn('shop:1'))];
  const found = await read({ resources, hidden: [arn('shop:1')] });
  expect(revisions(found)).to.deep.equal(['shop:3', 'shop:1']);
  expect(found.gaps).to.deep.equal([]);
});

test('a revision that a service runs and that is not told is a gap, not left out', async () => {
  const resources = [definition('shop:3'), service('shop', arn('shop:1'))];
  const found = await read({ resources });
  expect(revisions(found)).to.deep.equal(['shop:3']);
  expect(gapTypes(found)).to.deep.equal([type]);
  expect(found.gaps[0]?.reason).to.equal(
    `services run revisions that Cloud Control does not tell: ${arn('shop:1')} (Unreadable)`,
  );
});

test('a list of revisions that is denied is a gap', async () => {
  expect(gapTypes(await read({ resources: definitions('shop', 2), deniedTypes: [type] }))).to.deep.equal([type]);
});
