import type { RoutingRule, WebsiteConfiguration } from '@aws-sdk/client-s3';
import type { ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';

/** A website as CloudFormation says it. */
export function websiteConfiguration(website: WebsiteConfiguration): ValueMap {
  return toldValues({
    ErrorDocument: website.ErrorDocument?.Key,
    IndexDocument: website.IndexDocument?.Suffix,
    RedirectAllRequestsTo: website.RedirectAllRequestsTo,
    RoutingRules: website.RoutingRules?.map(({ Condition, Redirect }: RoutingRule) => ({
      RedirectRule: Redirect,
      RoutingRuleCondition: Condition,
    })),
  });
}
