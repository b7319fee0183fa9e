import { test } from 'node:test';
import { expect } from 'chai';
import { ruleCreator } from '../../emulator/deploy/creators/events/rule.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { ruleCollector } from './rule-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

test('a rule with its target is read back from moto as its template says it', { skip }, async () => {
  const at = place();
  const template = {
    Name: 'primary-down',
    Description: 'The primary failed',
    EventBusName: 'default',
    State: 'ENABLED',
    EventPattern: { source: ['aws.cloudwatch'], detail: { state: { value: ['ALARM'] } } },
    Targets: [
      {
        Id: 'promote',
        Arn: `arn:aws:lambda:me-central-1:${at.account}:function:promote`,
        DeadLetterConfig: { Arn: `arn:aws:sqs:me-central-1:${at.account}:lost` },
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 },
      },
    ],
  };
  const written = [
    { ...template.Targets[0], RetryPolicy: { MaximumEventAgeInSeconds: '3600', MaximumRetryAttempts: 10 } },
  ];
  const Tags = [{ Key: 'Component', Value: 'failover' }];
  const rule = await ruleCreator.create({ ...template, Targets: written, Tags }, at);
  const [found, ...others] = await ruleCollector.collect(at);
  expect(others).to.deep.equal([]);
  expect(found).to.deep.include({
    ref: 'primary-down',
    arn: rule.attributes['Arn'],
    tags: { Component: 'failover' },
    properties: template,
  });
  expect([...at.unseen]).to.deep.equal([]);
});
