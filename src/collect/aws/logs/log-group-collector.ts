import {
  GetDataProtectionPolicyCommand,
  type LogGroup,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Value } from '../../../inventory/value.ts';
import type { Collector, Detail, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { jsonText } from '../json-text.ts';
import { stillThere } from '../still-there.ts';
import { tagsOfService } from '../tags-of-service.ts';
import { logGroup } from './log-group.ts';

const types = ['AWS::Logs::LogGroup'];

/** All log groups, those that services made by themselves too: they keep logs for ever, unencrypted, until somebody says otherwise. */
export const logGroupCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const groups = await place.listed(types, () =>
      everyPage(paginateDescribeLogGroups({ client: place.clients.logs, pageSize: 50 }, {}), (page) => page.logGroups),
    );
    if (groups === undefined || groups.length === 0) return [];
    const tagsOf = await tagsOfService(place, 'logs', types);
    return stillThere(groups, 4, async (group) => {
      const tags = tagsOf((group.arn ?? '').replace(/:\*$/u, ''));
      return [logGroup(group, { region: place.region, tags, dataProtection: await dataProtection(place, group) })];
    });
  },
};

/** Only asked where there is one, or was: the list says so. */
async function dataProtection(
  place: Place,
  { logGroupName, dataProtectionStatus }: LogGroup,
): Promise<Detail<Value | undefined>> {
  if (dataProtectionStatus === undefined || dataProtectionStatus === 'DELETED') return { kind: 'absent' };
  return place.detail(
    async () => {
      const command = new GetDataProtectionPolicyCommand({ logGroupIdentifier: logGroupName });
      const { policyDocument } = await place.clients.logs.send(command);
      return jsonText(policyDocument);
    },
    { gone: ['ResourceNotFoundException'] },
  );
}
