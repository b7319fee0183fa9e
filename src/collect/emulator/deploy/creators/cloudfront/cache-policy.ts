import { type CachePolicyConfig, CreateCachePolicyCommand } from '@aws-sdk/client-cloudfront';
import { answerHas } from '../../answer-has.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { leftOut, mapIn, neededIn, numberIn, textIn, textsIn, truthIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { counted } from './counted.ts';

export const cachePolicyCreator: Creator = {
  type: 'AWS::CloudFront::CachePolicy',
  async create(properties, { clients }) {
    const CachePolicyConfig = configIn(mapIn(properties, 'CachePolicyConfig') ?? {});
    const { CachePolicy } = await lacking('cache policies', () =>
      clients.cloudFront.send(new CreateCachePolicyCommand({ CachePolicyConfig })),
    );
    const id = answerHas(CachePolicy?.Id, 'an id', 'CreateCachePolicy');
    return { ref: id, attributes: { Id: id }, notTaken: leftOut(properties, ['CachePolicyConfig']) };
  },
};

function configIn(config: Concrete): CachePolicyConfig {
  const parameters = mapIn(config, 'ParametersInCacheKeyAndForwardedToOrigin') ?? {};
  const cookies = mapIn(parameters, 'CookiesConfig') ?? {};
  const headers = mapIn(parameters, 'HeadersConfig') ?? {};
  const queries = mapIn(parameters, 'QueryStringsConfig') ?? {};
  return {
    Comment: textIn(config, 'Comment'),
    DefaultTTL: numberIn(config, 'DefaultTTL'),
    MaxTTL: numberIn(config, 'MaxTTL'),
    MinTTL: numberIn(config, 'MinTTL'),
    Name: neededIn(config, 'Name'),
    ParametersInCacheKeyAndForwardedToOrigin: {
      CookiesConfig: {
        CookieBehavior: textIn(cookies, 'CookieBehavior') as 'none',
        Cookies: counted(textsIn(cookies, 'Cookies')),
      },
      EnableAcceptEncodingBrotli: truthIn(parameters, 'EnableAcceptEncodingBrotli'),
      EnableAcceptEncodingGzip: truthIn(parameters, 'EnableAcceptEncodingGzip'),
      HeadersConfig: {
        HeaderBehavior: textIn(headers, 'HeaderBehavior') as 'none',
        Headers: counted(textsIn(headers, 'Headers')),
      },
      QueryStringsConfig: {
        QueryStringBehavior: textIn(queries, 'QueryStringBehavior') as 'none',
        QueryStrings: counted(textsIn(queries, 'QueryStrings')),
      },
    },
  };
}
