import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type Value, type ValueMap, unseen } from '../inventory/value.ts';
import { accessOf } from './access.ts';
import { collected, given, to } from './given.ts';
import { keepsOutStrangers } from './strangers.ts';

const bucket = given('S3::Bucket', 'Files', { BucketName: 'files' });
const ours = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' } };

/** What becomes of an Allow for everyone on a bucket and its objects beside other statements. */
function keptOut(allowed: ValueMap, ...denials: readonly ValueMap[]): string {
  const all: Value = ['arn:aws:s3:::files', 'arn:aws:s3:::files/*'];
  const policy = given('S3::BucketPolicy', 'Policy', {
    Bucket: to('Files'),
    PolicyDocument: {
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: all, ...allowed },
        ...denials.map((one) => ({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: all, ...one })),
      ],
    },
  });
  const read = accessOf(collected(bucket, policy)).policyIn(policy);
  const [statement] = read.statements;
  if (!statement) return 'no statement';
  const kept = keepsOutStrangers(statement, { kind: 'anonymous' }, read);
  return kept.is === 'unseen' ? `unseen: ${kept.why.message}` : kept.is;
}

describe('what keeps strangers out', () => {
  it('is a condition on who asks, or a Deny for whoever else asks', () => {
    expect(keptOut({})).to.equal('no');
    expect(keptOut({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } })).to.equal('yes');
    expect(keptOut({}, { Condition: ours })).to.equal('yes');
    expect(keptOut({ Action: '*' }, { Condition: ours })).to.equal('yes');
    expect(keptOut({}, {})).to.equal('yes');
  });

  it('is no Deny that leaves a part of what is allowed, or that anybody can go around', () => {
    expect(keptOut({}, { Condition: ours, Resource: 'arn:aws:s3:::files/*' })).to.equal('no');
    expect(keptOut({ Action: 's3:*' }, { Condition: ours, Action: 's3:Get*' })).to.equal('no');
    expect(keptOut({}, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).to.equal('no');
    expect(keptOut({}, { Condition: { StringNotLike: { 'aws:PrincipalOrgID': '*' } } })).to.equal('no');
  });

  it('may be several Deny statements, each for a part', () => {
    const parts = ['arn:aws:s3:::files', 'arn:aws:s3:::files/*'].map((Resource) => ({ Condition: ours, Resource }));
    expect(keptOut({}, ...parts)).to.equal('yes');
  });

  it('is not known where a Deny was not seen, or hangs on more than who asks', () => {
    const hole = unseen('parameter Org has no value', 'Org');
    expect(keptOut({}, { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': hole } } })).to.equal(
      'unseen: Policy (case.yaml:1): Condition: parameter Org has no value',
    );
    expect(keptOut({}, { Condition: ours, Action: hole })).to.equal(
      'unseen: Policy (case.yaml:1): Action: parameter Org has no value',
    );
    expect(keptOut({}, { Condition: { ...ours, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } })).to.equal(
      'unseen: Whether statement of Policy (case.yaml:1) keeps strangers out is not decided: it hangs on more than who asks',
    );
  });
});
