import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Resource } from '../inventory/resource.ts';
import { unseen, type Value, type ValueMap } from '../inventory/value.ts';
import { accessOf } from './access.ts';
import { allowing, answerFor, collected, given, short, to } from './given.ts';
import { whoIs } from './principal.ts';

const bucket = given('S3::Bucket', 'Files', { BucketName: 'files' });
const root = 'arn:aws:iam::111122223333:root';

function bucketPolicy(...statements: readonly ValueMap[]): Resource {
  return given('S3::BucketPolicy', 'FilesPolicy', { Bucket: to('Files'), PolicyDocument: { Statement: statements } });
}

function key(...statements: readonly ValueMap[]): Resource {
  return given('KMS::Key', 'Key', { KeyPolicy: { Statement: statements } });
}

describe("a resource's own policy", () => {
  const nobody = given('IAM::Role', 'Role', {});
  const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*' };

  it('admits a role of the same account by itself, however it is named', () => {
    for (const AWS of [to('Role', 'Arn'), [root, to('Role', 'Arn')]])
      expect(answerFor('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: { AWS } }))).to.equal(
        'allowed',
      );
    expect(answerFor('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: '*' }))).to.equal('allowed');
    expect(answerFor('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: { AWS: '*' } }))).to.equal(
      'allowed',
    );
    expect(answerFor('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: { AWS: root } }))).to.equal(
      'denied',
    );
    expect(
      answerFor('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: { Service: 's3.amazonaws.com' } })),
    ).to.equal('denied');
  });

  it('denies over everything a role is allowed elsewhere', () => {
    const role = allowing({ Action: '*', Resource: '*' });
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::files/*' };
    expect(answerFor('s3:GetObject', bucket, role, bucketPolicy({ ...deny, Principal: '*' }))).to.equal('denied');
    expect(
      answerFor('s3:GetObject', bucket, role, bucketPolicy({ ...deny, NotPrincipal: { AWS: to('Role', 'Arn') } })),
    ).to.equal('allowed');
    const clear = { ...deny, Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    expect(answerFor('s3:GetObject', bucket, role, bucketPolicy(clear))).to.equal('allowed');
  });

  it('admits nobody in person where everyone must come from one source', () => {
    const Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1' } };
    const policy = bucketPolicy({ ...read, Principal: '*', Condition });
    expect(answerFor('s3:GetObject', bucket, nobody, policy)).to.equal('denied');
    const { grants } = accessOf(collected(bucket, policy)).whoMay('s3:GetObject', bucket);
    expect(grants.map(({ principal, answer }) => `${whoIs(principal)} ${short(answer)}`)).to.deep.equal([
      'everyone depends: ArnLike aws:SourceArn arn:aws:cloudfront::111122223333:distribution/E1',
    ]);
  });

  it('must agree with the other account across accounts', () => {
    const stranger = given('IAM::Role', 'Stranger', {}, '444455556666');
    const asked = (more: ValueMap, ...others: Resource[]) =>
      short(
        accessOf(collected(bucket, stranger, bucketPolicy({ ...read, ...more }), ...others)).may(
          { kind: 'identity', record: stranger },
          's3:GetObject',
          bucket,
        ),
      );
    expect(asked({ Principal: { AWS: '444455556666' } })).to.equal('denied');
    const permits = given(
      'IAM::RolePolicy',
      'Permits',
      {
        RoleName: { reference: stranger.id, attribute: 'Ref' },
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
      },
      '444455556666',
    );
    expect(asked({ Principal: { AWS: '444455556666' } }, permits)).to.equal('allowed');
    expect(asked({ Principal: { AWS: '777788889999' } }, permits)).to.equal('denied');
  });

  it('is the gate of a key: without the account in it, no policy of a role opens it', () => {
    const role = allowing({ Action: 'kms:Decrypt', Resource: '*' });
    const use = { Effect: 'Allow', Action: 'kms:*', Resource: '*' };
    expect(answerFor('kms:Decrypt', key({ ...use, Principal: { AWS: root } }), role)).to.equal('allowed');
    expect(answerFor('kms:Decrypt', key({ ...use, Principal: { Service: 'logs.amazonaws.com' } }), role)).to.equal(
      'denied',
    );
    expect(answerFor('kms:Decrypt', key({ ...use, Principal: { AWS: to('Role', 'Arn') } }), nobody)).to.equal(
      'allowed',
    );
    expect(answerFor('kms:Decrypt', given('KMS::Key', 'Key', { KeyPolicy: {} }), role)).to.equal('allowed');
  });

  it('is the gate of a role: only those whom its trust policy names may assume it', () => {
    const role = allowing({ Action: 'sts:AssumeRole', Resource: '*' });
    const trusting = (Principal: Value) =>
      given('IAM::Role', 'Other', {
        AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] },
      });
    expect(answerFor('sts:AssumeRole', trusting({ Service: 'ec2.amazonaws.com' }), role)).to.equal('denied');
    expect(answerFor('sts:AssumeRole', trusting({ AWS: root }), role)).to.equal('allowed');
    expect(answerFor('sts:AssumeRole', trusting({ AWS: root }), nobody)).to.equal('denied');
    expect(answerFor('sts:AssumeRole', trusting({ AWS: to('Role', 'Arn') }), nobody)).to.equal('allowed');
  });

  it('holds a service to its source, or leaves it open', () => {
    const asked = (more: ValueMap) =>
      short(
        accessOf(
          collected(bucket, bucketPolicy({ ...read, Principal: { Service: 'logs.amazonaws.com' }, ...more })),
        ).may({ kind: 'service', name: 'logs.amazonaws.com' }, 's3:GetObject', bucket),
      );
    expect(asked({})).to.equal('allowed');
    expect(asked({ Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } })).to.equal(
      'depends: StringEquals aws:SourceAccount 111122223333',
    );
  });

  it('is that of a function through its permissions', () => {
    const made = given('Lambda::Function', 'Fn', {});
    const permission = given('Lambda::Permission', 'P', {
      FunctionName: to('Fn', 'Arn'),
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
      SourceArn: 'arn:aws:s3:::files',
    });
    const { grants } = accessOf(collected(made, permission)).whoMay('lambda:InvokeFunction', made);
    expect(grants.map(({ principal, answer }) => `${whoIs(principal)} ${short(answer)}`)).to.deep.equal([
      's3.amazonaws.com depends: ArnLike aws:SourceArn arn:aws:s3:::files',
    ]);
  });

  it('could name anybody where one of its principals was not seen, beside those that were', () => {
    const policy = bucketPolicy({ ...read, Principal: { AWS: [root, unseen('parameter P has no value', 'P')] } });
    const { unseen: why } = accessOf(collected(bucket, policy)).whoMay('s3:GetObject', bucket);
    expect(why.map(({ message }) => message)).to.deep.equal([
      'FilesPolicy (case.yaml:1): Principal.AWS: parameter P has no value',
    ]);
    expect(accessOf(collected(bucket, policy)).whoMay('s3:PutObject', bucket).unseen).to.deep.equal([]);
  });

  it('could name anybody where it was not seen', () => {
    const policy = given('S3::BucketPolicy', 'P', {
      Bucket: to('Files'),
      PolicyDocument: unseen('an import nobody exports', 'shared-policy'),
    });
    const { grants, unseen: why } = accessOf(collected(bucket, policy)).whoMay('s3:GetObject', bucket);
    expect(grants).to.deep.equal([]);
    expect(why.map(({ message }) => message)).to.deep.equal([
      'P (case.yaml:1): PolicyDocument: an import nobody exports',
    ]);
  });
});
