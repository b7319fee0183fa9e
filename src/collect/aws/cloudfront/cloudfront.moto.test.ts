import { test } from 'node:test';
import { assert } from 'chai';
import { bucketAttributes } from '../s3/bucket-attributes.ts';
import { cachePolicyCreator } from '../../emulator/deploy/creators/cloudfront/cache-policy.ts';
import { distributionCreator } from '../../emulator/deploy/creators/cloudfront/distribution.ts';
import { functionCreator } from '../../emulator/deploy/creators/cloudfront/function.ts';
import { originAccessControlCreator } from '../../emulator/deploy/creators/cloudfront/origin-access-control.ts';
import { responseHeadersPolicyCreator } from '../../emulator/deploy/creators/cloudfront/response-headers-policy.ts';
import { EmulatorLacks } from '../../emulator/deploy/creator.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { unseen } from '../../../inventory/value.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { cachePolicyCollector } from './cache-policy-collector.ts';
import { distributionCollector } from './distribution-collector.ts';
import { functionCollector } from './function-collector.ts';
import { originAccessControlCollector } from './origin-access-control-collector.ts';
import { responseHeadersPolicyCollector } from './response-headers-policy-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'us-east-1');

const origin = (region: string) => ({
  DomainName: bucketAttributes(`assets-${region}`, region, 'aws')['RegionalDomainName'] ?? '',
  Id: `assets-${region}`,
  S3OriginConfig: { OriginAccessIdentity: '' },
});
const dynamic = {
  CustomOriginConfig: {
    HTTPSPort: 443,
    OriginKeepaliveTimeout: 30,
    OriginProtocolPolicy: 'https-only',
    OriginReadTimeout: 30,
    OriginSSLProtocols: ['TLSv1.2'],
  },
  DomainName: 'api.shop.example',
  Id: 'dynamic',
};
const api = {
  AllowedMethods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  CachedMethods: ['GET', 'HEAD'],
  Compress: true,
  OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  PathPattern: '/api/*',
  ResponseHeadersPolicyId: 'r',
  TargetOriginId: 'dynamic',
  ViewerProtocolPolicy: 'redirect-to-https',
};
const assets = {
  AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
  CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  CachedMethods: ['GET', 'HEAD'],
  Compress: true,
  TargetOriginId: 'assets',
  ViewerProtocolPolicy: 'redirect-to-https',
};
const config = {
  Aliases: ['learn.shop.example'],
  CacheBehaviors: [api],
  Comment: 'The application',
  CustomErrorResponses: [
    { ErrorCachingMinTTL: 10, ErrorCode: 404, ResponseCode: 200, ResponsePagePath: '/index.html' },
  ],
  DefaultCacheBehavior: assets,
  DefaultRootObject: 'index.html',
  Enabled: true,
  HttpVersion: 'http2and3',
  IPV6Enabled: true,
  Logging: { Bucket: 'logs.s3.amazonaws.com', IncludeCookies: false, Prefix: 'react/' },
  OriginGroups: {
    Items: [
      {
        FailoverCriteria: { StatusCodes: { Items: [500, 502, 503, 504], Quantity: 4 } },
        Id: 'assets',
        Members: { Items: [{ OriginId: 'assets-me-central-1' }, { OriginId: 'assets-me-south-1' }], Quantity: 2 },
      },
    ],
    Quantity: 1,
  },
  Origins: [origin('me-central-1'), origin('me-south-1'), dynamic],
  PriceClass: 'PriceClass_200',
  Restrictions: { GeoRestriction: { Locations: ['BH', 'SA'], RestrictionType: 'whitelist' } },
  ViewerCertificate: {
    AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/c',
    MinimumProtocolVersion: 'TLSv1.2_2021',
    SslSupportMethod: 'sni-only',
  },
  WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/cdn/1',
};

