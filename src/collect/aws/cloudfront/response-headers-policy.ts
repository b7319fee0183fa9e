import type { ResponseHeadersPolicy } from '@aws-sdk/client-cloudfront';
import { isMap, type Value, type ValueMap } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** An AWS::CloudFront::ResponseHeadersPolicy. */
export function responseHeadersPolicyOf(policy: ResponseHeadersPolicy, region: string): Mapped {
  const { Id = '', LastModifiedTime, ResponseHeadersPolicyConfig: config } = policy;
  const told = toldValues({ ...config, Comment: config?.Comment || undefined });
  return {
    type: 'AWS::CloudFront::ResponseHeadersPolicy',
    ref: Id,
    region,
    tags: {},
    properties: { ResponseHeadersPolicyConfig: withoutQuantity(told) },
    attributes: toldValues({ Id, LastModifiedTime }),
    api: 'cloudfront:ListResponseHeadersPolicies',
  };
}

/** CloudFormation has the items of these lists too, but not how many they are; a list of none is not set. */
function withoutQuantity(told: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(told).flatMap(([key, value]): [string, Value][] => {
      if (key === 'Quantity' || (isMap(value) && value['Quantity'] === 0)) return [];
      return [[key, isMap(value) ? withoutQuantity(value) : value]];
    }),
  );
}
