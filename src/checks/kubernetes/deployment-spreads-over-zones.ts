import { listAt, mapAt, mapsAt, numberAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { join, type ValueMap } from '../../inventory/value.ts';
import { namespaceOf } from '../../inventory/views/kubernetes-objects.ts';
import { labelsAt, selects } from '../../inventory/views/label-selector.ts';
import { podLabels, podSpecPath } from '../../inventory/views/pods-of-workload.ts';
import { replicasOfWorkload } from '../../inventory/views/replicas-of-workload.ts';
import { check, fail, type Judgement, pass } from '../check.ts';

const zone = 'topology.kubernetes.io/zone';
const mend = `Add a topologySpreadConstraint with topologyKey ${zone}, maxSkew: 1, whenUnsatisfiable: DoNotSchedule and a labelSelector of its own pods.`;

export const deploymentSpreadsOverZones = check({
  id: 'deployment-spreads-over-zones',
  title: 'every deployment spreads its pods over zones',
  why: 'The scheduler may put all pods of a Deployment into one zone unless it is told not to; a preference yields when nodes are scarce.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  controls: { 'Well-Architected (own mapping)': ['REL10-BP01'], 'ISO 27001:2022': ['A.8.14'] },
  needs: {
    subjects: ['Kubernetes::apps::Deployment'],
    types: ['Kubernetes::autoscaling::HorizontalPodAutoscaler'],
    views: { replicas: replicasOfWorkload },
  },
  judge(deployment, { views: { replicas } }) {
    const pinned = pinnedTo(deployment);
    if (pinned) return pinned;
    const { least } = replicas.bounds(deployment);
    if (least < 2) return fail(`${least === 1 ? 'One pod' : 'No pod'} cannot be spread.`, 'Run two pods or more.');
    const reasons: string[] = [];
    for (const [index, constraint] of mapsAt(deployment.properties, spreads(deployment)).entries()) {
      const flaw = spreadFlaw(constraint, deployment, least);
      if (flaw === undefined)
        return pass(
          `Its topologySpreadConstraint ${index} keeps the number of pods in its zones within ${skewOf(constraint)} of each other.`,
        );
      reasons.push(`topologySpreadConstraint ${index} ${flaw}`);
    }
    for (const [index, term] of mapsAt(deployment.properties, apart(deployment)).entries()) {
      const flaw = apartFlaw(term, deployment);
      if (flaw === undefined) return pass(`Its required anti-affinity ${index} puts no two pods into one zone.`);
      reasons.push(`anti-affinity ${index} ${flaw}`);
    }
    if (reasons.length === 0) return fail('Nothing tells the scheduler to spread its pods over zones.', mend);
    const [first = ''] = reasons;
    const at = first.startsWith('anti') ? apart(deployment) : spreads(deployment);
    return fail(`Its ${reasons.join(', its ')}.`, mend, { at: `${at}.0` });
  },
});

const spreads = (deployment: Resource): string => join(podSpecPath(deployment), 'topologySpreadConstraints');
const apart = (deployment: Resource): string =>
  join(podSpecPath(deployment), 'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution');
const skewOf = (constraint: ValueMap): number => numberAt(constraint, 'maxSkew') ?? 1;

/** Why a constraint does not spread the pods over zones. One without a selector counts no pods. */
function spreadFlaw(constraint: ValueMap, deployment: Resource, least: number): string | undefined {
  const key = stringAt(constraint, 'topologyKey');
  if (key !== zone) return `spreads over ${key}`;
  if (stringAt(constraint, 'whenUnsatisfiable') !== 'DoNotSchedule') return 'is a preference (ScheduleAnyway)';
  const own = selects(constraint, 'labelSelector', podLabels(deployment));
  if (own !== true)
    return own === undefined ? 'has no labelSelector, and so counts no pods' : 'selects other pods than its own';
  return skewOf(constraint) < least
    ? undefined
    : `allows a skew of ${skewOf(constraint)}, as many as there may be pods (${least})`;
}

function apartFlaw(term: ValueMap, deployment: Resource): string | undefined {
  const key = stringAt(term, 'topologyKey');
  if (key !== zone) return `keeps pods apart by ${key}`;
  if (selects(term, 'labelSelector', podLabels(deployment)) !== true) return 'selects other pods than its own';
  const namespaces = listAt(term, 'namespaces');
  const elsewhere = namespaces.length > 0 && !namespaces.includes(namespaceOf(deployment));
  return elsewhere && mapAt(term, 'namespaceSelector') === undefined
    ? 'looks at other namespaces than its own'
    : undefined;
}

function pinnedTo(deployment: Resource): Judgement | undefined {
  const at = join(podSpecPath(deployment), 'nodeSelector');
  const only = labelsAt(deployment.properties, at)[zone];
  if (only !== undefined)
    return fail(`Its nodeSelector keeps all pods in the zone ${only}.`, `Take ${zone} out of its nodeSelector.`, {
      at,
    });
  const affinity = join(
    podSpecPath(deployment),
    'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms',
  );
  // A node need meet one term only; a term without a zone lets all zones in.
  const zones = mapsAt(deployment.properties, affinity).map((term) =>
    mapsAt(term, 'matchExpressions')
      .filter((one) => stringAt(one, 'key') === zone && stringAt(one, 'operator') === 'In')
      .map((one) => listAt(one, 'values').map(String)),
  );
  const named = new Set(zones.flatMap(([first]) => first ?? []));
  if (zones.length === 0 || zones.some((term) => term.length === 0) || named.size !== 1) return undefined;
  return fail(`Its node affinity keeps all pods in the zone ${[...named].join()}.`, 'Name two zones or more there.', {
    at: affinity,
  });
}
