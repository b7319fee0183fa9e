import type { Inventory } from '../inventory.ts';
import { mapsAt, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import type { ValueMap } from '../value.ts';
import { existing } from './referrers.ts';

const actionsPath: Readonly<Record<string, string>> = {
  'AWS::ElasticLoadBalancingV2::Listener': 'DefaultActions',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'Actions',
};

/** Which listeners and listener rules send requests to a target group. Without one, a target group gets no request and no health check. */
export interface ListenersOfTargetGroup {
  /** Those found; empty when no listener does. Throws UnseenInput when none was found and it was not seen where one of them forwards to. */
  readonly listenersOf: (targetGroup: Resource) => readonly Resource[];
}

export function listenersOfTargetGroup(inventory: Inventory): ListenersOfTargetGroup {
  const listeners = inventory.ofType(...Object.keys(actionsPath));
  return {
    listenersOf(targetGroup) {
      const certain = listeners.filter(
        ({ existence, edges }) => existence === undefined && edges.some(({ to }) => to === targetGroup.id),
      );
      if (certain.length > 0) return certain;
      return listeners
        .filter((listener) => actionsOf(listener).some((action) => namesIn(action).includes(targetGroup)))
        .map(existing);
    },
  };

  function actionsOf(listener: Resource): readonly ValueMap[] {
    return mapsAt({ [nameOf(listener)]: listener.properties }, `${nameOf(listener)}.${actionsPath[listener.type]}`);
  }

  function namesIn(action: ValueMap): Resource[] {
    const single = valueAt(action, 'TargetGroupArn');
    const several = mapsAt(action, 'ForwardConfig.TargetGroups').map((group) => valueAt(group, 'TargetGroupArn'));
    return [single, ...several]
      .filter((value) => value !== undefined)
      .map((value) => inventory.resolve(value, 'TargetGroupArn'));
  }
}
