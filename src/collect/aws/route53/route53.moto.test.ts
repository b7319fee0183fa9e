import { test } from 'node:test';
import { assert } from 'chai';
import { CreateVpcCommand } from '@aws-sdk/client-ec2';
import { healthCheckCreator } from '../../emulator/deploy/creators/route53/health-check.ts';
import { hostedZoneCreator } from '../../emulator/deploy/creators/route53/hosted-zone.ts';
import { recordSetCreator } from '../../emulator/deploy/creators/route53/record-set.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { healthCheckCollector } from './health-check-collector.ts';
import { hostedZoneCollector } from './hosted-zone-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

test('Zones, records and health checks are read back from moto as their template says them', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'us-east-1');
  const { Vpc } = await place.clients.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const config = {
    EnableSNI: true,
    FailureThreshold: 3,
    FullyQualifiedDomainName: 'origin.shop.example',
    MeasureLatency: true,
    Port: 443,
    RequestInterval: 10,
    ResourcePath: '/health',
    Type: 'HTTPS',
  };
  const check = await healthCheckCreator.create(
    {
      HealthCheckConfig: { ...config, Port: '443', EnableSNI: 'true' },
      HealthCheckTags: [{ Key: 'Name', Value: 'primary' }],
    },
    place,
  );
  const shop = await hostedZoneCreator.create(
    {
      HostedZoneConfig: { Comment: 'public names' },
      HostedZoneTags: [{ Key: 'Component', Value: 'dns' }],
      Name: 'shop.example',
    },
    place,
  );
  const inner = await hostedZoneCreator.create(
    { Name: 'services.shop.example', VPCs: [{ VPCId: Vpc?.VpcId, VPCRegion: 'us-east-1' }] },
    place,
  );
  const alias = {
    AliasTarget: { DNSName: 'lb-1.example', EvaluateTargetHealth: true, HostedZoneId: 'Z35SXDOTRQ7X7K' },
    Failover: 'PRIMARY',
    HealthCheckId: check.ref,
    HostedZoneId: shop.ref,
    Name: 'api.shop.example',
    SetIdentifier: 'primary',
    Type: 'A',
  };
  const text = {
    HostedZoneId: shop.ref,
    Name: '*.shop.example',
    ResourceRecords: ['"one"', '"two"'],
    TTL: '300',
    Type: 'TXT',
  };
  const primary = await recordSetCreator.create(alias, place);
  await recordSetCreator.create({ ...alias, Failover: 'SECONDARY', SetIdentifier: 'failover' }, place);
  await recordSetCreator.create(text, place);

  const found = await hostedZoneCollector.collect(place);
  const zones = found.filter(({ type }) => type === 'AWS::Route53::HostedZone');
  assert.sameDeepMembers(
    zones.map(({ ref, tags, properties }) => ({ ref, tags, properties })),
    [
      {
        ref: shop.ref,
        tags: { Component: 'dns' },
        properties: { HostedZoneConfig: { Comment: 'public names' }, Name: 'shop.example' },
      },
      {
        ref: inner.ref,
        tags: {},
        properties: { Name: 'services.shop.example', VPCs: [{ VPCId: Vpc?.VpcId ?? '', VPCRegion: 'us-east-1' }] },
      },
    ],
  );
  assert.sameDeepMembers(
    found.filter(({ type }) => type === 'AWS::Route53::RecordSet').map(({ properties }) => properties),
    [alias, { ...alias, Failover: 'SECONDARY', SetIdentifier: 'failover' }, text],
  );
  assert.include(
    found.map(({ ref }) => ref),
    primary.readBackAs,
  );
  assert.equal(primary.ref, 'api.shop.example');

  const [health, ...others] = await healthCheckCollector.collect(place);
  assert.deepEqual(others, []);
  assert.deepEqual(health?.properties, { HealthCheckConfig: { ...config, Disabled: false, Inverted: false } });
  assert.deepEqual(health?.tags, { Name: 'primary' });
  assert.equal(health?.ref, check.ref);
  assert.equal(place.unseen.size, 0);
});
