import { test } from 'node:test';
import { DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect } from 'chai';
import { clientsAt } from '../aws/clients-at.ts';
import type { Clients } from '../aws/clients.ts';
import { placeAt } from '../aws/place.ts';
import { tagsOfService } from '../aws/tags-of-service.ts';
import { localStackCapabilities } from './capabilities.ts';
import { probedCapabilities } from './capabilities-probed.ts';
import { installedProgram } from './emulator-program.ts';
import { startEmulator } from './emulator.ts';
import { localStack } from './localstack.ts';

const skip = installedProgram(localStack) === undefined && 'needs LocalStack';
const { signal } = new AbortController();

test('LocalStack serves an account for each run and can do what is said of it, and a second one goes beside it', {
  skip,
}, async () => {
  await using emulator = await startEmulator({ kind: 'localstack', signal, say: () => undefined });
  const { endpoint, version, account } = emulator;
  expect(version).to.equal('4.14.0');
  const clientsOf = (run: string) => clientsAt({ region: 'eu-west-1', endpoint, maxAttempts: 1, ...account(run) });
  const { sts, s3 } = clientsOf('one');
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).to.equal(account('one').id);
  await s3.send(
    new CreateBucketCommand({ Bucket: 'of-one', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
  );
  const names = async (run: string) =>
    (await clientsOf(run).s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name) ?? [];
  expect([await names('one'), await names('two')]).to.deep.equal([['of-one'], []]);
  expect(await probedCapabilities(endpoint, account('probes'))).to.deep.equal(localStackCapabilities.types);
  await tagsAreKept(clientsOf('one'));
  await using second = await startEmulator({ kind: 'localstack', signal, say: () => undefined });
  expect(second.endpoint).not.to.equal(endpoint);
  expect(await emulator.reset().catch(String)).to.contain('cannot be reset: its free release has no call for that.');
});

/** Those that LocalStack drops, or does not tell: a component would lose what belongs to it by its tag. */
async function tagsAreKept(clients: Clients): Promise<void> {
  const [Tags, tag] = [[{ Key: 'Component', Value: 'api' }], { Component: 'api' }];
  const key = await clients.kms.send(new CreateKeyCommand({ Tags: [{ TagKey: 'Component', TagValue: 'api' }] }));
  const { TopicArn } = await clients.sns.send(new CreateTopicCommand({ Name: 'tagged', Tags }));
  const { QueueUrl } = await clients.sqs.send(new CreateQueueCommand({ QueueName: 'tagged', tags: tag }));
  const { Attributes } = await clients.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const alarm = {
    MetricName: 'a',
    Namespace: 'a',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
  } as const;
  await clients.cloudWatch.send(
    new PutMetricAlarmCommand({ ...alarm, AlarmName: 'tagged', ComparisonOperator: 'GreaterThanThreshold', Tags }),
  );
  const { MetricAlarms } = await clients.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: ['tagged'] }));
  const { place, gaps } = placeAt({ account: '1', region: 'eu-west-1', partition: 'aws', clients, signal });
  const told = await Promise.all(
    [
      ['kms', key.KeyMetadata?.Arn],
      ['sns', TopicArn],
      ['sqs', Attributes?.['QueueArn']],
      ['cloudwatch', MetricAlarms?.[0]?.AlarmArn],
    ].map(async ([service = '', arn = '']) => (await tagsOfService(place, service, []))(arn)),
  );
  expect(told).to.deep.equal([tag, tag, tag, tag]);
  expect(gaps()).to.deep.equal([]);
}
