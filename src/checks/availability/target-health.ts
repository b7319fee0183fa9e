import { booleanAt, numberAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import type { HealthChecking } from '../../measure/detection-time.ts';

const connections = ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'];

/** Whether the targets are behind a Network Load Balancer or a Gateway Load Balancer, told by the protocol. Throws UnseenInput. */
export function forwardsConnections({ properties }: Resource): boolean {
  return [...connections, 'GENEVE'].includes(stringAt(properties, 'Protocol') ?? '');
}

/** Whether the targets' health is checked at all: always, but for functions, where it is off unless turned on. Throws UnseenInput. */
export function checksHealth(targetGroup: Resource): boolean {
  return booleanAt(targetGroup.properties, 'HealthCheckEnabled') ?? !targetsFunction(targetGroup);
}

export function targetsFunction({ properties }: Resource): boolean {
  return stringAt(properties, 'TargetType') === 'lambda';
}

/** The protocol of the health checks, undefined where it is not set and AWS documents no default. Throws UnseenInput. */
export function healthCheckProtocol(targetGroup: Resource): string | undefined {
  const { properties } = targetGroup;
  const set = stringAt(properties, 'HealthCheckProtocol');
  if (set !== undefined) return set;
  if (targetsFunction(targetGroup)) return 'HTTP';
  if (stringAt(properties, 'TargetType') === 'alb') return undefined;
  if (forwardsConnections(targetGroup)) return 'TCP';
  return stringAt(properties, 'Protocol') === undefined ? undefined : 'HTTP';
}

/**
 * The timing of the health checks, what is not set by its default. Throws UnseenInput.
 * Source: API_CreateTargetGroup for interval and threshold, the health check pages of the three kinds of load balancer for the wait.
 */
export function healthTiming(targetGroup: Resource): HealthChecking {
  const { properties } = targetGroup;
  const lambda = targetsFunction(targetGroup);
  const geneve = stringAt(properties, 'Protocol') === 'GENEVE';
  return {
    intervalSeconds: numberAt(properties, 'HealthCheckIntervalSeconds') ?? (lambda ? 35 : geneve ? 10 : 30),
    threshold: numberAt(properties, 'UnhealthyThresholdCount') ?? (lambda ? 5 : 2),
    timeoutSeconds:
      numberAt(properties, 'HealthCheckTimeoutSeconds') ?? (lambda ? 30 : defaultWait(targetGroup, geneve)),
  };
}

function defaultWait(targetGroup: Resource, geneve: boolean): number {
  if (geneve || !forwardsConnections(targetGroup)) return 5;
  return healthCheckProtocol(targetGroup) === 'HTTP' ? 6 : 10;
}
