import { test } from 'node:test';
import { expect } from 'chai';
import { queueCreator } from '../../emulator/deploy/creators/sqs/queue.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { queueCollector } from './queue-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

test('a queue and its dead-letter queue are read back from moto as their template says them', { skip }, async () => {
  const at = place();
  const lost = await queueCreator.create({ QueueName: 'lost', SqsManagedSseEnabled: 'true' }, at);
  const template = {
    QueueName: 'work',
    MessageRetentionPeriod: 1209600,
    VisibilityTimeout: 120,
    KmsMasterKeyId: 'alias/work',
    RedrivePolicy: { deadLetterTargetArn: lost.attributes['Arn'], maxReceiveCount: 5 },
  };
  const work = await queueCreator.create({ ...template, Tags: [{ Key: 'Component', Value: 'failover' }] }, at);

  const found = await queueCollector.collect(at);
  const read = found.find(({ ref }) => ref === work.ref);
  expect(read).to.deep.include({ arn: work.attributes['Arn'], tags: { Component: 'failover' } });
  expect(read?.properties).to.deep.include(template);
  expect(found.find(({ ref }) => ref === lost.ref)?.properties).to.include({ SqsManagedSseEnabled: true });
  expect([...at.unseen]).to.deep.equal([]);
});
