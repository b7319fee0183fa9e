import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const site = given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: { WebACLId: ref('Acl', 'Arn') } });
const acl = (...rules: readonly ValueMap[]) => given('AWS::WAFv2::WebACL', 'Acl', { Rules: rules });
const rate = { Name: 'flood', Action: { Block: {} }, Statement: { RateBasedStatement: { Limit: 2000 } } };
const sql = {
  Name: 'sql',
  OverrideAction: { None: {} },
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesSQLiRuleSet' } },
};

export const cases: readonly Case[] = [
  {
    name: 'both rules',
    records: [site, acl(rate, sql)],
    says: { verdict: 'pass', message: 'Stands behind Acl, which limits the rate of requests and stops SQL injection.' },
  },
  {
    name: 'a rate rule that only counts',
    records: [site, acl({ ...rate, Action: { Count: {} } }, sql)],
    says: {
      verdict: 'fail',
      message: 'No rule of Acl limits the rate of requests (rules that only count do not).',
      mend: 'Add a RateBasedStatement that blocks to Acl.',
    },
  },
  {
    name: 'a group overridden to count',
    records: [site, acl(rate, { ...sql, OverrideAction: { Count: {} } })],
    says: {
      verdict: 'fail',
      message: 'No rule of Acl stops SQL injection (rules that only count do not).',
      mend: 'Add AWSManagedRulesSQLiRuleSet to Acl.',
    },
  },
  {
    name: 'none',
    records: [given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: {} })],
    says: {
      verdict: 'fail',
      message: 'Has no web ACL: WebACLId is not set.',
      mend: 'Set WebACLId to the ARN of a web ACL with scope CLOUDFRONT.',
    },
  },
  {
    name: 'an ACL nobody collected',
    records: [
      given('AWS::CloudFront::Distribution', 'Site', {
        DistributionConfig: { WebACLId: 'arn:aws:wafv2:us-east-1:1:global/webacl/x/y' },
      }),
    ],
    says: {
      verdict: 'unknown',
      message:
        'DistributionConfig.WebACLId: "arn:aws:wafv2:us-east-1:1:global/webacl/x/y" is not among the resources that were collected.',
    },
  },
  {
    name: 'rules that were not seen',
    records: [site, given('AWS::WAFv2::WebACL', 'Acl', { Rules: unseen('no value') })],
    says: { verdict: 'unknown', message: 'Rules: no value.' },
  },
];
