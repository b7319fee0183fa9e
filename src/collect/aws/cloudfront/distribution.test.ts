import { test } from 'node:test';
import { assert } from 'chai';
import type { DefaultCacheBehavior, DistributionConfig } from '@aws-sdk/client-cloudfront';
import { distributionConfig } from './distribution.ts';

// origin: 'case', with the empty texts, lists of none and Quantity that CloudFront answers with
const none = { Quantity: 0 };
const behavior: DefaultCacheBehavior = {
  TargetOriginId: 'assets',
  TrustedSigners: { Enabled: false, Quantity: 0 },
  TrustedKeyGroups: { Enabled: false, Quantity: 0 },
  ViewerProtocolPolicy: 'https-only',
  AllowedMethods: { Quantity: 2, Items: ['HEAD', 'GET'], CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] } },
  SmoothStreaming: false,
  Compress: true,
  LambdaFunctionAssociations: none,
  FunctionAssociations: none,
  FieldLevelEncryptionId: '',
  CachePolicyId: 'policy',
  GrpcConfig: { Enabled: false },
};
const bare: DistributionConfig = {
  CallerReference: 'r',
  Aliases: none,
  DefaultRootObject: '',
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'assets',
        DomainName: 'assets.s3.eu-west-1.amazonaws.com',
        OriginPath: '',
        CustomHeaders: none,
        S3OriginConfig: { OriginAccessIdentity: '' },
        ConnectionAttempts: 3,
        ConnectionTimeout: 10,
        OriginShield: { Enabled: false },
        OriginAccessControlId: 'E1',
      },
    ],
  },
  OriginGroups: none,
  DefaultCacheBehavior: behavior,
  CacheBehaviors: none,
  CustomErrorResponses: none,
  Comment: '',
  Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
  PriceClass: 'PriceClass_All',
  Enabled: true,
  ViewerCertificate: {
    CloudFrontDefaultCertificate: true,
    SSLSupportMethod: 'vip',
    MinimumProtocolVersion: 'TLSv1',
    CertificateSource: 'cloudfront',
  },
  Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
  WebACLId: '',
  HttpVersion: 'http2',
  IsIPV6Enabled: true,
  ContinuousDeploymentPolicyId: '',
  Staging: false,
};

test('What a distribution does not set is left out, and what CloudFront sets by itself is kept', () => {
  assert.deepEqual(distributionConfig(bare), {
    DefaultCacheBehavior: {
      AllowedMethods: ['GET', 'HEAD'],
      CachePolicyId: 'policy',
      CachedMethods: ['GET', 'HEAD'],
      Compress: true,
      GrpcConfig: { Enabled: false },
      SmoothStreaming: false,
      TargetOriginId: 'assets',
      ViewerProtocolPolicy: 'https-only',
    },
    Enabled: true,
    HttpVersion: 'http2',
    IPV6Enabled: true,
    Origins: [
      {
        ConnectionAttempts: 3,
        ConnectionTimeout: 10,
        DomainName: 'assets.s3.eu-west-1.amazonaws.com',
        Id: 'assets',
        OriginAccessControlId: 'E1',
        OriginShield: { Enabled: false },
        S3OriginConfig: { OriginAccessIdentity: '' },
      },
    ],
    PriceClass: 'PriceClass_All',
    Restrictions: { GeoRestriction: { RestrictionType: 'none' } },
    Staging: false,
    ViewerCertificate: {
      CloudFrontDefaultCertificate: true,
      MinimumProtocolVersion: 'TLSv1',
      SslSupportMethod: 'vip',
    },
  });
});

test('Functions, signers and a behaviour with times of its own are plain lists and values', () => {
  const { DefaultCacheBehavior } = distributionConfig({
    ...bare,
    DefaultCacheBehavior: {
      ...behavior,
      CachePolicyId: '',
      DefaultTTL: 60,
      ForwardedValues: {
        QueryString: true,
        Cookies: { Forward: 'whitelist', WhitelistedNames: { Quantity: 1, Items: ['session'] } },
        Headers: { Quantity: 2, Items: ['Origin', 'Host'] },
        QueryStringCacheKeys: none,
      },
      FunctionAssociations: { Quantity: 1, Items: [{ EventType: 'viewer-request', FunctionARN: 'arn:f' }] },
      LambdaFunctionAssociations: {
        Quantity: 1,
        Items: [{ EventType: 'origin-request', IncludeBody: false, LambdaFunctionARN: 'arn:l:1' }],
      },
      MaxTTL: 120,
      MinTTL: 0,
      TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: ['group'] },
    },
  });
  assert.deepInclude(DefaultCacheBehavior, {
    DefaultTTL: 60,
    ForwardedValues: {
      Cookies: { Forward: 'whitelist', WhitelistedNames: ['session'] },
      Headers: ['Host', 'Origin'],
      QueryString: true,
    },
    FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: 'arn:f' }],
    LambdaFunctionAssociations: [{ EventType: 'origin-request', IncludeBody: false, LambdaFunctionARN: 'arn:l:1' }],
    MaxTTL: 120,
    MinTTL: 0,
    TrustedKeyGroups: ['group'],
  });
  assert.doesNotHaveAnyKeys(DefaultCacheBehavior, ['CachePolicyId', 'TrustedSigners']);
});

