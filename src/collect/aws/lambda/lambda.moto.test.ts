import { test } from 'node:test';
import { expect } from 'chai';
import { roleCreator } from '../../emulator/deploy/creators/iam/role.ts';
import { eventInvokeConfigCreator } from '../../emulator/deploy/creators/lambda/event-invoke-config.ts';
import { functionCreator } from '../../emulator/deploy/creators/lambda/function.ts';
import { permissionCreator } from '../../emulator/deploy/creators/lambda/permission.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { functionCollector } from './function-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
};

test('a function and who may call it are read back from moto as their template says them', { skip }, async () => {
  const at = place();
  const role = await roleCreator.create({ AssumeRolePolicyDocument: trust }, at);
  const template = {
    FunctionName: 'promote',
    Architectures: ['arm64'],
    Description: 'Promotes the copies',
    Environment: { Variables: { REPLICAS: 'one,two' } },
    Handler: 'index.handler',
    MemorySize: 256,
    ReservedConcurrentExecutions: 1,
    Role: role.attributes['Arn'],
    Runtime: 'python3.13',
    Timeout: 120,
  };
  const made = await functionCreator.create(
    {
      ...template,
      Code: { ZipFile: 'def handler(event, context): pass' },
      Tags: [{ Key: 'Component', Value: 'failover' }],
    },
    at,
  );
  const permission = {
    Action: 'lambda:InvokeFunction',
    FunctionName: 'promote',
    Principal: 'events.amazonaws.com',
    SourceArn: `arn:aws:events:me-central-1:${at.account}:rule/down`,
  };
  const allowed = await permissionCreator.create(permission, at);

  const [found, read, ...others] = await functionCollector.collect(at);
  expect(others).to.deep.equal([]);
  expect(found).to.deep.include({ ref: 'promote', arn: made.attributes['Arn'], tags: { Component: 'failover' } });
  expect(found?.properties).to.deep.include(template);
  expect(read).to.deep.include({ ref: allowed.ref, properties: permission });
  expect([...at.unseen]).to.deep.equal([]);
});

test('how events are handled is taken by moto, and unseen when it is read back', { skip }, async () => {
  const at = place();
  const role = await roleCreator.create({ AssumeRolePolicyDocument: trust }, at);
  const { ref } = await functionCreator.create(
    { Code: { ZipFile: 'x' }, Handler: 'index.handler', Role: role.attributes['Arn'], Runtime: 'nodejs22.x' },
    at,
  );
  const config = await eventInvokeConfigCreator.create(
    { FunctionName: ref, Qualifier: '$LATEST', MaximumRetryAttempts: '2' },
    at,
  );
  expect(config.ref).to.equal(`${ref}|$LATEST`);
  const found = await functionCollector.collect(at);
  const read = found.find(({ type }) => type === 'AWS::Lambda::EventInvokeConfig');
  expect(read?.properties).to.have.nested.property('DestinationConfig.unseen');
});
