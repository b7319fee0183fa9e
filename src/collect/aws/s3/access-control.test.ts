import { test } from 'node:test';
import { assert } from 'chai';
import type { Grant } from '@aws-sdk/client-s3';
import { accessControl } from './access-control.ts';

// origin: 'case'
const owner: Grant = { Grantee: { Type: 'CanonicalUser', ID: 'owner' }, Permission: 'FULL_CONTROL' };
const group = (name: string, Permission: Grant['Permission']): Grant => ({
  Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/${name}` },
  Permission,
});
const everyone = 'global/AllUsers';

test('Grants to groups are told by the canned list that makes them', () => {
  assert.equal(accessControl([owner, group(everyone, 'READ')]), 'PublicRead');
  assert.equal(accessControl([owner, group(everyone, 'WRITE'), group(everyone, 'READ')]), 'PublicReadWrite');
  assert.equal(accessControl([owner, group('global/AuthenticatedUsers', 'READ')]), 'AuthenticatedRead');
  assert.equal(
    accessControl([owner, group('s3/LogDelivery', 'WRITE'), group('s3/LogDelivery', 'READ_ACP')]),
    'LogDeliveryWrite',
  );
});

test('Grants to accounts alone open a bucket to nobody in general', () => {
  assert.isUndefined(accessControl([owner, { ...owner, Grantee: { Type: 'CanonicalUser', ID: 'log delivery' } }]));
});

test('Grants to groups that no canned list makes are unseen, not private', () => {
  assert.property(accessControl([owner, group(everyone, 'WRITE')]), 'unseen');
  assert.property(accessControl([owner, group(everyone, 'READ'), group('s3/LogDelivery', 'WRITE')]), 'unseen');
});
