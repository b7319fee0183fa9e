import type { CacheBehavior, ForwardedValues, Method } from '@aws-sdk/client-cloudfront';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, neededIn, numberIn, textIn, textsIn, truthIn, typed } from '../../given.ts';
import { counted } from './counted.ts';

/**
 * How long a behaviour that says itself what it forwards keeps, where it says no other times; one with a cache policy has none of its own.
 * Source: the defaults in CloudFormation's schema of AWS::CloudFront::Distribution.
 */
const times = { DefaultTTL: 86_400, MaxTTL: 31_536_000, MinTTL: 0 };

/** A template's cache behaviour as the call wants it; the default one has no path. */
export function behaviorIn(behavior: Concrete): CacheBehavior {
  const allowed = counted(textsIn(behavior, 'AllowedMethods') as Method[]);
  const cached = counted(textsIn(behavior, 'CachedMethods') as Method[]);
  const keyGroups = counted(textsIn(behavior, 'TrustedKeyGroups'));
  const signers = counted(textsIn(behavior, 'TrustedSigners'));
  const forwarded = mapIn(behavior, 'ForwardedValues');
  const unsaid: Partial<typeof times> = forwarded ? times : {};
  const grpc = mapIn(behavior, 'GrpcConfig');
  return {
    AllowedMethods: allowed && { ...allowed, CachedMethods: cached },
    CachePolicyId: textIn(behavior, 'CachePolicyId'),
    Compress: truthIn(behavior, 'Compress') ?? false,
    DefaultTTL: numberIn(behavior, 'DefaultTTL') ?? unsaid.DefaultTTL,
    FieldLevelEncryptionId: textIn(behavior, 'FieldLevelEncryptionId'),
    ForwardedValues: forwarded && forwardedIn(forwarded),
    FunctionAssociations: counted(
      mapsIn(behavior, 'FunctionAssociations').map((one) => ({
        EventType: textIn(one, 'EventType') as 'viewer-request',
        FunctionARN: textIn(one, 'FunctionARN'),
      })),
    ),
    GrpcConfig: grpc && { Enabled: truthIn(grpc, 'Enabled') },
    LambdaFunctionAssociations: counted(
      mapsIn(behavior, 'LambdaFunctionAssociations').map(
        (one) =>
          typed(one, new Set(), new Set(['IncludeBody'])) as {
            EventType: 'viewer-request';
            LambdaFunctionARN: string;
          },
      ),
    ),
    MaxTTL: numberIn(behavior, 'MaxTTL') ?? unsaid.MaxTTL,
    MinTTL: numberIn(behavior, 'MinTTL') ?? unsaid.MinTTL,
    OriginRequestPolicyId: textIn(behavior, 'OriginRequestPolicyId'),
    PathPattern: textIn(behavior, 'PathPattern'),
    RealtimeLogConfigArn: textIn(behavior, 'RealtimeLogConfigArn'),
    ResponseHeadersPolicyId: textIn(behavior, 'ResponseHeadersPolicyId'),
    SmoothStreaming: truthIn(behavior, 'SmoothStreaming') ?? false,
    TargetOriginId: neededIn(behavior, 'TargetOriginId'),
    TrustedKeyGroups: keyGroups && { Enabled: true, ...keyGroups },
    TrustedSigners: signers && { Enabled: true, ...signers },
    ViewerProtocolPolicy: textIn(behavior, 'ViewerProtocolPolicy') as CacheBehavior['ViewerProtocolPolicy'],
  };
}

function forwardedIn(forwarded: Concrete): ForwardedValues {
  const cookies = mapIn(forwarded, 'Cookies');
  return {
    Cookies: {
      Forward: (cookies ? textIn(cookies, 'Forward') : 'none') as 'none',
      WhitelistedNames: counted(cookies ? textsIn(cookies, 'WhitelistedNames') : []),
    },
    Headers: counted(textsIn(forwarded, 'Headers')),
    QueryString: truthIn(forwarded, 'QueryString'),
    QueryStringCacheKeys: counted(textsIn(forwarded, 'QueryStringCacheKeys')),
  };
}
