import { booleanAt, numberAt, stringAt } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import type { TargetGroupPart } from '../twin-plan.ts';
import { NoPart } from './derivation.ts';

const connections = ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'];

/**
 * The health check of a target group, what is not set by its default. Throws NoPart, UnseenInput.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function targetHealthCheck({ properties }: Resource): TargetGroupPart['check'] {
  const type = stringAt(properties, 'TargetType') ?? 'instance';
  if (type === 'lambda') throw new NoPart('sends requests to a function, which lies in no zone');
  if (type === 'alb') throw new NoPart('sends connections to another load balancer');
  if (booleanAt(properties, 'HealthCheckEnabled') === false) throw new NoPart('checks no health (HealthCheckEnabled)');
  const traffic = stringAt(properties, 'Protocol') ?? '';
  const forwards = connections.includes(traffic);
  const protocol = stringAt(properties, 'HealthCheckProtocol') ?? (forwards ? 'TCP' : 'HTTP');
  if (protocol !== 'HTTP' && protocol !== 'HTTPS' && protocol !== 'TCP')
    throw new NoPart(`asks its targets for their health over ${protocol}`);
  const wait = forwards ? (protocol === 'HTTP' ? 6 : 10) : 5;
  const port = stringAt(properties, 'HealthCheckPort') ?? 'traffic-port';
  return {
    protocol,
    path: stringAt(properties, 'HealthCheckPath') ?? '/',
    intervalMs: (numberAt(properties, 'HealthCheckIntervalSeconds') ?? 30) * 1000,
    timeoutMs: (numberAt(properties, 'HealthCheckTimeoutSeconds') ?? wait) * 1000,
    healthyAfter: numberAt(properties, 'HealthyThresholdCount') ?? 5,
    unhealthyAfter: numberAt(properties, 'UnhealthyThresholdCount') ?? 2,
    statuses: statusesOf(stringAt(properties, 'Matcher.HttpCode') ?? (forwards ? '200-399' : '200')),
    ...(port === 'traffic-port' ? {} : { port: Number(port) }),
  };
}

/** `200,204` and `200-299` as ranges. Throws NoPart for what is neither, such as the codes of gRPC. */
function statusesOf(text: string): readonly (readonly [number, number])[] {
  return text.split(',').map((piece) => {
    const [, from, to = from] = /^\s*(\d{3})(?:-(\d{3}))?\s*$/u.exec(piece) ?? [];
    if (from === undefined || to === undefined)
      throw new NoPart(`takes "${text}" for healthy, which is no HTTP status`);
    return [Number(from), Number(to)];
  });
}
