import { stringAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import type { Value } from '../../../src/inventory/value.ts';
import { zonesOfGroup } from '../../../src/inventory/views/zones-of-group.ts';
import type { BalancerPart, TargetGroupPart } from '../twin-plan.ts';
import { componentOf } from './component-of.ts';
import { type Derivation, NoPart } from './derivation.ts';
import { listeners } from './listeners.ts';
import { attributesAt, secondsAt } from './load-balancer-attribute.ts';

const balancerType = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

export interface DerivedBalancers {
  readonly parts: readonly BalancerPart[];
  /** The balancer that stands for a record, by the record's id. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The load balancers, each with its listeners and the target groups they lead to. */
export function derivedBalancers(d: Derivation, targetGroup: (group: Resource) => TargetGroupPart): DerivedBalancers {
  const { zonesOf } = zonesOfGroup(d.inventory);
  const listening = listeners(d);
  const ids = new Map<string, string>();
  const parts = d.inventory.ofType(balancerType).flatMap((balancer) => {
    const part = d.attempt(balancer, () => balancerOf(balancer));
    return part ? [part] : [];
  });
  return { parts, ids };

  function balancerOf(balancer: Resource): BalancerPart {
    const type = stringAt(balancer.properties, 'Type') ?? 'application';
    if (type !== 'application' && type !== 'network')
      throw new NoPart('is a Gateway Load Balancer, which hands packets to appliances');
    const names = zonesOf(balancer);
    if (names.length === 0) throw new NoPart('names no subnet, so AWS chooses where it lies');
    const attributes = attributesAt(balancer, 'LoadBalancerAttributes');
    const idleTimeoutMs = secondsAt(attributes, 'idle_timeout.timeout_seconds', type === 'application' ? 60 : 350);
    const crossZone = type === 'application' || attributes.get('load_balancing.cross_zone.enabled')?.() === 'true';
    const component = d.attempt(balancer, () => componentOf(d, balancer), 'its component ');
    const id = d.idFor(
      balancer.region,
      component ?? nameOf(balancer),
      nameOf(balancer) === component ? `${balancer.stack ?? ''} ${component}` : nameOf(balancer),
    );
    const groups = new Map<string, TargetGroupPart>();
    const forward = (value: Value | undefined, path: string): string => {
      const part = targetGroup(d.inventory.resolve(value, path));
      groups.set(part.id, part);
      return part.id;
    };
    const found = listening.of(balancer, id, forward);
    ids.set(balancer.id, id);
    d.map(balancer, id, found.length === 0 ? ['has no listener, and so takes nothing'] : []);
    return {
      id,
      component: component ?? nameOf(balancer),
      type,
      region: d.zones.roleOf(balancer.region),
      zones: names.map((name) => d.zones.idOf(balancer.region, name)),
      crossZone,
      idleTimeoutMs,
      listeners: found,
      targetGroups: [...groups.values()],
    };
  }
}
