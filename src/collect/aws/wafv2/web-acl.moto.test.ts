import { test } from 'node:test';
import { assert } from 'chai';
import { loggingConfigurationCreator } from '../../emulator/deploy/creators/wafv2/logging-configuration.ts';
import { webAclCreator } from '../../emulator/deploy/creators/wafv2/web-acl.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { webAclCollector } from './web-acl-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

const visible = (MetricName: string) => ({ SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName });
const acl = (Scope: string) => ({
  Name: 'cdn',
  Description: 'before the CDN',
  Scope,
  DefaultAction: { Allow: {} },
  VisibilityConfig: visible('cdn'),
  Rules: [
    {
      Name: 'rate',
      Priority: 0,
      Action: { Block: {} },
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', EvaluationWindowSec: 300, Limit: 2000 } },
      VisibilityConfig: visible('rate'),
    },
    {
      Name: 'sql-injection',
      Priority: 1,
      OverrideAction: { None: {} },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesSQLiRuleSet' } },
      VisibilityConfig: visible('sqli'),
    },
    {
      Name: 'path',
      Priority: 2,
      Action: { Block: {} },
      Statement: {
        ByteMatchStatement: {
          FieldToMatch: { UriPath: {} },
          PositionalConstraint: 'STARTS_WITH',
          SearchString: '/admin',
          TextTransformations: [{ Priority: 0, Type: 'NONE' }],
        },
      },
      VisibilityConfig: visible('path'),
    },
    {
      Name: 'known',
      Priority: 3,
      Action: { Block: {} },
      Statement: { IPSetReferenceStatement: { Arn: 'arn:aws:wafv2:us-east-1:111122223333:global/ipset/known/1' } },
      VisibilityConfig: visible('known'),
    },
  ],
});

test('A web ACL of each scope and its logging are read back from moto as their template says them', {
  skip,
}, async () => {
  const account = accountForTest();
  const edge = placeForTests(endpoint, account, 'us-east-1');
  const template = { ...acl('CLOUDFRONT'), Tags: [{ Key: 'Component', Value: 'cdn' }] };
  const asText = JSON.parse(JSON.stringify(template).replace('"Limit":2000', '"Limit":"2000"')) as object;
  const created = await webAclCreator.create({ ...asText }, edge);
  const logging = {
    LogDestinationConfigs: ['arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-cdn'],
    RedactedFields: [{ SingleHeader: { Name: 'authorization' } }],
    ResourceArn: created.attributes['Arn'] ?? '',
  };
  const log = await loggingConfigurationCreator.create(logging, edge);
  await webAclCreator.create(acl('REGIONAL'), edge);
  const elsewhere = placeForTests(endpoint, account, 'me-south-1');

  const found = await webAclCollector.collect(edge);
  assert.sameDeepMembers(
    found.map(({ type, properties }) => ({ type, properties })),
    [
      { type: 'AWS::WAFv2::WebACL', properties: acl('CLOUDFRONT') },
      { type: 'AWS::WAFv2::WebACL', properties: acl('REGIONAL') },
      { type: 'AWS::WAFv2::LoggingConfiguration', properties: logging },
    ],
  );
  const read = found.find(({ ref }) => ref === created.ref);
  assert.deepEqual(read?.tags, { Component: 'cdn' });
  assert.equal(read?.attributes['Arn'], created.attributes['Arn']);
  assert.exists(found.find(({ ref }) => ref === log.readBackAs));
  assert.deepEqual(await webAclCollector.collect(elsewhere), []);
  assert.equal(edge.unseen.size, 0);
});
