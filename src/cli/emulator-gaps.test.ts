import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Resource } from '../inventory/resource.ts';
import { resourceForTests } from '../inventory/resource-for-tests.ts';
import { unseen } from '../inventory/value.ts';
import { foldedGaps, overwritingGaps, untoldGaps } from './emulator-gaps.ts';
import { physicalOf } from './emulator-physical.ts';
import type { Kept } from './kept-emulator.ts';

const declared = (logicalId: string, type: string, more: Partial<Resource> = {}): Resource =>
  resourceForTests(type, logicalId, more);

const kept = (...refs: readonly (readonly [id: string, ref: string])[]): Kept => ({
  endpoint: 'http://127.0.0.1:1',
  account: '111122223333',
  created: refs.map(([id, ref]) => [id, { ref, attributes: {} }]),
  missing: [],
  notTaken: [],
});

const queue = (id: string, more: Partial<Resource> = {}): Resource => declared(id, 'AWS::SQS::Queue', more);
const topic = declared('Topic', 'AWS::SNS::Topic');
const rule = declared('Rule', 'AWS::EC2::SecurityGroupIngress');

describe('what was made in an emulator', () => {
  it('and is not told is a gap of its type, with names, unless the type was not read at all', () => {
    const all = [queue('A'), queue('B'), topic, rule];
    const state = kept(['A', 'a'], ['B', 'b'], ['Topic', 't'], ['Rule', 'r']);
    const gaps = untoldGaps(all, state, [queue('B')], [{ what: '', reason: '', mend: '', types: ['AWS::SNS::Topic'] }]);
    expect(gaps.map(({ what, types }) => [what, types])).to.deep.equal([['AWS::SQS::Queue A', ['AWS::SQS::Queue']]]);
    expect(untoldGaps(all, state, all, [])).to.deep.equal([]);
  });

  it('under a name that another of its type bears in the same place is a gap', () => {
    const all = [queue('A'), queue('B'), queue('C', { region: 'eu-west-2' }), topic];
    const state = kept(['A', 'jobs'], ['B', 'jobs'], ['C', 'jobs'], ['Topic', 'jobs']);
    const physical = physicalOf(all, new Map(state.created));
    const [gap, ...others] = overwritingGaps(physical);
    expect(others).to.deep.equal([]);
    expect(gap).to.deep.include({ what: 'AWS::SQS::Queue B', types: ['AWS::SQS::Queue'] });
    expect(physical.sourceOf({ type: 'AWS::SQS::Queue', region: 'eu-west-1', ref: 'jobs' })?.id).to.equal('A');
  });

  it('in a place that all regions share is overwritten from another region too', () => {
    const roles = [declared('A', 'AWS::IAM::Role'), declared('B', 'AWS::IAM::Role', { region: 'eu-west-2' })];
    const { overwriting } = physicalOf(roles, new Map(kept(['A', 'app'], ['B', 'app']).created));
    expect(overwriting.map(({ resource }) => resource.id)).to.deep.equal(['B']);
  });

  it('without a value as a part of another is a gap of both types', () => {
    const open = unseen('parameter "Open" has no value', 'Open');
    const part = { ...rule, properties: { CidrIp: open } };
    expect(
      foldedGaps([part, queue('A', { properties: { QueueName: open } })], kept(['Rule', 'r'], ['A', 'a'])),
    ).to.deep.equal([
      {
        what: 'AWS::EC2::SecurityGroupIngress Rule',
        reason: 'it was made without what has no value: parameter "Open" has no value',
        mend: 'Give a value for Open.',
        types: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroup'],
      },
    ]);
  });
});
