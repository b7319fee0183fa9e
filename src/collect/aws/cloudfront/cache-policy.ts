import type { CachePolicy, ParametersInCacheKeyAndForwardedToOrigin } from '@aws-sdk/client-cloudfront';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { sortedItems } from './listed-items.ts';

/** An AWS::CloudFront::CachePolicy. */
export function cachePolicyOf(
  { Id = '', LastModifiedTime, CachePolicyConfig: config }: CachePolicy,
  region: string,
): Mapped {
  const parameters = config?.ParametersInCacheKeyAndForwardedToOrigin;
  return {
    type: 'AWS::CloudFront::CachePolicy',
    ref: Id,
    region,
    tags: {},
    properties: {
      CachePolicyConfig: toldValues({
        ...config,
        Comment: config?.Comment || undefined,
        ParametersInCacheKeyAndForwardedToOrigin: parameters && parametersOf(parameters),
      }),
    },
    attributes: toldValues({ Id, LastModifiedTime }),
    api: 'cloudfront:ListCachePolicies',
  };
}

function parametersOf(parameters: ParametersInCacheKeyAndForwardedToOrigin): object {
  const { CookiesConfig: cookies, HeadersConfig: headers, QueryStringsConfig: queries } = parameters;
  return {
    ...parameters,
    CookiesConfig: cookies && { CookieBehavior: cookies.CookieBehavior, Cookies: sortedItems(cookies.Cookies) },
    HeadersConfig: headers && { HeaderBehavior: headers.HeaderBehavior, Headers: sortedItems(headers.Headers) },
    QueryStringsConfig: queries && {
      QueryStringBehavior: queries.QueryStringBehavior,
      QueryStrings: sortedItems(queries.QueryStrings),
    },
  };
}
