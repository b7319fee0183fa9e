import { test } from 'node:test';
import { assert } from 'chai';
import type { FunctionStage } from '@aws-sdk/client-cloudfront';
import { cachePolicyOf } from './cache-policy.ts';
import { newestStages } from './function.ts';
import { responseHeadersPolicyOf } from './response-headers-policy.ts';

// origin: 'case', with the Quantity that CloudFront answers with
test('A cache policy is told with plain lists', () => {
  const { ref, properties } = cachePolicyOf(
    {
      Id: 'p',
      LastModifiedTime: new Date(0),
      CachePolicyConfig: {
        Comment: '',
        DefaultTTL: 86_400,
        MaxTTL: 31_536_000,
        MinTTL: 0,
        Name: 'static',
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: { Quantity: 2, Items: ['Origin', 'Accept'] } },
          QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: { Quantity: 1, Items: ['v'] } },
        },
      },
    },
    'us-east-1',
  );
  assert.equal(ref, 'p');
  assert.deepEqual(properties, {
    CachePolicyConfig: {
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
      MinTTL: 0,
      Name: 'static',
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        EnableAcceptEncodingBrotli: true,
        EnableAcceptEncodingGzip: true,
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept', 'Origin'] },
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['v'] },
      },
    },
  });
});

test('A policy of response headers keeps its items and loses how many they are', () => {
  const { properties } = responseHeadersPolicyOf(
    {
      Id: 'p',
      LastModifiedTime: new Date(0),
      ResponseHeadersPolicyConfig: {
        Name: 'security',
        CorsConfig: {
          AccessControlAllowCredentials: false,
          AccessControlAllowHeaders: { Quantity: 1, Items: ['*'] },
          AccessControlAllowMethods: { Quantity: 1, Items: ['GET'] },
          AccessControlAllowOrigins: { Quantity: 1, Items: ['https://shop.example'] },
          AccessControlExposeHeaders: { Quantity: 0 },
          OriginOverride: true,
        },
        CustomHeadersConfig: { Quantity: 0 },
        SecurityHeadersConfig: { StrictTransportSecurity: { Override: true, AccessControlMaxAgeSec: 63_072_000 } },
      },
    },
    'us-east-1',
  );
  assert.deepEqual(properties, {
    ResponseHeadersPolicyConfig: {
      CorsConfig: {
        AccessControlAllowCredentials: false,
        AccessControlAllowHeaders: { Items: ['*'] },
        AccessControlAllowMethods: { Items: ['GET'] },
        AccessControlAllowOrigins: { Items: ['https://shop.example'] },
        OriginOverride: true,
      },
      Name: 'security',
      SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true } },
    },
  });
});

test('Of the stages of a function the one that viewers reach is taken, in whatever order they are listed', () => {
  const stage = (Name: string, Stage: FunctionStage) => ({
    Name,
    FunctionConfig: undefined,
    FunctionMetadata: { FunctionARN: `arn:${Name}`, LastModifiedTime: new Date(0), Stage },
  });
  const taken = newestStages([
    stage('a', 'DEVELOPMENT'),
    stage('a', 'LIVE'),
    stage('b', 'LIVE'),
    stage('b', 'DEVELOPMENT'),
    stage('c', 'DEVELOPMENT'),
  ]);
  assert.deepEqual(
    taken.map(({ Name, FunctionMetadata }) => [Name, FunctionMetadata?.Stage]),
    [
      ['a', 'LIVE'],
      ['b', 'LIVE'],
      ['c', 'DEVELOPMENT'],
    ],
  );
});
