import { listAt, mapsAt, numberAt, stringAt } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { join, type Value } from '../../../src/inventory/value.ts';
import { meantBy } from '../../../src/inventory/views/referrers.ts';
import type { ListenerPart } from '../twin-plan.ts';
import { type Derivation, NoPart } from './derivation.ts';
import { listenerActions } from './listener-actions.ts';

/** Gives the id of the target group that a value means, and notes that it is used. */
type ForwardTo = (value: Value | undefined, path: string) => string;
type Rule = ListenerPart['rules'][number];

/** The listeners of load balancers, with their rules. */
export interface Listeners {
  readonly of: (balancer: Resource, part: string, forwardTo: ForwardTo) => readonly ListenerPart[];
}

export function listeners(d: Derivation): Listeners {
  const { inventory } = d;
  const byBalancer = placed('AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', 'its load balancer ');
  const byListener = placed('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerArn', 'its listener ');

  function placed(type: string, path: string, about: string): ReadonlyMap<string | undefined, readonly Resource[]> {
    return Map.groupBy(inventory.ofType(type), (one) => d.attempt(one, () => meantBy(inventory, one, path), about)?.id);
  }

  function listenerOf(listener: Resource, part: string, forwardTo: ForwardTo): ListenerPart {
    const port = numberAt(listener.properties, 'Port');
    const protocol = stringAt(listener.properties, 'Protocol');
    if (protocol !== 'HTTP' && protocol !== 'HTTPS' && protocol !== 'TCP' && protocol !== 'TLS')
      throw new NoPart(`listens for ${protocol ?? 'nothing'}`);
    if (port === undefined) throw new NoPart('listens on no port');
    const on = { port, protocol };
    const { action, differences } = listenerActions(listener, 'DefaultActions', on, forwardTo);
    d.map(listener, part, [...differences, ...ended(protocol)]);
    const rules = (byListener.get(listener.id) ?? []).flatMap((resource) => {
      const found = d.attempt(resource, () => ({
        priority: numberAt(resource.properties, 'Priority') ?? 0,
        rule: ruleOf(resource, part, on, forwardTo),
      }));
      return found ? [found] : [];
    });
    const inOrder = rules.toSorted((one, other) => one.priority - other.priority).map(({ rule }) => rule);
    return { port, protocol, action, rules: inOrder };
  }

  function ruleOf(
    rule: Resource,
    part: string,
    on: { readonly port: number; readonly protocol: string },
    forwardTo: ForwardTo,
  ): Rule {
    const conditions = mapsAt(rule.properties, 'Conditions').map((condition) => stringAt(condition, 'Field'));
    const other = conditions.find((field) => field !== 'path-pattern' && field !== 'host-header');
    if (other !== undefined) throw new NoPart(`chooses by ${other}`);
    const { action, differences } = listenerActions(rule, 'Actions', on, forwardTo);
    const paths = valuesOf(rule, conditions.indexOf('path-pattern'), 'PathPatternConfig');
    const hosts = valuesOf(rule, conditions.indexOf('host-header'), 'HostHeaderConfig');
    d.map(rule, part, differences);
    return { action, ...(paths ? { paths } : {}), ...(hosts ? { hosts } : {}) };
  }

  return {
    of: (balancer, part, forwardTo) =>
      (byBalancer.get(balancer.id) ?? []).flatMap((listener) => {
        const found = d.attempt(listener, () => listenerOf(listener, part, forwardTo));
        return found ? [found] : [];
      }),
  };
}

function valuesOf({ properties }: Resource, index: number, config: string): readonly string[] | undefined {
  if (index < 0) return undefined;
  const condition = join('Conditions', index);
  return [join(condition, 'Values'), join(condition, `${config}.Values`)].flatMap((path) =>
    listAt(properties, path).map((_, at) => stringAt(properties, join(path, at)) ?? ''),
  );
}

function ended(protocol: string): readonly string[] {
  return protocol === 'HTTPS' || protocol === 'TLS' ? ['TLS is ended with a certificate of its own making'] : [];
}
