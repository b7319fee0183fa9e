import { test } from 'node:test';
import { assert } from 'chai';
import { hostedZoneOf } from './hosted-zone.ts';

// origin: 'case'
const zone = (PrivateZone: boolean) => ({
  Id: '/hostedzone/Z1',
  Name: 'shop.example.',
  CallerReference: 'r',
  Config: { PrivateZone },
});
const facts = { queryLogging: { kind: 'absent' as const }, tags: [], region: 'us-east-1', partition: 'aws' };
const denied = { kind: 'unseen' as const, value: { unseen: 'AccessDenied' } };

test('A private zone whose VPCs were not seen is not told as one without', () => {
  const { properties } = hostedZoneOf({ ...facts, zone: zone(true), detail: denied });
  assert.deepEqual(properties, { Name: 'shop.example', VPCs: { unseen: 'AccessDenied' } });
});

test('A public zone has no VPCs, whatever else was not seen', () => {
  const { properties, attributes } = hostedZoneOf({ ...facts, zone: zone(false), detail: denied });
  assert.deepEqual(properties, { Name: 'shop.example' });
  assert.deepEqual(attributes, { Id: 'Z1', PrivateZone: false, NameServers: { unseen: 'AccessDenied' } });
});

test('A zone tells where its queries are logged, and not where those of another are', () => {
  const log = (HostedZoneId: string) => ({
    Id: 'q',
    HostedZoneId,
    CloudWatchLogsLogGroupArn: `arn:of:${HostedZoneId}`,
  });
  const { properties } = hostedZoneOf({
    ...facts,
    zone: zone(false),
    detail: { kind: 'told', answer: { DelegationSet: { NameServers: ['ns-1.example'] } } },
    queryLogging: { kind: 'told', answer: [log('Z2'), log('Z1')] },
  });
  assert.deepEqual(properties['QueryLoggingConfig'], { CloudWatchLogsLogGroupArn: 'arn:of:Z1' });
});
