import { CreateResponseHeadersPolicyCommand, type ResponseHeadersPolicyConfig } from '@aws-sdk/client-cloudfront';
import { answerHas } from '../../answer-has.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { leftOut, mapIn, typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const numbers = new Set(['AccessControlMaxAgeSec', 'SamplingRate']);
const truths = new Set([
  'AccessControlAllowCredentials',
  'Enabled',
  'IncludeSubdomains',
  'ModeBlock',
  'OriginOverride',
  'Override',
  'Preload',
  'Protection',
]);

export const responseHeadersPolicyCreator: Creator = {
  type: 'AWS::CloudFront::ResponseHeadersPolicy',
  async create(properties, { clients }) {
    const config = withQuantity(typed(mapIn(properties, 'ResponseHeadersPolicyConfig') ?? {}, numbers, truths));
    const { ResponseHeadersPolicy } = await lacking('policies of response headers', () =>
      clients.cloudFront.send(
        new CreateResponseHeadersPolicyCommand({ ResponseHeadersPolicyConfig: config as ResponseHeadersPolicyConfig }),
      ),
    );
    const id = answerHas(ResponseHeadersPolicy?.Id, 'an id', 'CreateResponseHeadersPolicy');
    return { ref: id, attributes: { Id: id }, notTaken: leftOut(properties, ['ResponseHeadersPolicyConfig']) };
  },
};

/** Each map with items also tells how many there are. */
function withQuantity(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const map = given as Concrete;
  const items = map['Items'];
  return {
    ...Object.fromEntries(Object.entries(map).map(([key, item]) => [key, withQuantity(item)])),
    ...(Array.isArray(items) ? { Quantity: items.length } : {}),
  };
}
