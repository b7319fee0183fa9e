import { test } from 'node:test';
import { assert } from 'chai';
import { isUnseen } from '../../inventory/value.ts';
import { redactionOf } from './redaction.ts';
import { withoutRedacted } from './without-redacted.ts';

test('What was taken out of a recording is unseen, and what stayed is told', () => {
  const told = {
    Environment: {
      Variables: { DB_PASSWORD_PROD: 'hunter2', AUTH_TOKENS: 'abc', REQUIRE_AUTH_TOKEN: 'true', STAGE: 'prod' },
    },
    UserData: Buffer.from('export DB_PASSWORD=hunter2').toString('base64'),
    Pem: '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----',
    MetadataOptions: { HttpTokens: 'required' },
    Hook: 'https://hooks.slack.com/services/T0/B0/x',
    Key: 'sk_live_0123456789abcdef',
  };
  const kept = redactionOf().data(told) as typeof told;
  assert.notInclude(JSON.stringify(kept), 'hunter2');
  const { properties } = withoutRedacted({
    type: 'AWS::Lambda::Function',
    ref: 'f',
    region: 'eu-west-1',
    tags: {},
    properties: kept,
    attributes: {},
    api: 'case',
  });
  const { Environment, MetadataOptions, UserData, Pem, Hook, Key } = properties as unknown as typeof told;
  assert.deepEqual(MetadataOptions, { HttpTokens: 'required' });
  assert.deepInclude(Environment.Variables, { REQUIRE_AUTH_TOKEN: 'true', STAGE: 'prod' });
  for (const gone of [
    Environment.Variables.DB_PASSWORD_PROD,
    Environment.Variables.AUTH_TOKENS,
    UserData,
    Pem,
    Hook,
    Key,
  ])
    assert.isTrue(isUnseen(gone), JSON.stringify(gone));
});

test('A hash holds the digits of no account', () => {
  const digest = 'a123456789012bcdef0123456789abcdef0123456789abcdef0123456789abcd';
  assert.equal(redactionOf().data(digest), digest);
});
