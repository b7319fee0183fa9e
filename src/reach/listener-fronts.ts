import type { Inventory } from '../inventory/inventory.ts';
import { mapsAt, numberAt, stringAt, type UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import type { Value, ValueMap } from '../inventory/value.ts';
import { existing, meantBy } from '../inventory/views/referrers.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';
import type { Protocol } from './flow.ts';

/** A listener that passes requests on to a target group. */
export interface Front {
  readonly listener: Resource;
  readonly balancer: Resource;
  readonly port: number | UnseenInput;
  readonly protocol: Protocol;
}

export interface ListenerFronts {
  readonly of: (targetGroup: Resource) => readonly Front[];
  /** Why there may be more listeners before a group. */
  readonly unseenOf: (targetGroup: Resource) => readonly UnseenInput[];
}

/** What listeners take that is not TCP alone, or TLS and HTTP over it. */
const protocols: Readonly<Record<string, readonly Protocol[]>> = {
  UDP: ['udp'],
  QUIC: ['udp'],
  TCP_UDP: ['tcp', 'udp'],
  TCP_QUIC: ['tcp', 'udp'],
};
const listenerType = 'AWS::ElasticLoadBalancingV2::Listener';
const actionsPath: Readonly<Record<string, string>> = {
  [listenerType]: 'DefaultActions',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'Actions',
};

/** Which listeners pass on to which target groups, by their default actions and by rules. */
export function listenerFronts(inventory: Inventory): ListenerFronts {
  const fronts = new Map<string, Front[]>();
  // A listener without its load balancer is in doubt for its own groups only, one without its actions for all of its region.
  const unseen = new Map<string, UnseenInput[]>();
  const doubt = (key: string, why: UnseenInput): void => {
    unseen.set(key, [...(unseen.get(key) ?? []), why]);
  };
  for (const record of inventory.ofType(...Object.keys(actionsPath))) {
    const groups = attemptOn(record, () =>
      mapsAt(existing(record).properties, actionsPath[record.type] ?? '')
        .flatMap(groupsNamed)
        .map((value) => inventory.resolve(value, 'TargetGroupArn').id),
    );
    const front = frontsOf(record);
    if (isUnseenInput(groups)) doubt(record.region, groups);
    else
      for (const group of new Set(groups)) {
        if (isUnseenInput(front)) doubt(group, front);
        else fronts.set(group, [...(fronts.get(group) ?? []), ...front]);
      }
  }

  function frontsOf(record: Resource): readonly Front[] | UnseenInput {
    return attempt(() => {
      const listener = record.type === listenerType ? record : required(record, 'ListenerArn');
      const balancer = required(listener, 'LoadBalancerArn');
      const port = attemptOn(listener, () => numberAt(listener.properties, 'Port') ?? 80);
      const written = attempt(() => stringAt(listener.properties, 'Protocol'));
      return (protocols[String(written)] ?? ['tcp']).map((protocol) => ({ listener, balancer, port, protocol }));
    });
  }

  function required(record: Resource, path: string): Resource {
    return meantBy(inventory, record, path) ?? inventory.resolve(undefined, path);
  }

  return {
    of: ({ id }) => fronts.get(id) ?? [],
    unseenOf: ({ id, region }) => [...(unseen.get(id) ?? []), ...(unseen.get(region) ?? [])],
  };
}

function groupsNamed(action: ValueMap): readonly Value[] {
  return [action, ...mapsAt(action, 'ForwardConfig.TargetGroups')].flatMap(
    (one) => valueAt(one, 'TargetGroupArn') ?? [],
  );
}
