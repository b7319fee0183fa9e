import { paginateListOriginAccessControls } from '@aws-sdk/client-cloudfront';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { originAccessControlOf } from './origin-access-control.ts';

const types = ['AWS::CloudFront::OriginAccessControl'];

/** All origin access controls; the list tells the whole of each. */
export const originAccessControlCollector: Collector = {
  types,
  scope: 'global',
  async collect({ clients, listed, region }) {
    const controls = await listed(types, () =>
      everyPage(
        paginateListOriginAccessControls({ client: clients.cloudFront }, {}),
        ({ OriginAccessControlList }) => OriginAccessControlList?.Items,
      ),
    );
    return (controls ?? []).map((control) => originAccessControlOf(control, region));
  },
};