test('A distribution is read back from moto as its template says it, but for the traps', { skip }, async () => {
  const here = place();
  const created = await distributionCreator.create(
    { DistributionConfig: config, Tags: [{ Key: 'Component', Value: 'cdn' }] },
    here,
  );
  assert.deepEqual(created.notTaken, {
    'DistributionConfig.DefaultCacheBehavior.TargetOriginId':
      'the emulator takes no origin group there: assets-me-central-1 stands in for assets',
  });
  const [found, ...others] = await distributionCollector.collect(here);
  assert.deepEqual(others, []);
  assert.equal(found?.ref, created.ref);
  assert.include(found?.attributes, created.attributes);
  assert.deepEqual(found?.tags, { Component: 'cdn' });
  // moto loses what S3OriginConfig says, the access control and the associated functions: traps.
  const unnamed = { OriginAccessIdentity: unseen('the origin access identity was not told') };
  const lost = (region: string) => {
    const { DomainName, Id } = origin(region);
    return { DomainName, Id, S3OriginConfig: unnamed };
  };
  const connection = { ConnectionAttempts: 3, ConnectionTimeout: 10, OriginShield: { Enabled: false } };
  const expected: unknown = {
    DistributionConfig: {
      ...config,
      CacheBehaviors: [{ ...api, SmoothStreaming: false }],
      DefaultCacheBehavior: { ...assets, SmoothStreaming: false, TargetOriginId: 'assets-me-central-1' },
      Origins: [
        { ...lost('me-central-1'), ...connection },
        { ...lost('me-south-1'), ...connection },
        { ...dynamic, ...connection, CustomOriginConfig: { HTTPPort: 80, ...dynamic.CustomOriginConfig } },
      ],
      ViewerCertificate: { CloudFrontDefaultCertificate: false, ...config.ViewerCertificate },
    },
  };
  assert.deepEqual<unknown>(found?.properties, expected);
  assert.equal(here.unseen.size, 0);
});

test('A function and an access control are read back from moto as their template says them', { skip }, async () => {
  const here = place();
  const code = 'function handler(event) { return event.request; }';
  const template = {
    FunctionCode: code,
    FunctionConfig: { Comment: 'paths', Runtime: 'cloudfront-js-2.0' },
    Name: 'routes',
  };
  const created = await functionCreator.create(
    { ...template, AutoPublish: true, Tags: [{ Key: 'Component', Value: 'cdn' }] },
    here,
  );
  assert.deepEqual(Object.keys(created.notTaken ?? {}), ['AutoPublish']);
  const control = {
    Description: 'signs',
    Name: 'assets',
    OriginAccessControlOriginType: 's3',
    SigningBehavior: 'always',
    SigningProtocol: 'sigv4',
  };
  const access = await originAccessControlCreator.create({ OriginAccessControlConfig: control }, here);

  const [read] = await functionCollector.collect(here);
  assert.deepEqual(read?.properties, template);
  assert.equal(read?.ref, created.ref);
  assert.deepEqual(read?.tags, { Component: 'cdn' });
  const [readControl] = await originAccessControlCollector.collect(here);
  assert.deepEqual(readControl?.properties, { OriginAccessControlConfig: control });
  assert.equal(readControl?.ref, access.ref);
  assert.equal(here.unseen.size, 0);
});

test('Policies, which moto does not know, are lacking when made and unseen when listed', { skip }, async () => {
  const here = place();
  const lacks = async (making: Promise<unknown>) =>
    assert.instanceOf(await making.catch((error) => error), EmulatorLacks);
  await lacks(
    cachePolicyCreator.create(
      {
        CachePolicyConfig: {
          DefaultTTL: 1,
          MaxTTL: 1,
          MinTTL: 0,
          Name: 'static',
          ParametersInCacheKeyAndForwardedToOrigin: {
            CookiesConfig: { CookieBehavior: 'none' },
            EnableAcceptEncodingGzip: true,
            HeadersConfig: { HeaderBehavior: 'none' },
            QueryStringsConfig: { QueryStringBehavior: 'none' },
          },
        },
      },
      here,
    ),
  );
  await lacks(responseHeadersPolicyCreator.create({ ResponseHeadersPolicyConfig: { Name: 'security' } }, here));
  await cachePolicyCollector.collect(here);
  await responseHeadersPolicyCollector.collect(here);
  assert.sameMembers(
    [...here.unseen.keys()],
    ['AWS::CloudFront::CachePolicy', 'AWS::CloudFront::ResponseHeadersPolicy'],
  );
});
