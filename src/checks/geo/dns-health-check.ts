import { booleanAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { fail, type Judgement, type View } from '../check.ts';
import type { DnsRecord } from './record-set.ts';

export const healthCheckType = 'AWS::Route53::HealthCheck';

/** The health check that a record answers by, undefined when it has none. Throws UnseenInput. */
export function healthCheckOf({ label, properties }: DnsRecord, resolve: View['resolve']): Resource | undefined {
  const value = valueAt(properties, 'HealthCheckId');
  return value === undefined ? undefined : resolve(value, `${label}.HealthCheckId`);
}

/** What keeps a record from being left out when its region fails, undefined when nothing does. Throws UnseenInput. */
export function lacksHealthCheck(record: DnsRecord, resolve: View['resolve']): Judgement | undefined {
  const check = healthCheckOf(record, resolve);
  if (!check)
    return fail(
      `${record.label} has no health check.`,
      `Set HealthCheckId of ${record.label} to an AWS::Route53::HealthCheck of its own region.`,
      { seen: [record.owner] },
    );
  if (booleanAt(check.properties, 'HealthCheckConfig.Disabled') !== true) return undefined;
  return fail(
    `The health check of ${record.label}, ${nameOf(check)}, is disabled, and so always healthy.`,
    `Remove HealthCheckConfig.Disabled from ${nameOf(check)}.`,
    { seen: [check] },
  );
}