test('Times and forwarded values count for nothing beside a cache policy', () => {
  const { DefaultCacheBehavior } = distributionConfig({
    ...bare,
    DefaultCacheBehavior: {
      ...behavior,
      DefaultTTL: 0,
      MinTTL: 0,
      ForwardedValues: { QueryString: false, Cookies: undefined },
    },
  });
  assert.doesNotHaveAnyKeys(DefaultCacheBehavior, ['DefaultTTL', 'MinTTL', 'MaxTTL', 'ForwardedValues']);
});

test('An origin of its own, a failover, an error page and a log are told in the words of CloudFormation', () => {
  const told = distributionConfig({
    ...bare,
    CustomErrorResponses: {
      Quantity: 2,
      Items: [
        { ErrorCode: 404, ResponsePagePath: '/index.html', ResponseCode: '200', ErrorCachingMinTTL: 10 },
        { ErrorCode: 500, ResponsePagePath: '', ResponseCode: '', ErrorCachingMinTTL: 0 },
      ],
    },
    Logging: { Enabled: true, IncludeCookies: false, Bucket: 'logs.s3.amazonaws.com', Prefix: 'a/' },
    OriginGroups: {
      Quantity: 1,
      Items: [
        {
          Id: 'both',
          FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [502, 500] } },
          Members: { Quantity: 2, Items: [{ OriginId: 'second' }, { OriginId: 'first' }] },
        },
      ],
    },
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: 'first',
          DomainName: 'api.shop.example',
          OriginPath: '/v1',
          OriginAccessControlId: '',
          CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'X-From', HeaderValue: 'cdn' }] },
          CustomOriginConfig: {
            HTTPPort: 80,
            HTTPSPort: 443,
            OriginProtocolPolicy: 'https-only',
            OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
          },
        },
      ],
    },
    Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Quantity: 2, Items: ['SA', 'BH'] } },
  });
  assert.deepInclude(told, {
    CustomErrorResponses: [
      { ErrorCachingMinTTL: 10, ErrorCode: 404, ResponseCode: 200, ResponsePagePath: '/index.html' },
      { ErrorCachingMinTTL: 0, ErrorCode: 500 },
    ],
    Logging: { Bucket: 'logs.s3.amazonaws.com', IncludeCookies: false, Prefix: 'a/' },
    OriginGroups: {
      Items: [
        {
          FailoverCriteria: { StatusCodes: { Items: [500, 502], Quantity: 2 } },
          Id: 'both',
          Members: { Items: [{ OriginId: 'second' }, { OriginId: 'first' }], Quantity: 2 },
        },
      ],
      Quantity: 1,
    },
    Origins: [
      {
        CustomOriginConfig: {
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy: 'https-only',
          OriginSSLProtocols: ['TLSv1.2'],
        },
        DomainName: 'api.shop.example',
        Id: 'first',
        OriginCustomHeaders: [{ HeaderName: 'X-From', HeaderValue: 'cdn' }],
        OriginPath: '/v1',
      },
    ],
    Restrictions: { GeoRestriction: { Locations: ['BH', 'SA'], RestrictionType: 'whitelist' } },
  });
});

test('An origin that is told to be nothing else is a bucket, whose identity was not seen', () => {
  const Items = [
    { Id: 'files', DomainName: 'files.s3.eu-west-1.amazonaws.com' },
    { Id: 'inside', DomainName: 'internal.shop.example', VpcOriginConfig: { VpcOriginId: 'vo_1' } },
  ];
  const told = distributionConfig({ ...bare, Origins: { Quantity: 2, Items } });
  assert.deepEqual(told['Origins'], [
    {
      DomainName: 'files.s3.eu-west-1.amazonaws.com',
      Id: 'files',
      S3OriginConfig: { OriginAccessIdentity: { unseen: 'the origin access identity was not told' } },
    },
    { DomainName: 'internal.shop.example', Id: 'inside', VpcOriginConfig: { VpcOriginId: 'vo_1' } },
  ]);
});
