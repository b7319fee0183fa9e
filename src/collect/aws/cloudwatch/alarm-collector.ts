import { type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { tagsOfService } from '../tags-of-service.ts';
import { alarm, compositeAlarm } from './alarm.ts';

const types = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

/** Without its types asked for, DescribeAlarms tells alarms on metrics alone. */
export const alarmCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const { region } = place;
    const pages = await place.listed(types, () =>
      everyPage(
        paginateDescribeAlarms(
          { client: place.clients.cloudWatch, pageSize: 100 },
          { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
        ),
        (page) => [page],
      ),
    );
    if (pages === undefined) return [];
    const tagsOf = await tagsOfService(place, 'cloudwatch', types);
    return pages.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) => [
      ...MetricAlarms.filter((told) => !isOfTargetTracking(told)).map((told) =>
        alarm(told, { region, tags: tagsOf(told.AlarmArn ?? '') }),
      ),
      ...CompositeAlarms.map((told) => compositeAlarm(told, { region, tags: tagsOf(told.AlarmArn ?? '') })),
    ]);
  },
};

/**
 * Auto Scaling makes alarms for each policy that tracks a target, and takes them back with it. Nobody declares them, and they call
 * no people. Source: Amazon EC2 Auto Scaling, "Target tracking scaling policies".
 */
function isOfTargetTracking({ AlarmName = '', AlarmDescription = '' }: MetricAlarm): boolean {
  return AlarmName.startsWith('TargetTracking-') && AlarmDescription.startsWith('DO NOT EDIT OR DELETE');
}
