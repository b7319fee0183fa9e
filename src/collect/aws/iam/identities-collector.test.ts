import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { identitiesCollector } from './identities-collector.ts';

// Origin of all answers here: case.
const account = '111122223333';
const document = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: 'arn:aws:s3:::media/a%20b+c' }],
});
const encoded = (action: string) => encodeURIComponent(JSON.stringify(document(action)));
const role = {
  RoleName: 'api',
  Path: '/',
  Arn: `arn:aws:iam::${account}:role/api`,
  RoleId: 'AROA1',
  AssumeRolePolicyDocument: encoded('sts:AssumeRole'),
  RolePolicyList: [
    { PolicyName: 'write', PolicyDocument: encoded('s3:PutObject') },
    { PolicyName: 'read', PolicyDocument: encoded('s3:GetObject') },
  ],
  AttachedManagedPolicies: [
    { PolicyName: 'own', PolicyArn: `arn:aws:iam::${account}:policy/own` },
    { PolicyName: 'CNI', PolicyArn: 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy' },
  ],
  PermissionsBoundary: { PermissionsBoundaryArn: `arn:aws:iam::${account}:policy/edge` },
  Tags: [
    { Key: 'Component', Value: 'api' },
    { Key: 'aws:cloudformation:stack-name', Value: 'identity' },
  ],
};
const answers = {
  GetAccountAuthorizationDetails: { RoleDetailList: [role] },
  GetLoginProfile: failure('NoSuchEntityException'),
  ListAccessKeys: { AccessKeyMetadata: [] },
  ListRoles: { Roles: [{ RoleName: 'api', Description: 'Serves', MaxSessionDuration: 3600 }] },
};

test('a role has its inline policies and what is attached, decoded and in order of their names', async () => {
  const [found] = await identitiesCollector.collect(answersForTests(answers));
  expect(found).to.deep.equal({
    type: 'AWS::IAM::Role',
    ref: 'api',
    arn: role.Arn,
    region: 'eu-west-1',
    tags: { Component: 'api' },
    properties: {
      RoleName: 'api',
      Path: '/',
      Description: 'Serves',
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: document('sts:AssumeRole'),
      Policies: [
        { PolicyName: 'read', PolicyDocument: document('s3:GetObject') },
        { PolicyName: 'write', PolicyDocument: document('s3:PutObject') },
      ],
      ManagedPolicyArns: [`arn:aws:iam::${account}:policy/own`, 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'],
      PermissionsBoundary: `arn:aws:iam::${account}:policy/edge`,
    },
    attributes: { Arn: role.Arn, RoleId: 'AROA1' },
    api: 'iam:GetAccountAuthorizationDetails',
  });
});

test('a document that is no JSON is unseen, never empty', async () => {
  const broken = { ...role, RolePolicyList: [{ PolicyName: 'read', PolicyDocument: '%7Bbroken' }] };
  const [found] = await identitiesCollector.collect(
    answersForTests({ ...answers, GetAccountAuthorizationDetails: { RoleDetailList: [broken] } }),
  );
  expect(found?.properties['Policies']).to.have.nested.property('[0].PolicyDocument.unseen');
});

test('all pages are read, and only policies of the account are asked for', async () => {
  const filters: unknown[] = [];
  const page = ({ Marker, Filter }: { Marker?: string; Filter: unknown }) => {
    filters.push(Filter);
    return Marker === undefined
      ? { RoleDetailList: [role], IsTruncated: true, Marker: 'next' }
      : { RoleDetailList: [{ ...role, RoleName: 'media' }], IsTruncated: false };
  };
  const found = await identitiesCollector.collect(
    answersForTests({ ...answers, GetAccountAuthorizationDetails: page }),
  );
  expect(found.map(({ ref }) => ref)).to.deep.equal(['api', 'media']);
  expect(filters[0]).to.deep.equal(['LocalManagedPolicy', 'Role', 'User', 'Group']);
});

test('roles that are linked to a service are left out', async () => {
  const linked = { ...role, Path: '/aws-service-role/rds.amazonaws.com/' };
  const found = await identitiesCollector.collect(
    answersForTests({ ...answers, GetAccountAuthorizationDetails: { RoleDetailList: [linked] } }),
  );
  expect(found).to.deep.equal([]);
});

test('a managed policy is told in the version that holds', async () => {
  const policy = {
    PolicyName: 'own',
    PolicyId: 'ANPA1',
    Arn: `arn:aws:iam::${account}:policy/own`,
    Path: '/',
    DefaultVersionId: 'v2',
    PolicyVersionList: [
      { VersionId: 'v1', IsDefaultVersion: false, Document: encoded('s3:*') },
      { VersionId: 'v2', IsDefaultVersion: true, Document: encoded('s3:GetObject') },
    ],
  };
  const [found] = await identitiesCollector.collect(
    answersForTests({ ...answers, GetAccountAuthorizationDetails: { Policies: [policy] } }),
  );
  expect(found?.ref).to.equal(policy.Arn);
  expect(found?.properties).to.deep.equal({
    ManagedPolicyName: 'own',
    Path: '/',
    PolicyDocument: document('s3:GetObject'),
  });
});

test('users and groups are told with what they may do', async () => {
  const found = await identitiesCollector.collect(
    answersForTests({
      ...answers,
      GetAccountAuthorizationDetails: {
        UserDetailList: [
          {
            UserName: 'auditor',
            Arn: `arn:aws:iam::${account}:user/auditor`,
            GroupList: ['readers'],
            UserPolicyList: [{ PolicyName: 'own', PolicyDocument: encoded('s3:GetObject') }],
          },
        ],
        GroupDetailList: [
          {
            GroupName: 'readers',
            AttachedManagedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
          },
        ],
      },
    }),
  );
  const own = found.filter(({ type }) => type === 'AWS::IAM::User' || type === 'AWS::IAM::Group');
  expect(own.map(({ type, properties }) => [type, properties]).toReversed()).to.deep.equal([
    [
      'AWS::IAM::User',
      {
        UserName: 'auditor',
        Groups: ['readers'],
        Policies: [{ PolicyName: 'own', PolicyDocument: document('s3:GetObject') }],
      },
    ],
    ['AWS::IAM::Group', { GroupName: 'readers', ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
  ]);
});

test('what only ListRoles tells is unseen where that is denied', async () => {
  const [found] = await identitiesCollector.collect(
    answersForTests({ ...answers, ListRoles: failure('AccessDenied') }),
  );
  const hole = { unseen: 'ListRoles, which alone tells it, was not answered' };
  expect(found?.properties['Description']).to.deep.equal(hole);
  expect(found?.properties['MaxSessionDuration']).to.deep.equal(hole);
  expect(found?.properties['Policies']).to.have.length(2);
});

test('where the details are denied every kind of identity and inline policy counts as not seen', async () => {
  const place = answersForTests({ ...answers, GetAccountAuthorizationDetails: failure('AccessDenied') });
  expect(await identitiesCollector.collect(place)).to.deep.equal([]);
  expect([...place.unseen.keys()]).to.deep.equal(identitiesCollector.types);
});

test('a password and access keys of a user are told, and unseen where they are denied', async () => {
  const GetAccountAuthorizationDetails = { UserDetailList: [{ UserName: 'auditor' }] };
  const AccessKeyMetadata = [{ UserName: 'auditor', AccessKeyId: 'AKIA1', Status: 'Active' }];
  const found = await identitiesCollector.collect(
    answersForTests({
      ...answers,
      GetAccountAuthorizationDetails,
      GetLoginProfile: { LoginProfile: { UserName: 'auditor', PasswordResetRequired: false } },
      ListAccessKeys: { AccessKeyMetadata },
    }),
  );
  expect(found.map(({ type, ref, properties }) => [type, ref, properties])).to.deep.equal([
    ['AWS::IAM::User', 'auditor', { UserName: 'auditor', LoginProfile: { PasswordResetRequired: false } }],
    ['AWS::IAM::AccessKey', 'AKIA1', { UserName: 'auditor', Status: 'Active' }],
  ]);
  const denied = failure('AccessDenied');
  const place = answersForTests({
    ...answers,
    GetAccountAuthorizationDetails,
    GetLoginProfile: denied,
    ListAccessKeys: denied,
  });
  const [user] = await identitiesCollector.collect(place);
  expect(user?.properties['LoginProfile']).to.deep.equal({ unseen: 'AccessDenied' });
  expect([...place.unseen]).to.deep.equal([['AWS::IAM::AccessKey', 'AccessDenied']]);
});
