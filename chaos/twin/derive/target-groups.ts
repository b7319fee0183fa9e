import { stringAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import type { TargetGroupPart } from '../twin-plan.ts';
import { type Derivation, NoPart } from './derivation.ts';
import { attributesAt, secondsAt } from './load-balancer-attribute.ts';
import type { Registration } from './registrations.ts';
import type { DerivedServices } from './services.ts';
import { targetHealthCheck } from './target-health-check.ts';

const targetGroupType = 'AWS::ElasticLoadBalancingV2::TargetGroup';

/** Attributes that the twin follows. */
const followed = new Set(['deregistration_delay.timeout_seconds']);
/** What AWS does by default, which writing it out does not change. */
const usual: Readonly<Record<string, string>> = {
  'load_balancing.algorithm.type': 'round_robin',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'stickiness.enabled': 'false',
  'proxy_protocol_v2.enabled': 'false',
  'slow_start.duration_seconds': '0',
};

/** The path each target group asks for health, by its id; those that ask none are left out. */
export function healthPaths({ inventory }: Derivation): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const group of inventory.ofType(targetGroupType)) {
    const path = stringAt({ path: writtenPath(group) }, 'path');
    if (path !== undefined) paths.set(group.id, path);
  }
  return paths;
}

/** What was not seen is told when the group itself is derived. */
function writtenPath({ properties }: Resource): string | null {
  const { HealthCheckPath: path } = properties;
  return typeof path === 'string' ? path : null;
}

/** A target group's part, made when a listener first sends something to it. Throws NoPart, UnseenInput. */
export function targetGroups(
  d: Derivation,
  services: DerivedServices,
  registered: readonly Registration[],
): (group: Resource) => TargetGroupPart {
  const parts = new Map<string, TargetGroupPart>();

  function partOf(group: Resource): TargetGroupPart {
    const protocol = stringAt(group.properties, 'Protocol');
    if (protocol !== 'HTTP' && protocol !== 'HTTPS' && protocol !== 'TCP' && protocol !== 'TLS')
      throw new NoPart(`passes ${protocol ?? 'nothing'} on to its targets`);
    const check = targetHealthCheck(group);
    const attributes = attributesAt(group, 'TargetGroupAttributes');
    const members = registered.filter(({ targetGroup }) => targetGroup === group);
    const part: TargetGroupPart = {
      id: d.idFor(group.region, nameOf(group), `${group.stack ?? ''} ${nameOf(group)}`),
      services: [...new Set(members.flatMap(({ server }) => services.ids.get(server.id) ?? []))],
      deregistrationDelayMs: secondsAt(attributes, 'deregistration_delay.timeout_seconds', 300),
      protocol,
      check,
    };
    d.map(group, part.id, [
      ...(protocol === 'HTTPS' || protocol === 'TLS' ? ['targets are spoken to without TLS'] : []),
      ...unfollowed(attributes),
      ...(part.services.length === 0 ? ['no server of the twin is registered with it'] : []),
    ]);
    return part;
  }

  return (group) => {
    const part = parts.get(group.id) ?? partOf(group);
    parts.set(group.id, part);
    return part;
  };
}

function unfollowed(attributes: ReadonlyMap<string, () => string | undefined>): readonly string[] {
  return [...attributes].flatMap(([key, read]) => {
    const value = followed.has(key) ? undefined : read();
    return value === undefined || usual[key] === value ? [] : [`${key} ${value} is not followed`];
  });
}
