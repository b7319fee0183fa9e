import type { Inventory } from '../inventory/inventory.ts';
import { listAt, numberAt, stringAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { meantBy } from '../inventory/views/referrers.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';
import type { Endpoint, Place } from './endpoint.ts';
import { groupsAt, hasAddress, subnetsAt } from './places.ts';
import { speaksIpv6 } from './public-address.ts';
import { placeText } from './sieve.ts';

/** Load balancers of every kind: they listen where their listeners do, and face the internet unless they say otherwise. */
export function loadBalancers(inventory: Inventory): (record: Resource) => Endpoint {
  let listeners: ReadonlyMap<string | undefined, readonly Resource[]> | undefined;
  const listenersOf = (record: Resource): readonly Resource[] => {
    listeners ??= Map.groupBy(inventory.ofType('AWS::ElasticLoadBalancingV2::Listener'), (listener) => {
      const balancer = attempt(() => meantBy(inventory, listener, 'LoadBalancerArn'));
      return isUnseenInput(balancer) ? undefined : balancer?.id;
    });
    return listeners.get(record.id) ?? [];
  };

  function portsOf(record: Resource, isClassic: boolean): Endpoint['ports'] {
    return attemptOn(record, () => {
      if (isClassic)
        return listAt(record.properties, 'Listeners').flatMap(
          (_, index) => numberAt(record.properties, `Listeners.${index}.LoadBalancerPort`) ?? [],
        );
      return [...new Set(listenersOf(record).flatMap((listener) => numberAt(listener.properties, 'Port') ?? []))];
    });
  }

  function subnetsOf(record: Resource): Place['subnet'][] {
    const mappings = attempt(() => listAt(record.properties, 'SubnetMappings').length);
    const paths =
      typeof mappings === 'number' && mappings > 0
        ? Array.from({ length: mappings }, (_, index) => `SubnetMappings.${index}.SubnetId`)
        : ['Subnets'];
    return paths.flatMap((path) => subnetsAt(inventory, record, path));
  }

  return (record) => {
    const isClassic = record.type === 'AWS::ElasticLoadBalancing::LoadBalancer';
    const names = attempt(() => listAt(record.properties, 'SecurityGroups').length > 0);
    const listed = groupsAt(inventory, record, 'SecurityGroups');
    const isBare = names === false && attempt(() => stringAt(record.properties, 'Type')) === 'network';
    const scheme = attemptOn(record, () => {
      const is = (stringAt(record.properties, 'Scheme') ?? 'internet-facing') === 'internet-facing';
      const text = `${placeText(record, 'Scheme')} ${is ? 'faces the internet' : 'is internal'}`;
      return hasAddress(is, text, record, 'Scheme');
    });
    const places = subnetsOf(record).map(
      (subnet): Place => ({
        subnet,
        groups: isBare ? { known: [], unseen: [], absent: true } : listed(subnet),
        publicAddress: () => scheme,
        speaksIpv6: isClassic ? false : speaksIpv6(record, subnet),
      }),
    );
    return { resource: record, places, ports: portsOf(record, isClassic), listens: true };
  };
}
