import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Resource } from '../inventory/resource.ts';
import { unseen, type Value, type ValueMap } from '../inventory/value.ts';
import { accessOf } from './access.ts';
import { collected, given, roleWith, short, to } from './given.ts';
import { whoIs } from './principal.ts';
import { targetByArn } from './target.ts';

const bucket = given('S3::Bucket', 'Files', { BucketName: 'files' });
const root = 'arn:aws:iam::111122223333:root';

function on(action: string, target: Resource | string, role: Resource, ...others: readonly Resource[]): string {
  const all = typeof target === 'string' ? [role, ...others] : [role, target, ...others];
  const what = typeof target === 'string' ? targetByArn(target, '111122223333') : target;
  return short(accessOf(collected(...all)).may({ kind: 'identity', record: role }, action, what));
}

function allowing(more: ValueMap): Resource {
  return roleWith('Role', [{ Effect: 'Allow', ...more }]);
}

function bucketPolicy(...statements: readonly ValueMap[]): Resource {
  return given('S3::BucketPolicy', 'FilesPolicy', { Bucket: to('Files'), PolicyDocument: { Statement: statements } });
}

function key(...statements: readonly ValueMap[]): Resource {
  return given('KMS::Key', 'Key', { KeyPolicy: { Statement: statements } });
}

