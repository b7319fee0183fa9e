import { listAt, mapAt, mapsAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { join, type ValueMap } from '../../inventory/value.ts';
import { allHold, firstThat } from '../../inventory/views/first-that.ts';
import { labelAt } from '../../inventory/views/label-selector.ts';
import { podSpecPath } from '../../inventory/views/pods-of-workload.ts';
import { fail, type Judgement } from '../check.ts';

/** The label of a node that names its zone. */
export const zone = 'topology.kubernetes.io/zone';

/** A failure when a node selector keeps all pods in one zone. Throws UnseenInput. */
export function pinnedByLabel(deployment: Resource): Judgement | undefined {
  const at = join(podSpecPath(deployment), 'nodeSelector');
  const only = labelAt(deployment.properties, at, zone);
  if (only === undefined) return undefined;
  return fail(`Its nodeSelector keeps all pods in the zone ${only}.`, `Take ${zone} out of its nodeSelector.`, { at });
}

/** A failure when a required node affinity does. Throws UnseenInput. */
export function pinnedByAffinity(deployment: Resource): Judgement | undefined {
  const at = join(
    podSpecPath(deployment),
    'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms',
  );
  const terms = listAt(deployment.properties, at).map(
    (_, index) => mapAt(deployment.properties, join(at, index)) ?? {},
  );
  if (terms.length === 0) return undefined;
  const zones = (): readonly (() => string | undefined)[] =>
    terms.flatMap((term) => {
      const [first] = zonesIn(term);
      return listAt(first, 'values').map((_, index) => () => stringAt(first, `values.${index}`));
    });
  const isFree = firstThat(
    [
      // A node need meet one term only; a term without a zone lets all zones in.
      () => firstThat(terms, (term) => zonesIn(term).length === 0) !== undefined,
      () =>
        zones().length === 0 ||
        firstThat(zones(), (one) => firstThat(zones(), (other) => one() !== other()) !== undefined) !== undefined,
    ],
    (holds) => holds(),
  );
  if (isFree) return undefined;
  return fail(`Its node affinity keeps all pods in the zone ${zones()[0]?.()}.`, 'Name two zones or more there.', {
    at,
  });
}

/** What a term demands of the zone. */
function zonesIn(term: ValueMap): readonly ValueMap[] {
  return mapsAt(term, 'matchExpressions').filter((one) =>
    allHold([() => stringAt(one, 'key') === zone, () => stringAt(one, 'operator') === 'In']),
  );
}
