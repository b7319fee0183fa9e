import type { CacheBehavior, DefaultCacheBehavior, ForwardedValues } from '@aws-sdk/client-cloudfront';
import type { ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';
import { listedItems, sortedItems } from './listed-items.ts';

/** A cache behaviour as CloudFormation says it. What is not set is told as an empty text, and left out here. */
export function cacheBehavior(behavior: DefaultCacheBehavior & Partial<Pick<CacheBehavior, 'PathPattern'>>): ValueMap {
  return toldValues({
    AllowedMethods: sortedItems(behavior.AllowedMethods),
    CachePolicyId: behavior.CachePolicyId || undefined,
    CachedMethods: sortedItems(behavior.AllowedMethods?.CachedMethods),
    Compress: behavior.Compress,
    FieldLevelEncryptionId: behavior.FieldLevelEncryptionId || undefined,
    FunctionAssociations: listedItems(behavior.FunctionAssociations),
    GrpcConfig: behavior.GrpcConfig,
    LambdaFunctionAssociations: listedItems(behavior.LambdaFunctionAssociations),
    OriginRequestPolicyId: behavior.OriginRequestPolicyId || undefined,
    PathPattern: behavior.PathPattern,
    RealtimeLogConfigArn: behavior.RealtimeLogConfigArn || undefined,
    ResponseHeadersPolicyId: behavior.ResponseHeadersPolicyId || undefined,
    SmoothStreaming: behavior.SmoothStreaming,
    TargetOriginId: behavior.TargetOriginId,
    TrustedKeyGroups: listedItems(behavior.TrustedKeyGroups),
    TrustedSigners: listedItems(behavior.TrustedSigners),
    ViewerProtocolPolicy: behavior.ViewerProtocolPolicy,
    ...(behavior.CachePolicyId ? {} : ownTimes(behavior)),
  });
}

/** What a behaviour without a cache policy forwards and how long it keeps; beside a policy these count for nothing. */
function ownTimes({ ForwardedValues: forwarded, ...rest }: DefaultCacheBehavior): object {
  return {
    DefaultTTL: rest.DefaultTTL,
    ForwardedValues: forwarded && forwardedValues(forwarded),
    MaxTTL: rest.MaxTTL,
    MinTTL: rest.MinTTL,
  };
}

function forwardedValues({ Cookies, Headers, QueryString, QueryStringCacheKeys }: ForwardedValues): object {
  return {
    Cookies: Cookies && { Forward: Cookies.Forward, WhitelistedNames: sortedItems(Cookies.WhitelistedNames) },
    Headers: sortedItems(Headers),
    QueryString,
    QueryStringCacheKeys: sortedItems(QueryStringCacheKeys),
  };
}
