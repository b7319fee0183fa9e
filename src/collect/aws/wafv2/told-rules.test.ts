import { test } from 'node:test';
import { assert } from 'chai';
import { toldRules } from './told-rules.ts';

test('What a rule searches for is text, and base64 where it is not UTF-8', () => {
  const search = (SearchString: Uint8Array) => [{ Statement: { ByteMatchStatement: { SearchString } } }];
  assert.deepEqual(toldRules(search(Buffer.from('/ädmin'))), [
    { Statement: { ByteMatchStatement: { SearchString: '/ädmin' } } },
  ]);
  assert.deepEqual(toldRules(search(Uint8Array.of(0xff, 0x00))), [
    { Statement: { ByteMatchStatement: { SearchStringBase64: '/wA=' } } },
  ]);
});

test('What a rule refers to has an Arn, however deep', () => {
  const rule = (key: string) => ({ NotStatement: { Statement: { RuleGroupReferenceStatement: { [key]: 'arn' } } } });
  assert.deepEqual(toldRules(rule('ARN')), rule('Arn'));
});
