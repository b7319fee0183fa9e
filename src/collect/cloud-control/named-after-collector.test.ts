import { test } from 'node:test';
import { expect } from 'chai';
import { account, gapTypes, model, readOverFake, refs, region } from './read-over-fake-for-tests.ts';

const policy = 'AWS::Kinesis::ResourcePolicy';
const arn = (name: string) => `arn:aws:kinesis:${region}:${account}:stream/${name}`;
const streams = ['orders', 'clicks'].map((name) => model('AWS::Kinesis::Stream', name, { Name: name }));
const own = model(policy, arn('orders'), { ResourceArn: arn('orders'), ResourcePolicy: { Statement: [] } });

test('a policy that no list tells is found by what it may be attached to, and one that is not there is none', async () => {
  const read = await readOverFake([policy], { resources: [...streams, own], unlisted: [policy] });
  expect(refs(read)).to.deep.equal([`${policy} ${arn('orders')}`]);
  expect([read.gaps, read.vanished]).to.deep.equal([[], []]);
});

test('where nothing is that could have one, there is none, and nothing is asked for it', async () => {
  const read = await readOverFake(['AWS::Lex::ResourcePolicy', policy], {});
  expect([read.told, read.gaps]).to.deep.equal([[], []]);
  expect(read.calls).to.deep.equal({ 'cloudcontrol:ListResources': 2 });
});

test('where something is that may have one, and its name is not known, the type is a gap', async () => {
  const read = await readOverFake(['AWS::Lex::ResourcePolicy'], {
    resources: [model('AWS::Lex::Bot', 'B1', { Id: 'B1' })],
  });
  expect(gapTypes(read)).to.deep.equal(['AWS::Lex::ResourcePolicy']);
  expect(read.gaps[0]?.reason).to.contain('there are resources that may have one (AWS::Lex::Bot)');
});

test('where what may have one cannot be listed, the policy was not seen', async () => {
  const read = await readOverFake([policy], { resources: streams, deniedTypes: ['AWS::Kinesis::Stream'] });
  expect(gapTypes(read)).to.deep.equal([policy]);
});

test('a policy that may not be read is a gap, and not none', async () => {
  const read = await readOverFake([policy], { resources: [...streams, own], deniedReads: [arn('orders')] });
  expect([refs(read), gapTypes(read)]).to.deep.equal([[], [policy]]);
});

test('settings of the account are asked for by its id', async () => {
  const type = 'AWS::EC2::VPCBlockPublicAccessOptions';
  const resources = [model(type, account, { AccountId: account, InternetGatewayBlockMode: 'block-ingress' })];
  const read = await readOverFake([type], { resources, unlisted: [type] });
  expect(read.told.map(({ properties }) => properties)).to.deep.equal([{ InternetGatewayBlockMode: 'block-ingress' }]);
  expect((await readOverFake([type], { unlisted: [type] })).gaps).to.deep.equal([]);
});
