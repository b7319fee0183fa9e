import { expect } from 'chai';
import { describe, it } from 'node:test';
import { distributionCollector } from '../../../../aws/cloudfront/distribution-collector.ts';
import { motoForTests } from '../../../moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../../place-for-tests.ts';
import type { Concrete } from '../../creator.ts';
import { distributionCreator } from './distribution.ts';

const moto = motoForTests();
const behavior = {
  TargetOriginId: 'shop',
  ViewerProtocolPolicy: 'https-only',
  ForwardedValues: { QueryString: false },
};
const bare = {
  DefaultCacheBehavior: behavior,
  Enabled: true,
  Origins: [{ Id: 'shop', DomainName: 'shop.example', CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } }],
};

// What CloudFormation's schema of the type says by default, and ViewerCertificate in the API reference.
const methods = ['GET', 'HEAD'];
const unsaid = { AllowedMethods: methods, CachedMethods: methods, Compress: false, SmoothStreaming: false };
const times = { DefaultTTL: 86_400, MaxTTL: 31_536_000, MinTTL: 0 };
const forwarded = { ForwardedValues: { Cookies: { Forward: 'none' }, QueryString: false } };
const custom = {
  HTTPPort: 80,
  HTTPSPort: 443,
  OriginKeepaliveTimeout: 5,
  OriginProtocolPolicy: 'https-only',
  OriginReadTimeout: 30,
  OriginSSLProtocols: ['SSLv3', 'TLSv1'],
};

describe('a distribution in moto', { skip: 'missing' in moto ? moto.missing : false }, () => {
  const told = async (DistributionConfig: Concrete) => {
    const endpoint = 'endpoint' in moto ? moto.endpoint : '';
    const place = placeForTests(endpoint, accountForTest(), 'us-east-1');
    await distributionCreator.create({ DistributionConfig }, place);
    const [found] = await distributionCollector.collect(place);
    return found?.properties['DistributionConfig'];
  };

  it('has the defaults of CloudFormation for all that it does not say', async () => {
    const config = {
      ...bare,
      CacheBehaviors: [{ ...behavior, PathPattern: '/a' }],
      CustomErrorResponses: [{ ErrorCode: 404 }],
    };
    expect(await told(config)).to.deep.equal({
      ...config,
      CacheBehaviors: [{ ...behavior, PathPattern: '/a', ...forwarded, ...unsaid, ...times }],
      CustomErrorResponses: [{ ErrorCachingMinTTL: 300, ErrorCode: 404 }],
      DefaultCacheBehavior: { ...behavior, ...forwarded, ...unsaid, ...times },
      HttpVersion: 'http1.1',
      // Hidden by a trap.
      IPV6Enabled: true,
      Origins: [
        {
          ConnectionAttempts: 3,
          ConnectionTimeout: 10,
          CustomOriginConfig: custom,
          DomainName: 'shop.example',
          Id: 'shop',
          OriginShield: { Enabled: false },
        },
      ],
      PriceClass: 'PriceClass_All',
      Restrictions: { GeoRestriction: { RestrictionType: 'none' } },
      ViewerCertificate: {
        CloudFrontDefaultCertificate: true,
        MinimumProtocolVersion: 'TLSv1',
        SslSupportMethod: 'vip',
      },
    });
  });

  it('keeps what it says', async () => {
    const own = { AllowedMethods: ['GET', 'HEAD', 'OPTIONS'], DefaultTTL: 60, MaxTTL: 120, MinTTL: 30 };
    const config = {
      ...bare,
      CustomErrorResponses: [{ ErrorCachingMinTTL: 0, ErrorCode: 404 }],
      DefaultCacheBehavior: { ...behavior, ...own },
      HttpVersion: 'http2and3',
      IPV6Enabled: false,
    };
    const { AllowedMethods: _, ...rest } = unsaid;
    expect(await told(config)).to.deep.include({
      CustomErrorResponses: [{ ErrorCachingMinTTL: 0, ErrorCode: 404 }],
      DefaultCacheBehavior: { ...behavior, ...forwarded, ...rest, ...own },
      HttpVersion: 'http2and3',
      IPV6Enabled: false,
    });
  });

  it("is shown with TLSv1 where the certificate is CloudFront's, whatever it asks for", async () => {
    const ViewerCertificate = { CloudFrontDefaultCertificate: 'true', MinimumProtocolVersion: 'TLSv1.2_2021' };
    expect(await told({ ...bare, ViewerCertificate })).to.deep.include({
      ViewerCertificate: {
        CloudFrontDefaultCertificate: true,
        MinimumProtocolVersion: 'TLSv1',
        SslSupportMethod: 'vip',
      },
    });
  });

  it('has the certificate of its own that it asks for, though which one is not known', async () => {
    const ViewerCertificate = { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' };
    expect(await told({ ...bare, ViewerCertificate })).to.deep.include({
      ViewerCertificate: { CloudFrontDefaultCertificate: false, ...ViewerCertificate },
    });
  });
});
