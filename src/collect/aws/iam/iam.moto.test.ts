import { test } from 'node:test';
import { expect } from 'chai';
import { instanceProfileCreator } from '../../emulator/deploy/creators/iam/instance-profile.ts';
import { managedPolicyCreator } from '../../emulator/deploy/creators/iam/managed-policy.ts';
import { policyCreator } from '../../emulator/deploy/creators/iam/policy.ts';
import { roleCreator } from '../../emulator/deploy/creators/iam/role.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { identitiesCollector } from './identities-collector.ts';
import { instanceProfileCollector } from './instance-profile-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

const document = (action: string, resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: [action], Resource: resource }],
});
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
};

test('a role with inline and managed policies is read back from moto as its template says it', { skip }, async () => {
  const at = place();
  const own = await managedPolicyCreator.create(
    { Description: 'Of every tier', PolicyDocument: document('logs:PutLogEvents', '*') },
    at,
  );
  const role = await roleCreator.create(
    {
      AssumeRolePolicyDocument: trust,
      Description: 'Serves + answers, 100%',
      ManagedPolicyArns: [own.ref],
      MaxSessionDuration: '7200',
      PermissionsBoundary: own.ref,
      Policies: [
        { PolicyName: 'work', PolicyDocument: document('s3:GetObject', 'arn:aws:s3:::media/a+b%20c/${aws:userid}') },
      ],
      Tags: [{ Key: 'Component', Value: 'api' }],
    },
    at,
  );
  await policyCreator.create(
    { PolicyName: 'added', PolicyDocument: document('s3:ListBucket', '*'), Roles: [role.ref] },
    at,
  );

  const found = await identitiesCollector.collect(at);
  expect(found.find(({ type }) => type === 'AWS::IAM::Role')).to.deep.include({
    ref: role.ref,
    arn: role.attributes['Arn'],
    tags: { Component: 'api' },
    properties: {
      RoleName: role.ref,
      Path: '/',
      Description: 'Serves + answers, 100%',
      MaxSessionDuration: 7200,
      AssumeRolePolicyDocument: trust,
      Policies: [
        { PolicyName: 'added', PolicyDocument: document('s3:ListBucket', '*') },
        { PolicyName: 'work', PolicyDocument: document('s3:GetObject', 'arn:aws:s3:::media/a+b%20c/${aws:userid}') },
      ],
      ManagedPolicyArns: [own.ref],
      PermissionsBoundary: own.ref,
    },
  });
  expect(found.find(({ type }) => type === 'AWS::IAM::ManagedPolicy')).to.deep.include({
    ref: own.ref,
    properties: {
      ManagedPolicyName: own.ref.slice(own.ref.lastIndexOf('/') + 1),
      Path: '/',
      Description: 'Of every tier',
      PolicyDocument: document('logs:PutLogEvents', '*'),
    },
  });
  expect([...at.unseen]).to.deep.equal([]);
});

test('an instance profile is read back from moto with its role', { skip }, async () => {
  const at = place();
  const role = await roleCreator.create({ AssumeRolePolicyDocument: trust }, at);
  const profile = await instanceProfileCreator.create({ Roles: [role.ref] }, at);
  const [found] = await instanceProfileCollector.collect(at);
  expect(found).to.deep.include({ ref: profile.ref, arn: profile.attributes['Arn'] });
  expect(found?.properties).to.deep.include({ Roles: [role.ref] });
});

test('a policy of AWS that moto does not have is named as not taken', { skip }, async () => {
  const arn = 'arn:aws:iam::aws:policy/NoSuchPolicyOfAws';
  const role = await roleCreator.create({ AssumeRolePolicyDocument: trust, ManagedPolicyArns: [arn] }, place());
  expect(role.notTaken).to.deep.equal({ 'ManagedPolicyArns.0': `is left out: the emulator does not have ${arn}` });
});
