import { ListCachePoliciesCommand } from '@aws-sdk/client-cloudfront';
import type { Collector } from '../collector.ts';
import { everyMarker } from '../every-marker.ts';
import { cachePolicyOf } from './cache-policy.ts';

const types = ['AWS::CloudFront::CachePolicy'];

/** The account's own cache policies; those that AWS manages are the same everywhere, and nobody declared them. */
export const cachePolicyCollector: Collector = {
  types,
  scope: 'global',
  async collect({ clients, listed, region }) {
    const policies = await listed(types, () =>
      everyMarker(async (Marker) => {
        const told = await clients.cloudFront.send(new ListCachePoliciesCommand({ Type: 'custom', Marker }));
        return { items: told.CachePolicyList?.Items, next: told.CachePolicyList?.NextMarker };
      }),
    );
    return (policies ?? []).flatMap(({ CachePolicy }) => (CachePolicy ? [cachePolicyOf(CachePolicy, region)] : []));
  },
};
