import type { Condition, Redirect, RedirectAllRequestsTo, WebsiteConfiguration } from '@aws-sdk/client-s3';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, textIn } from '../../given.ts';

/** A template's website as the call wants it. */
export function websiteIn(website: Concrete): WebsiteConfiguration {
  const error = textIn(website, 'ErrorDocument');
  const index = textIn(website, 'IndexDocument');
  const rules = mapsIn(website, 'RoutingRules');
  return {
    ErrorDocument: error === undefined ? undefined : { Key: error },
    IndexDocument: index === undefined ? undefined : { Suffix: index },
    RedirectAllRequestsTo: mapIn(website, 'RedirectAllRequestsTo') as RedirectAllRequestsTo | undefined,
    RoutingRules:
      rules.length === 0
        ? undefined
        : rules.map((rule) => ({
            Condition: mapIn(rule, 'RoutingRuleCondition') as Condition | undefined,
            Redirect: mapIn(rule, 'RedirectRule') as Redirect | undefined,
          })),
  };
}
