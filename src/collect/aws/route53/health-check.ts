import type { HealthCheck, Tag } from '@aws-sdk/client-route-53';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** An AWS::Route53::HealthCheck; its configuration is named alike in the API and in CloudFormation. */
export function healthCheckOf(check: HealthCheck, tags: readonly Tag[], region: string, partition: string): Mapped {
  const id = check.Id ?? '';
  return {
    type: 'AWS::Route53::HealthCheck',
    ref: id,
    arn: `arn:${partition}:route53:::healthcheck/${id}`,
    region,
    tags: tagMap(tags),
    properties: { HealthCheckConfig: toldValues(check.HealthCheckConfig ?? {}) },
    attributes: { HealthCheckId: id },
    api: 'route53:ListHealthChecks',
  };
}
