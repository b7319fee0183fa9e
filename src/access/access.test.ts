import { describe, it } from 'node:test';
import { expect } from 'chai';
import { unseen, type Value } from '../inventory/value.ts';
import { allowing, answerFor, given, roleWith, to } from './given.ts';

const bucket = given('S3::Bucket', 'Files', { BucketName: 'files' });

describe('what a role may do', () => {
  it('is what its inline policies allow: as text or list, in any case, with wildcards', () => {
    for (const Action of ['*', 's3:GetObject', ['s3:PutObject', 'S3:getobject'], 's3:Get*', 's3:?etObject'])
      expect(answerFor('s3:GetObject', bucket, allowing({ Action, Resource: 'arn:aws:s3:::files/*' }))).to.equal(
        'allowed',
      );
    for (const Action of ['s3:PutObject', 's3:Get?', 'ec2:*'])
      expect(answerFor('s3:GetObject', bucket, allowing({ Action, Resource: '*' }))).to.equal('denied');
  });

  it('is nothing that no policy allows', () => {
    expect(answerFor('s3:GetObject', bucket, given('IAM::Role', 'Role', {}))).to.equal('denied');
    expect(answerFor('s3:GetObject', bucket, allowing({ Action: 's3:*', Resource: 'arn:aws:s3:::others/*' }))).to.equal(
      'denied',
    );
    expect(
      answerFor('s3:GetObject', bucket, allowing({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::files' })),
    ).to.equal('denied');
  });

  it('is all but what NotAction and NotResource leave out', () => {
    expect(answerFor('s3:GetObject', bucket, allowing({ NotAction: 'iam:*', Resource: '*' }))).to.equal('allowed');
    expect(answerFor('s3:GetObject', bucket, allowing({ NotAction: ['s3:Get*'], Resource: '*' }))).to.equal('denied');
    expect(answerFor('s3:GetObject', bucket, allowing({ Action: '*', NotResource: 'arn:aws:s3:::others/*' }))).to.equal(
      'allowed',
    );
    expect(answerFor('s3:GetObject', bucket, allowing({ Action: '*', NotResource: 'arn:aws:s3:::files/*' }))).to.equal(
      'denied',
    );
  });

  it('is nothing that a Deny takes away, whatever allows it', () => {
    const role = roleWith('Role', [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::files/*' },
    ]);
    expect(answerFor('s3:GetObject', bucket, role)).to.equal('denied');
    expect(answerFor('s3:GetObject', 'arn:aws:s3:::others/a', role)).to.equal('allowed');
  });

  it('depends where a condition speaks of the request, of an Allow or a Deny', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    expect(answerFor('s3:GetObject', bucket, allowing({ Action: 's3:*', Resource: '*', Condition }))).to.equal(
      'depends: IpAddress aws:SourceIp 10.0.0.0/8',
    );
    const denying = roleWith('Role', [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition },
    ]);
    expect(answerFor('s3:GetObject', bucket, denying)).to.equal('depends: unless IpAddress aws:SourceIp 10.0.0.0/8');
  });

  it('is unknown where a Deny hangs on a value that was not seen, and denied where nothing allows it anyway', () => {
    const deny = {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': unseen('parameter Account has no value', 'Account') } },
    };
    const role = roleWith('Role', [{ Effect: 'Allow', Action: '*', Resource: '*' }, deny]);
    expect(answerFor('s3:GetObject', bucket, role)).to.equal(
      'unknown: Role (case.yaml:1): Condition: parameter Account has no value',
    );
    expect(answerFor('s3:GetObject', bucket, roleWith('Role', [deny]))).to.equal('denied');
  });

  it('takes conditions by what every request of a role carries', () => {
    const only = (operator: string, name: string, value: string) =>
      answerFor(
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
    expect(answerFor('s3:GetObject', bucket, role, boundary)).to.equal('allowed');
    expect(answerFor('s3:PutObject', bucket, role, boundary)).to.equal('denied');
    const idle = roleWith('Role', [], { PermissionsBoundary: to('Limit') });
    expect(answerFor('s3:GetObject', bucket, idle, boundary)).to.equal('denied');
  });

  it('counts managed policies of AWS by name, and is unknown beyond those whose content is known', () => {
    const with_ = (name: string) =>
      given('IAM::Role', 'Role', { ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] });
    expect(answerFor('s3:GetObject', bucket, with_('AmazonS3ReadOnlyAccess'))).to.equal('allowed');
    expect(answerFor('s3:PutObject', bucket, with_('AmazonS3ReadOnlyAccess'))).to.equal('denied');
    expect(answerFor('s3:PutObject', bucket, with_('AdministratorAccess'))).to.equal('allowed');
    expect(answerFor('s3:PutObject', bucket, with_('AmazonChimeFullAccess'))).to.equal(
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
    for (const policy of attached) expect(answerFor('s3:GetObject', bucket, role, policy)).to.equal('allowed');
  });

  it('counts what the groups of a user allow', () => {
    const user = given('IAM::User', 'User', { Groups: [to('Readers')] });
    const group = given('IAM::Group', 'Readers', {
      Policies: [
        { PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] } },
      ],
    });
    expect(answerFor('s3:GetObject', bucket, user, group)).to.equal('allowed');
  });

  it('reads a policy that is written as text', () => {
    const text = (PolicyDocument: Value) =>
      answerFor(
        's3:GetObject',
        bucket,
        given('IAM::Role', 'Role', { Policies: [{ PolicyName: 'p', PolicyDocument }] }),
      );
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
    expect(answerFor('s3:GetObject', bucket, role)).to.equal(
      'unknown: Role (case.yaml:1): Statement: parameter Statements has no value',
    );
    const hole = allowing({ Action: 's3:*', Resource: unseen('parameter Arn has no value', 'Arn') });
    expect(answerFor('s3:GetObject', bucket, hole)).to.equal(
      'unknown: Role (case.yaml:1): Resource: parameter Arn has no value',
    );
    expect(answerFor('ec2:RunInstances', 'arn:aws:ec2:*:*:instance/*', hole)).to.equal('denied');
  });

  it('follows a name that AWS will choose only where it is that same name', () => {
    const unnamed = given('S3::Bucket', 'Unnamed', {});
    const may = (resource: Value) =>
      answerFor('s3:GetObject', unnamed, allowing({ Action: 's3:*', Resource: resource }));
    expect(may({ text: [to('Unnamed', 'Arn'), '/*'] })).to.equal('allowed');
    expect(may({ text: ['arn:aws:s3:::', to('Unnamed'), '/*'] })).to.equal('allowed');
    expect(may('arn:aws:s3:::files/*')).to.equal('denied');
    expect(may('arn:aws:s3:::case-*')).to.match(
      /^unknown: whether "arn:aws:s3:::case-\*" means Unnamed is known only after/u,
    );
  });
});
