import { listAt, mapAt, mapsAt, stringAt } from '../../inventory/read.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

const mend = 'Set OriginProtocolPolicy to https-only and OriginSSLProtocols to TLSv1.2 alone.';

export const distributionReachesOriginsOverHttps = check({
  id: 'distribution-reaches-origins-over-https',
  title: 'every distribution reaches its origins over HTTPS only',
  why: 'Encryption that ends at the edge leaves the way from there to the origin open.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html',
  controls: {
    'Security Hub': ['CloudFront.9', 'CloudFront.10'],
    'AWS Config': ['CLOUDFRONT_TRAFFIC_TO_ORIGIN_ENCRYPTED', 'CLOUDFRONT_NO_DEPRECATED_SSL_PROTOCOLS'],
    'Well-Architected': ['SEC09-BP02'],
    'ISO 27001:2022': ['A.8.24'],
    'PCI DSS 4.0.1': ['1.2.5', '2.2.5', '2.2.7'],
  },
  needs: { subjects: ['AWS::CloudFront::Distribution'] },
  judge({ properties }) {
    const origins = mapsAt(properties, 'DistributionConfig.Origins');
    if (origins.length === 0) return notApplicable('Has no origins here.');
    const flaw = flawIn(
      origins.map((origin, index) => (): Judgement | undefined => {
        const at = `DistributionConfig.Origins.${index}`;
        const name = stringAt(origin, 'Id') ?? String(index + 1);
        // Origins without a custom configuration are buckets, which CloudFront signs for and reaches over HTTPS.
        if (mapAt(properties, `${at}.CustomOriginConfig`) === undefined) return undefined;
        const policy = stringAt(properties, `${at}.CustomOriginConfig.OriginProtocolPolicy`);
        if (policy !== 'https-only')
          return fail(`May reach origin ${name} in clear: OriginProtocolPolicy is ${policy ?? 'not set'}.`, mend, {
            at: `${at}.CustomOriginConfig`,
          });
        const path = `${at}.CustomOriginConfig.OriginSSLProtocols`;
        const protocols = listAt(properties, path).map((_, position) => stringAt(properties, `${path}.${position}`));
        const old = protocols.filter((protocol) => protocol !== 'TLSv1.2');
        if (protocols.length === 0)
          return fail(
            `Takes old TLS from origin ${name}: OriginSSLProtocols is not set, and TLSv1 and SSLv3 by default.`,
            mend,
            { at },
          );
        return old.length === 0
          ? undefined
          : fail(`Takes old TLS from origin ${name}: OriginSSLProtocols allows ${old.join(', ')}.`, mend, { at: path });
      }),
    );
    return (
      flaw ??
      pass(
        `Reaches ${origins.length === 1 ? 'its only origin' : `all ${origins.length} origins`} over HTTPS with TLS 1.2.`,
      )
    );
  },
});
