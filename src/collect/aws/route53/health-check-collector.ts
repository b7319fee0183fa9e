import { paginateListHealthChecks } from '@aws-sdk/client-route-53';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { healthCheckOf } from './health-check.ts';
import { tagsById } from './tags-by-id.ts';

const types = ['AWS::Route53::HealthCheck'];

/** All health checks of the account, but those that another service keeps: nobody declared them. */
export const healthCheckCollector: Collector = {
  types,
  scope: 'global',
  async collect(place) {
    const { region, partition, clients } = place;
    const listed = await place.listed(types, () =>
      everyPage(paginateListHealthChecks({ client: clients.route53 }, {}), ({ HealthChecks }) => HealthChecks),
    );
    const checks = (listed ?? []).filter(({ LinkedService }) => LinkedService === undefined);
    const tags = await tagsById(
      place,
      types,
      'healthcheck',
      checks.map(({ Id = '' }) => Id),
    );
    return checks.map((check) => healthCheckOf(check, tags(check.Id ?? ''), region, partition));
  },
};
