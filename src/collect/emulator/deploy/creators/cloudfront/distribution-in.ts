import type { DistributionConfig, ViewerCertificate } from '@aws-sdk/client-cloudfront';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, neededIn, numberIn, textIn, textsIn, truthIn } from '../../given.ts';
import { behaviorIn } from './behavior-in.ts';
import { counted } from './counted.ts';
import { originGroupIn, originIn } from './origin-in.ts';

/**
 * A template's distribution as the call wants it. Where the emulator has another default than CloudFormation, what the template leaves out is
 * said. Source: the defaults in CloudFormation's schema of AWS::CloudFront::Distribution.
 */
export function distributionIn(config: Concrete, callerReference: string): DistributionConfig {
  const logging = mapIn(config, 'Logging');
  const origins = mapsIn(config, 'Origins').map(originIn);
  const geo = mapIn(mapIn(config, 'Restrictions') ?? {}, 'GeoRestriction');
  return {
    Aliases: counted(textsIn(config, 'Aliases')),
    CacheBehaviors: counted(mapsIn(config, 'CacheBehaviors').map(behaviorIn)),
    CallerReference: callerReference,
    Comment: textIn(config, 'Comment') ?? '',
    ContinuousDeploymentPolicyId: textIn(config, 'ContinuousDeploymentPolicyId'),
    CustomErrorResponses: counted(
      mapsIn(config, 'CustomErrorResponses').map((one) => ({
        ErrorCachingMinTTL: numberIn(one, 'ErrorCachingMinTTL') ?? 300,
        ErrorCode: numberIn(one, 'ErrorCode'),
        ResponseCode: textIn(one, 'ResponseCode'),
        ResponsePagePath: textIn(one, 'ResponsePagePath'),
      })),
    ),
    DefaultCacheBehavior: behaviorIn(mapIn(config, 'DefaultCacheBehavior') ?? {}),
    DefaultRootObject: textIn(config, 'DefaultRootObject'),
    Enabled: truthIn(config, 'Enabled'),
    HttpVersion: (textIn(config, 'HttpVersion') ?? 'http1.1') as DistributionConfig['HttpVersion'],
    IsIPV6Enabled: truthIn(config, 'IPV6Enabled'),
    Logging: logging && {
      Enabled: true,
      Bucket: neededIn(logging, 'Bucket'),
      IncludeCookies: truthIn(logging, 'IncludeCookies') ?? false,
      Prefix: textIn(logging, 'Prefix') ?? '',
    },
    OriginGroups: counted(mapsIn(mapIn(config, 'OriginGroups') ?? {}, 'Items').map(originGroupIn)),
    Origins: { Quantity: origins.length, Items: origins },
    PriceClass: textIn(config, 'PriceClass') as DistributionConfig['PriceClass'],
    Restrictions: geo && {
      GeoRestriction: {
        RestrictionType: textIn(geo, 'RestrictionType') as 'none',
        ...(counted(textsIn(geo, 'Locations')) ?? { Quantity: 0 }),
      },
    },
    Staging: truthIn(config, 'Staging'),
    ViewerCertificate: certificateIn(mapIn(config, 'ViewerCertificate') ?? {}),
    WebACLId: textIn(config, 'WebACLId'),
  };
}

/** What CloudFront's own certificate is shown with, whatever a template says beside it. Source: ViewerCertificate in the API reference. */
const ofCloudFront = {
  CloudFrontDefaultCertificate: true,
  MinimumProtocolVersion: 'TLSv1',
  SSLSupportMethod: 'vip',
} as const satisfies ViewerCertificate;

/**
 * A certificate of its own takes the place of CloudFront's, which moto believes in unless it is told otherwise; one that is not known, as the
 * value of a parameter, too: only beside a certificate of one's own can be said how it is shown.
 */
function certificateIn(certificate: Concrete): ViewerCertificate {
  const ACMCertificateArn = textIn(certificate, 'AcmCertificateArn');
  const IAMCertificateId = textIn(certificate, 'IamCertificateId');
  const SSLSupportMethod = textIn(certificate, 'SslSupportMethod') as ViewerCertificate['SSLSupportMethod'];
  const isOwn = (ACMCertificateArn ?? IAMCertificateId ?? SSLSupportMethod) !== undefined;
  if (truthIn(certificate, 'CloudFrontDefaultCertificate') ?? !isOwn) return ofCloudFront;
  return {
    ACMCertificateArn,
    CloudFrontDefaultCertificate: false,
    IAMCertificateId,
    MinimumProtocolVersion: textIn(
      certificate,
      'MinimumProtocolVersion',
    ) as ViewerCertificate['MinimumProtocolVersion'],
    SSLSupportMethod,
  };
}
