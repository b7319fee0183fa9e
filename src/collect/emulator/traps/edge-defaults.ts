import type { Trap } from '../trap.ts';
import { distributionTold, probeBehavior, probeOrigin } from './edge-probes.ts';

const type = 'AWS::CloudFront::Distribution';
const { CachePolicyId: _, ...withoutPolicy } = probeBehavior;
const forwarding = { ...withoutPolicy, ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' as const } } };
const { S3OriginConfig: _bucket, ...anywhere } = probeOrigin;
const server = {
  ...anywhere,
  CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' as const },
};

/**
 * Where moto has another default than CloudFormation for what a distribution does not say. Source of the latter: the defaults in
 * CloudFormation's schema of the type, and ViewerCertificate in the API reference of CloudFront.
 */
export const distributionDefaultTraps: readonly Trap[] = [
  {
    type,
    property: 'DistributionConfig.HttpVersion',
    explanation:
      'Is http2 where none is asked for, and http1.1 by CloudFormation: "every distribution speaks HTTP/2" would pass. The creator asks for http1.1.',
    isMended: true,
    probe: async (place) => (await distributionTold(place, 'version', {}))?.HttpVersion === 'http2',
  },
  {
    type,
    property: 'DistributionConfig.IPV6Enabled',
    explanation:
      "Is on where nothing is asked for, of which CloudFormation's schema says nothing: whether IPv6 is on there was not seen. No check reads it.",
    probe: async (place) => (await distributionTold(place, 'addresses', {}))?.IsIPV6Enabled === true,
  },
  ...(['DefaultCacheBehavior', 'CacheBehaviors.*'] as const).map(
    (behavior): Trap => ({
      type,
      property: `DistributionConfig.${behavior}.DefaultTTL`,
      explanation:
        'Is 0 where none is said, and MaxTTL too; a day and a year by CloudFormation: "every distribution caches static assets at the edge" would fail. The creator asks for these.',
      isMended: true,
      probe: async (place) => {
        const told = await distributionTold(place, behavior, {
          DefaultCacheBehavior: forwarding,
          CacheBehaviors: { Quantity: 1, Items: [{ ...forwarding, PathPattern: '/a' }] },
        });
        const [first] = told?.CacheBehaviors?.Items ?? [];
        const read = behavior === 'DefaultCacheBehavior' ? told?.DefaultCacheBehavior : first;
        return read?.DefaultTTL === 0 && read.MaxTTL === 0;
      },
    }),
  ),
  {
    type,
    property: 'DistributionConfig.CustomErrorResponses.*.ErrorCachingMinTTL',
    explanation: 'Is not told where none is said, and 300 by CloudFormation. The creator asks for that.',
    isMended: true,
    probe: async (place) => {
      const CustomErrorResponses = { Quantity: 1, Items: [{ ErrorCode: 404 }] };
      const told = await distributionTold(place, 'errors', { CustomErrorResponses });
      const [first] = told?.CustomErrorResponses?.Items ?? [];
      return first?.ErrorCode === 404 && first.ErrorCachingMinTTL === undefined;
    },
  },
  {
    type,
    property: 'DistributionConfig.Origins.*.CustomOriginConfig.OriginSSLProtocols',
    explanation:
      'Are none where none are said, and TLSv1 and SSLv3 by CloudFormation. The creator asks for these, so that no verdict changes.',
    isMended: true,
    probe: async (place) => {
      const told = await distributionTold(place, 'protocols', { Origins: { Quantity: 1, Items: [server] } });
      const custom = told?.Origins?.Items?.[0]?.CustomOriginConfig;
      return custom !== undefined && (custom.OriginSslProtocols?.Items ?? []).length === 0;
    },
  },
  {
    type,
    property: 'DistributionConfig.ViewerCertificate.SslSupportMethod',
    explanation:
      "Is sni-only with CloudFront's own certificate, and vip in AWS, where that one is shown with TLSv1 whatever is asked for. The creator asks for both, so that no verdict changes.",
    isMended: true,
    probe: async (place) =>
      (await distributionTold(place, 'certificate', {}))?.ViewerCertificate?.SSLSupportMethod === 'sni-only',
  },
];
