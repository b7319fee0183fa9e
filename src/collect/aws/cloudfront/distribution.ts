import type {
  CustomErrorResponse,
  Distribution,
  DistributionConfig,
  Restrictions,
  Tag,
  ViewerCertificate,
} from '@aws-sdk/client-cloudfront';
import type { ValueMap } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { cacheBehavior } from './cache-behavior.ts';
import { listedItems, sortedItems } from './listed-items.ts';
import { originGroupsOf, originOf } from './origin.ts';

/** An AWS::CloudFront::Distribution. */
export function distributionOf(distribution: Distribution, tags: readonly Tag[], region: string): Mapped {
  const { Id = '', ARN = '', DomainName, DistributionConfig: config } = distribution;
  return {
    type: 'AWS::CloudFront::Distribution',
    ref: Id,
    arn: ARN,
    region,
    tags: tagMap(tags),
    properties: { DistributionConfig: config ? distributionConfig(config) : {} },
    attributes: toldValues({
      Arn: ARN,
      DomainName,
      Id,
      LastModifiedTime: distribution.LastModifiedTime,
      Status: distribution.Status,
    }),
    api: 'cloudfront:GetDistribution',
  };
}

/** The configuration as CloudFormation says it. CloudFront tells what is not set as an empty text, which is left out here. */
export function distributionConfig(config: DistributionConfig): ValueMap {
  const { DefaultCacheBehavior: defaultBehavior, Logging, ViewerCertificate: certificate } = config;
  return toldValues({
    Aliases: sortedItems(config.Aliases),
    AnycastIpListId: config.AnycastIpListId || undefined,
    CacheBehaviors: listedItems(config.CacheBehaviors)?.map(cacheBehavior),
    Comment: config.Comment || undefined,
    ConnectionFunctionAssociation: config.ConnectionFunctionAssociation,
    ConnectionMode: config.ConnectionMode,
    ContinuousDeploymentPolicyId: config.ContinuousDeploymentPolicyId || undefined,
    CustomErrorResponses: listedItems(config.CustomErrorResponses)?.map(errorResponse),
    DefaultCacheBehavior: defaultBehavior && cacheBehavior(defaultBehavior),
    DefaultRootObject: config.DefaultRootObject || undefined,
    Enabled: config.Enabled,
    HttpVersion: config.HttpVersion,
    IPV6Enabled: config.IsIPV6Enabled,
    // Logging that is off has no bucket; a template says that by no Logging.
    Logging:
      Logging?.Bucket && Logging.Enabled !== false
        ? { Bucket: Logging.Bucket, IncludeCookies: Logging.IncludeCookies, Prefix: Logging.Prefix || undefined }
        : undefined,
    OriginGroups: originGroupsOf(config.OriginGroups),
    Origins: listedItems(config.Origins)?.map(originOf),
    PriceClass: config.PriceClass,
    Restrictions: config.Restrictions && restrictions(config.Restrictions),
    Staging: config.Staging,
    TenantConfig: config.TenantConfig,
    ViewerCertificate: certificate && viewerCertificate(certificate),
    ViewerMtlsConfig: config.ViewerMtlsConfig,
    WebACLId: config.WebACLId || undefined,
  });
}

function errorResponse({ ResponseCode, ResponsePagePath, ...rest }: CustomErrorResponse): object {
  return {
    ...rest,
    ResponseCode: ResponseCode ? Number(ResponseCode) : undefined,
    ResponsePagePath: ResponsePagePath || undefined,
  };
}

function restrictions({ GeoRestriction: geo }: Restrictions): object {
  return { GeoRestriction: { Locations: sortedItems(geo), RestrictionType: geo?.RestrictionType } };
}

/** CloudFormation spells three of the keys in its own way. */
function viewerCertificate(certificate: ViewerCertificate): object {
  return {
    AcmCertificateArn: certificate.ACMCertificateArn || undefined,
    CloudFrontDefaultCertificate: certificate.CloudFrontDefaultCertificate,
    IamCertificateId: certificate.IAMCertificateId || undefined,
    MinimumProtocolVersion: certificate.MinimumProtocolVersion,
    SslSupportMethod: certificate.SSLSupportMethod,
  };
}