describe('what a role may do', () => {
  it('is what its inline policies allow: as text or list, in any case, with wildcards', () => {
    for (const Action of ['*', 's3:GetObject', ['s3:PutObject', 'S3:getobject'], 's3:Get*', 's3:?etObject'])
      expect(on('s3:GetObject', bucket, allowing({ Action, Resource: 'arn:aws:s3:::files/*' }))).to.equal('allowed');
    for (const Action of ['s3:PutObject', 's3:Get?', 'ec2:*'])
      expect(on('s3:GetObject', bucket, allowing({ Action, Resource: '*' }))).to.equal('denied');
  });

  it('is nothing that no policy allows', () => {
    expect(on('s3:GetObject', bucket, given('IAM::Role', 'Role', {}))).to.equal('denied');
    expect(on('s3:GetObject', bucket, allowing({ Action: 's3:*', Resource: 'arn:aws:s3:::others/*' }))).to.equal(
      'denied',
    );
    expect(on('s3:GetObject', bucket, allowing({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::files' }))).to.equal(
      'denied',
    );
  });

  it('is all but what NotAction and NotResource leave out', () => {
    expect(on('s3:GetObject', bucket, allowing({ NotAction: 'iam:*', Resource: '*' }))).to.equal('allowed');
    expect(on('s3:GetObject', bucket, allowing({ NotAction: ['s3:Get*'], Resource: '*' }))).to.equal('denied');
    expect(on('s3:GetObject', bucket, allowing({ Action: '*', NotResource: 'arn:aws:s3:::others/*' }))).to.equal(
      'allowed',
    );
    expect(on('s3:GetObject', bucket, allowing({ Action: '*', NotResource: 'arn:aws:s3:::files/*' }))).to.equal(
      'denied',
    );
  });

  it('is nothing that a Deny takes away, whatever allows it', () => {
    const role = roleWith('Role', [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::files/*' },
    ]);
    expect(on('s3:GetObject', bucket, role)).to.equal('denied');
    expect(on('s3:GetObject', 'arn:aws:s3:::others/a', role)).to.equal('allowed');
  });

  it('depends where a condition speaks of the request, of an Allow or a Deny', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    expect(on('s3:GetObject', bucket, allowing({ Action: 's3:*', Resource: '*', Condition }))).to.equal(
      'depends: IpAddress aws:SourceIp 10.0.0.0/8',
    );
    const denying = roleWith('Role', [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition },
    ]);
    expect(on('s3:GetObject', bucket, denying)).to.equal('depends: unless IpAddress aws:SourceIp 10.0.0.0/8');
  });

  it('is unknown where a Deny hangs on a value that was not seen, and denied where nothing allows it anyway', () => {
    const deny = {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': unseen('parameter Account has no value', 'Account') } },
    };
    const role = roleWith('Role', [{ Effect: 'Allow', Action: '*', Resource: '*' }, deny]);
    expect(on('s3:GetObject', bucket, role)).to.equal(
      'unknown: Role (case.yaml:1): Condition: parameter Account has no value',
    );
    expect(on('s3:GetObject', bucket, roleWith('Role', [deny]))).to.equal('denied');
  });

  it('takes conditions by what every request of a role carries', () => {
    const only = (operator: string, name: string, value: string) =>
      on(
        's3:GetObject',
        bucket,
        allowing({ Action: '*', Resource: '*', Condition: { [operator]: { [name]: value } } }),
      );
    expect(only('Bool', 'aws:SecureTransport', 'true')).to.equal('allowed');
    expect(only('Bool', 'AWS:securetransport', 'false')).to.equal('denied');
    expect(only('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*')).to.equal('allowed');
    expect(only('StringEquals', 'aws:PrincipalAccount', '111122223333')).to.equal('allowed');
    expect(only('StringEquals', 'aws:PrincipalAccount', '1111*')).to.equal('denied');
    expect(only('StringNotEquals', 'aws:PrincipalAccount', '111122223333')).to.equal('denied');
    expect(only('StringEquals', 'aws:SourceAccount', '111122223333')).to.equal('denied');
    expect(only('StringEqualsIfExists', 'aws:SourceAccount', '111122223333')).to.equal('allowed');
    expect(only('Null', 'aws:SourceArn', 'true')).to.equal('allowed');
    expect(only('StringEquals', 'aws:PrincipalAccount', '${aws:ResourceAccount}')).to.match(
      /^depends: policy variable/u,
    );
  });

  it('is limited by its boundary, which allows nothing by itself', () => {
    const boundary = given('IAM::ManagedPolicy', 'Limit', {
      PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' } },
    });
    const all = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
    const role = roleWith('Role', all, { PermissionsBoundary: to('Limit') });
    expect(on('s3:GetObject', bucket, role, boundary)).to.equal('allowed');
    expect(on('s3:PutObject', bucket, role, boundary)).to.equal('denied');
    const idle = roleWith('Role', [], { PermissionsBoundary: to('Limit') });
    expect(on('s3:GetObject', bucket, idle, boundary)).to.equal('denied');
  });

  it('counts managed policies of AWS by name, and is unknown beyond those whose content is known', () => {
    const with_ = (name: string) =>
      given('IAM::Role', 'Role', { ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] });
    expect(on('s3:GetObject', bucket, with_('AmazonS3ReadOnlyAccess'))).to.equal('allowed');
    expect(on('s3:PutObject', bucket, with_('AmazonS3ReadOnlyAccess'))).to.equal('denied');
    expect(on('s3:PutObject', bucket, with_('AdministratorAccess'))).to.equal('allowed');
    expect(on('s3:PutObject', bucket, with_('AmazonChimeFullAccess'))).to.equal(
      'unknown: Role (case.yaml:1): what arn:aws:iam::aws:policy/AmazonChimeFullAccess allows is not known here',
    );
  });

  it('counts policies that other records attach: Policy, ManagedPolicy, RolePolicy', () => {
    const role = given('IAM::Role', 'Role', {});
    const PolicyDocument = { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
    const attached = [
      given('IAM::Policy', 'A', { Roles: [to('Role')], PolicyDocument }),
      given('IAM::ManagedPolicy', 'A', { Roles: [to('Role')], PolicyDocument }),
      given('IAM::RolePolicy', 'A', { RoleName: to('Role'), PolicyDocument }),
    ];
    for (const policy of attached) expect(on('s3:GetObject', bucket, role, policy)).to.equal('allowed');
  });

  it('counts what the groups of a user allow', () => {
    const user = given('IAM::User', 'User', { Groups: [to('Readers')] });
    const group = given('IAM::Group', 'Readers', {
      Policies: [
        { PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] } },
      ],
    });
    expect(on('s3:GetObject', bucket, user, group)).to.equal('allowed');
  });

  it('reads a policy that is written as text', () => {
    const text = (PolicyDocument: Value) =>
      on('s3:GetObject', bucket, given('IAM::Role', 'Role', { Policies: [{ PolicyName: 'p', PolicyDocument }] }));
    expect(text('{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}')).to.equal('allowed');
    expect(
      text({ text: ['{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"', to('Files', 'Arn'), '/*"}]}'] }),
    ).to.equal('allowed');
    expect(text('Allow everything')).to.equal(
      'unknown: Role (case.yaml:1): Policies.0.PolicyDocument: is text that is no JSON',
    );
  });

  it('is unknown where a policy was not seen, naming what is missing', () => {
    const role = roleWith('Role', unseen('parameter Statements has no value', 'Statements'));
    expect(on('s3:GetObject', bucket, role)).to.equal(
      'unknown: Role (case.yaml:1): Statement: parameter Statements has no value',
    );
    const hole = allowing({ Action: 's3:*', Resource: unseen('parameter Arn has no value', 'Arn') });
    expect(on('s3:GetObject', bucket, hole)).to.equal(
      'unknown: Role (case.yaml:1): Resource: parameter Arn has no value',
    );
    expect(on('ec2:RunInstances', 'arn:aws:ec2:*:*:instance/*', hole)).to.equal('denied');
  });

  it('follows a name that AWS will choose only where it is that same name', () => {
    const unnamed = given('S3::Bucket', 'Unnamed', {});
    const may = (resource: Value) => on('s3:GetObject', unnamed, allowing({ Action: 's3:*', Resource: resource }));
    expect(may({ text: [to('Unnamed', 'Arn'), '/*'] })).to.equal('allowed');
    expect(may({ text: ['arn:aws:s3:::', to('Unnamed'), '/*'] })).to.equal('allowed');
    expect(may('arn:aws:s3:::files/*')).to.equal('denied');
    expect(may('arn:aws:s3:::case-*')).to.match(
      /^unknown: whether "arn:aws:s3:::case-\*" means Unnamed is known only after/u,
    );
  });
});

describe("a resource's own policy", () => {
  const nobody = given('IAM::Role', 'Role', {});
  const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*' };

  it('admits a role of the same account by itself, however it is named', () => {
    for (const AWS of [to('Role', 'Arn'), [root, to('Role', 'Arn')]])
      expect(on('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: { AWS } }))).to.equal('allowed');
    expect(on('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: '*' }))).to.equal('allowed');
    expect(on('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: { AWS: '*' } }))).to.equal('allowed');
    expect(on('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: { AWS: root } }))).to.equal('denied');
    expect(
      on('s3:GetObject', bucket, nobody, bucketPolicy({ ...read, Principal: { Service: 's3.amazonaws.com' } })),
    ).to.equal('denied');
  });

  it('denies over everything a role is allowed elsewhere', () => {
    const role = allowing({ Action: '*', Resource: '*' });
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::files/*' };
    expect(on('s3:GetObject', bucket, role, bucketPolicy({ ...deny, Principal: '*' }))).to.equal('denied');
    expect(
      on('s3:GetObject', bucket, role, bucketPolicy({ ...deny, NotPrincipal: { AWS: to('Role', 'Arn') } })),
    ).to.equal('allowed');
    const clear = { ...deny, Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    expect(on('s3:GetObject', bucket, role, bucketPolicy(clear))).to.equal('allowed');
  });

  it('admits nobody in person where everyone must come from one source', () => {
    const Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1' } };
    const policy = bucketPolicy({ ...read, Principal: '*', Condition });
    expect(on('s3:GetObject', bucket, nobody, policy)).to.equal('denied');
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
    expect(on('kms:Decrypt', key({ ...use, Principal: { AWS: root } }), role)).to.equal('allowed');
    expect(on('kms:Decrypt', key({ ...use, Principal: { Service: 'logs.amazonaws.com' } }), role)).to.equal('denied');
    expect(on('kms:Decrypt', key({ ...use, Principal: { AWS: to('Role', 'Arn') } }), nobody)).to.equal('allowed');
    expect(on('kms:Decrypt', given('KMS::Key', 'Key', { KeyPolicy: {} }), role)).to.equal('allowed');
  });

  it('is the gate of a role: only those whom its trust policy names may assume it', () => {
    const role = allowing({ Action: 'sts:AssumeRole', Resource: '*' });
    const trusting = (Principal: Value) =>
      given('IAM::Role', 'Other', {
        AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] },
      });
    expect(on('sts:AssumeRole', trusting({ Service: 'ec2.amazonaws.com' }), role)).to.equal('denied');
    expect(on('sts:AssumeRole', trusting({ AWS: root }), role)).to.equal('allowed');
    expect(on('sts:AssumeRole', trusting({ AWS: root }), nobody)).to.equal('denied');
    expect(on('sts:AssumeRole', trusting({ AWS: to('Role', 'Arn') }), nobody)).to.equal('allowed');
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
