import { ListResponseHeadersPoliciesCommand } from '@aws-sdk/client-cloudfront';
import type { Collector } from '../collector.ts';
import { everyMarker } from '../every-marker.ts';
import { responseHeadersPolicyOf } from './response-headers-policy.ts';

const types = ['AWS::CloudFront::ResponseHeadersPolicy'];

/** The account's own policies of response headers; those that AWS manages are the same everywhere, and nobody declared them. */
export const responseHeadersPolicyCollector: Collector = {
  types,
  scope: 'global',
  async collect({ clients, listed, region }) {
    const policies = await listed(types, () =>
      everyMarker(async (Marker) => {
        const { ResponseHeadersPolicyList: told } = await clients.cloudFront.send(
          new ListResponseHeadersPoliciesCommand({ Type: 'custom', Marker }),
        );
        return { items: told?.Items, next: told?.NextMarker };
      }),
    );
    return (policies ?? []).flatMap(({ ResponseHeadersPolicy: policy }) =>
      policy ? [responseHeadersPolicyOf(policy, region)] : [],
    );
  },
};
