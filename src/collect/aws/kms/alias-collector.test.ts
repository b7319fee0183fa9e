import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { aliasCollector } from './alias-collector.ts';

// Origin of all answers here: case.
test('an alias names its key, and those that AWS keeps for its own keys are left out', async () => {
  const AliasArn = 'arn:aws:kms:eu-west-1:111122223333:alias/logs';
  const Aliases = [{ AliasName: 'alias/logs', AliasArn, TargetKeyId: 'one' }, { AliasName: 'alias/aws/rds' }];
  expect(await aliasCollector.collect(answersForTests({ ListAliases: { Aliases } }))).to.deep.equal([
    {
      type: 'AWS::KMS::Alias',
      ref: 'alias/logs',
      arn: AliasArn,
      region: 'eu-west-1',
      tags: {},
      properties: { AliasName: 'alias/logs', TargetKeyId: 'one' },
      attributes: {},
      api: 'kms:ListAliases',
    },
  ]);
});

test('a denied list is no empty list', async () => {
  const place = answersForTests({ ListAliases: failure('AccessDeniedException') });
  await aliasCollector.collect(place);
  expect([...place.unseen]).to.deep.equal([['AWS::KMS::Alias', 'AccessDeniedException']]);
});
