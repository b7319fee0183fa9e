import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { placeAt } from '../place.ts';
import { functionCollector } from './function-collector.ts';

// Origin of all answers here: case.
const FunctionName = 'promote';
const FunctionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:promote';
const configuration = {
  FunctionName,
  FunctionArn,
  Role: 'arn:aws:iam::111122223333:role/promote',
  Runtime: 'python3.13',
  Description: '',
  Environment: { Variables: { REPLICAS: 'a,b' } },
  Layers: [{ Arn: 'arn:layer:1', CodeSize: 10 }],
  SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
  VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: '' },
};
const byEvents = {
  Sid: 'one',
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: FunctionArn,
  Condition: { ArnLike: { 'AWS:SourceArn': 'arn:rule' }, StringEquals: { 'AWS:SourceAccount': '111122223333' } },
};
const withPolicy = (...Statement: object[]) => ({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
const answers = {
  ListFunctions: { Functions: [configuration] },
  GetFunction: { Configuration: configuration, Tags: { Component: 'failover', 'aws:cloudformation:stack-name': 'x' } },
  GetFunctionConcurrency: { ReservedConcurrentExecutions: 1 },
  GetPolicy: failure('ResourceNotFoundException'),
  ListFunctionEventInvokeConfigs: { FunctionEventInvokeConfigs: [] },
};

test('a function is told as a template would write it, without its code', async () => {
  const [found, ...others] = await functionCollector.collect(answersForTests(answers));
  expect(others).to.deep.equal([]);
  expect(found).to.deep.include({
    type: 'AWS::Lambda::Function',
    ref: FunctionName,
    arn: FunctionArn,
    tags: { Component: 'failover' },
    properties: {
      FunctionName,
      Role: configuration.Role,
      Runtime: 'python3.13',
      Environment: { Variables: { REPLICAS: 'a,b' } },
      Layers: ['arn:layer:1'],
      SnapStart: { ApplyOn: 'None' },
      ReservedConcurrentExecutions: 1,
    },
    attributes: { Arn: FunctionArn },
  });
  expect(found?.untold).to.have.property('Code');
});

test('each statement of its policy is the permission it came from', async () => {
  const [, permission] = await functionCollector.collect(
    answersForTests({ ...answers, GetPolicy: withPolicy(byEvents) }),
  );
  expect(permission).to.deep.equal({
    type: 'AWS::Lambda::Permission',
    ref: 'promote|one',
    region: 'eu-west-1',
    tags: {},
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName,
      Principal: 'events.amazonaws.com',
      SourceArn: 'arn:rule',
      SourceAccount: '111122223333',
    },
    attributes: { Id: 'one' },
    api: 'lambda:GetPolicy',
  });
});

test('a statement that no permission could say is kept as a policy', async () => {
  const denial = { ...byEvents, Sid: 'two', Effect: 'Deny' };
  const narrowed = { ...byEvents, Sid: 'three', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
  const place = answersForTests({ ...answers, GetPolicy: withPolicy(byEvents, denial, narrowed) });
  const [, permission, policy] = await functionCollector.collect(place);
  expect(permission?.ref).to.equal('promote|one');
  expect(policy).to.deep.include({
    type: 'AWS::Lambda::ResourcePolicy',
    properties: { ResourceArn: FunctionArn, PolicyDocument: { Version: '2012-10-17', Statement: [denial, narrowed] } },
  });
});

test('a denied policy is a permission of which nothing was seen', async () => {
  const place = answersForTests({ ...answers, GetPolicy: failure('AccessDeniedException') });
  const [, permission] = await functionCollector.collect(place);
  expect(permission?.type).to.equal('AWS::Lambda::Permission');
  expect(permission?.properties['Principal']).to.deep.equal({ unseen: 'AccessDeniedException' });
});

test('how events are handled is told with its qualifier, and unseen where that is denied', async () => {
  const FunctionEventInvokeConfigs = [
    {
      FunctionArn: `${FunctionArn}:$LATEST`,
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: 'arn:queue' } },
    },
  ];
  const configWith = async (answer: unknown) =>
    (await functionCollector.collect(answersForTests({ ...answers, ListFunctionEventInvokeConfigs: answer })))[1];
  expect((await configWith({ FunctionEventInvokeConfigs }))?.properties).to.deep.equal({
    FunctionName,
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 2,
    DestinationConfig: { OnFailure: { Destination: 'arn:queue' } },
  });
  const denied = await configWith(failure('AccessDeniedException'));
  expect(denied?.type).to.equal('AWS::Lambda::EventInvokeConfig');
  expect(denied?.properties['DestinationConfig']).to.deep.equal({ unseen: 'AccessDeniedException' });
});

test('where functions or one of them are denied the kind counts as not seen', async () => {
  for (const operation of ['ListFunctions', 'GetFunction']) {
    const place = answersForTests({ ...answers, [operation]: failure('AccessDeniedException') });
    expect(await functionCollector.collect(place)).to.deep.equal([]);
    expect([...place.unseen.keys()], operation).to.deep.equal(functionCollector.types);
  }
});

test('a function of which GetFunction tells no tags, since they may not be listed, counts as not seen', async () => {
  const TagsError = { ErrorCode: 'AccessDeniedException', Message: 'User: me is not authorized' };
  const { account, region, partition, clients } = answersForTests({
    ...answers,
    GetFunction: { Configuration: configuration, TagsError },
  });
  const at = placeAt({ account, region, partition, clients, signal: new AbortController().signal });
  expect(await functionCollector.collect(at.place)).to.deep.equal([]);
  expect(at.gaps()).to.deep.equal([
    {
      what: `${functionCollector.types.join(', ')} in eu-west-1`,
      reason:
        'lambda:GetFunction did not tell tags, which takes lambda:ListTags: User: me is not authorized (AccessDeniedException)',
      mend: 'Allow lambda:ListTags to whoever runs this; "plumbline doctor --live" prints the policy that is needed.',
      types: functionCollector.types,
    },
  ]);
});

test('a setting in whose place an error is told is unseen, and not absent', async () => {
  const error = { ErrorCode: 'AccessDeniedException', Message: 'no decryption' };
  const Configuration = { ...configuration, Environment: { Error: error }, ImageConfigResponse: { Error: error } };
  const [found] = await functionCollector.collect(answersForTests({ ...answers, GetFunction: { Configuration } }));
  const untold = {
    unseen: 'lambda:GetFunction told an error in its place (AccessDeniedException): no decryption',
  };
  expect(found?.properties).to.deep.include({ Environment: untold, ImageConfig: untold });
});
