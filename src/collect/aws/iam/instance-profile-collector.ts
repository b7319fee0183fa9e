import { paginateListInstanceProfiles } from '@aws-sdk/client-iam';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { instanceProfileOf } from './instance-profile.ts';

const types = ['AWS::IAM::InstanceProfile'];

/** Profiles without a role are seen too, which GetAccountAuthorizationDetails leaves out. */
export const instanceProfileCollector: Collector = {
  types,
  scope: 'global',
  async collect({ listed, clients, region }) {
    const profiles = await listed(types, () =>
      everyPage(
        paginateListInstanceProfiles({ client: clients.iam, pageSize: 1000 }, {}),
        ({ InstanceProfiles }) => InstanceProfiles,
      ),
    );
    return (profiles ?? []).map((profile) => instanceProfileOf(profile, region));
  },
};
