import { mapAt, mapsAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { check, fail, pass } from '../check.ts';

export const distributionHasWebAcl = check({
  id: 'distribution-has-web-acl',
  title: 'every distribution is protected by a web ACL with SQL-injection and rate rules',
  why: 'The edge is where floods and probes can be turned away before they cost anything; a rule that only counts turns nothing away.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html',
  controls: { 'Security Hub': ['CloudFront.6'], Config: ['CLOUDFRONT_ASSOCIATED_WITH_WAF'] },
  needs: { subjects: ['AWS::CloudFront::Distribution'], types: ['AWS::WAFv2::WebACL'] },
  judge({ properties }, { resolve }) {
    const at = 'DistributionConfig.WebACLId';
    const value = valueAt(properties, at);
    if (value === undefined || value === '')
      return fail(
        'Has no web ACL: WebACLId is not set.',
        'Set WebACLId to the ARN of a web ACL with scope CLOUDFRONT.',
        { at: 'DistributionConfig' },
      );
    const acl = resolve(value, at);
    const rules = mapsAt(acl.properties, 'Rules').filter(acts);
    const seen = [acl];
    const missing = [
      ...(rules.some(limitsRate) ? [] : ['limits the rate of requests']),
      ...(rules.some(stopsInjection) ? [] : ['stops SQL injection']),
    ];
    if (missing.length === 0)
      return pass(`Stands behind ${nameOf(acl)}, which limits the rate of requests and stops SQL injection.`, { seen });
    return fail(
      `No rule of ${nameOf(acl)} ${missing.join(' or ')} (rules that only count do not).`,
      mend(missing, acl),
      { at, seen },
    );
  },
});

function mend(missing: readonly string[], acl: Resource): string {
  const wanted = missing.map((what) =>
    what.startsWith('limits') ? 'a RateBasedStatement that blocks' : 'AWSManagedRulesSQLiRuleSet',
  );
  return `Add ${wanted.join(' and ')} to ${nameOf(acl)}.`;
}

/** Whether the rule does something to a request: its action, or a group's override, is not Count. */
function acts(rule: ValueMap): boolean {
  return mapAt(rule, 'Action.Count') === undefined && mapAt(rule, 'OverrideAction.Count') === undefined;
}

function limitsRate(rule: ValueMap): boolean {
  return (
    mapAt(rule, 'Statement.RateBasedStatement') !== undefined && (mapAt(rule, 'Action') ?? {})['Allow'] === undefined
  );
}

function stopsInjection(rule: ValueMap): boolean {
  if (mapAt(rule, 'Statement.SqliMatchStatement') !== undefined) return mapAt(rule, 'Action.Block') !== undefined;
  const group = stringAt(rule, 'Statement.ManagedRuleGroupStatement.Name');
  return group === 'AWSManagedRulesSQLiRuleSet';
}
