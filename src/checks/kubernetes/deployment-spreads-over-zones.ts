import { listAt, mapAt, numberAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { join, type ValueMap } from '../../inventory/value.ts';
import { allHold, firstThat } from '../../inventory/views/first-that.ts';
import { namespaceOf } from '../../inventory/views/kubernetes-objects.ts';
import { selects } from '../../inventory/views/label-selector.ts';
import { listHolds } from '../../inventory/views/list-holds.ts';
import { podLabels, podSpecPath } from '../../inventory/views/pods-of-workload.ts';
import { replicasOfWorkload } from '../../inventory/views/replicas-of-workload.ts';
import { fail, type Judgement, pass } from '../check.ts';
import { flawIn, settled } from '../flaw.ts';
import { pinnedByAffinity, pinnedByLabel, zone } from './pinned-to-zone.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const mend = `Add a topologySpreadConstraint with topologyKey ${zone}, maxSkew: 1, whenUnsatisfiable: DoNotSchedule and a labelSelector of its own pods.`;

export const deploymentSpreadsOverZones = kubernetesCheck({
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
    const least = (): number => replicas.bounds(deployment).least;
    const spread = settled(() => judgeSpread(deployment, least));
    return (
      flawIn([
        () => pinnedByLabel(deployment),
        () => pinnedByAffinity(deployment),
        () => tooFew(least()),
        () => spread,
      ]) ?? spread
    );
  },
});

function tooFew(least: number): Judgement | undefined {
  if (least >= 2) return undefined;
  return fail(`${least === 1 ? 'One pod' : 'No pod'} cannot be spread.`, 'Run two pods or more.');
}

/** Passes with the first way that certainly spreads the pods, fails when there is none. Throws UnseenInput. */
function judgeSpread(deployment: Resource, least: () => number): Judgement {
  const { properties } = deployment;
  const ways: readonly Way[] = [
    ...listAt(properties, spreads(deployment)).map((_, index): Way => {
      const at = join(spreads(deployment), index);
      const constraint = (): ValueMap => mapAt(properties, at) ?? {};
      return {
        name: `topologySpreadConstraint ${index}`,
        at: `${spreads(deployment)}.0`,
        flaw: () => spreadFlaw(constraint(), deployment, least),
        praise: () =>
          `Its topologySpreadConstraint ${index} keeps the number of pods in its zones within ${skewOf(constraint())} of each other.`,
      };
    }),
    ...listAt(properties, apart(deployment)).map(
      (_, index): Way => ({
        name: `anti-affinity ${index}`,
        at: `${apart(deployment)}.0`,
        flaw: () => apartFlaw(mapAt(properties, join(apart(deployment), index)) ?? {}, deployment),
        praise: () => `Its required anti-affinity ${index} puts no two pods into one zone.`,
      }),
    ),
  ];
  const way = firstThat(ways, ({ flaw }) => flaw() === undefined);
  if (way) return pass(way.praise());
  const [first] = ways;
  if (!first) return fail('Nothing tells the scheduler to spread its pods over zones.', mend);
  return fail(`Its ${ways.map(({ name, flaw }) => `${name} ${flaw()}`).join(', its ')}.`, mend, { at: first.at });
}

/** Something that may spread the pods over zones. */
interface Way {
  readonly name: string;
  readonly at: string;
  /** Why it does not. Throws UnseenInput. */
  readonly flaw: () => string | undefined;
  readonly praise: () => string;
}

const spreads = (deployment: Resource): string => join(podSpecPath(deployment), 'topologySpreadConstraints');
const apart = (deployment: Resource): string =>
  join(podSpecPath(deployment), 'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution');
const skewOf = (constraint: ValueMap): number => numberAt(constraint, 'maxSkew') ?? 1;

/** Why a constraint does not spread the pods over zones. One without a selector counts no pods. */
function spreadFlaw(constraint: ValueMap, deployment: Resource, least: () => number): string | undefined {
  return reasonIn([
    () => overZones(constraint, 'spreads over'),
    () =>
      stringAt(constraint, 'whenUnsatisfiable') === 'DoNotSchedule' ? undefined : 'is a preference (ScheduleAnyway)',
    () => {
      const own = selects(constraint, 'labelSelector', podLabels(deployment));
      if (own === undefined) return 'has no labelSelector, and so counts no pods';
      return own ? undefined : 'selects other pods than its own';
    },
    () =>
      skewOf(constraint) < least()
        ? undefined
        : `allows a skew of ${skewOf(constraint)}, as many as there may be pods (${least()})`,
  ]);
}

function apartFlaw(term: ValueMap, deployment: Resource): string | undefined {
  const isElsewhere = (): boolean =>
    allHold([
      () => listAt(term, 'namespaces').length > 0,
      () => !listHolds(term, 'namespaces', [namespaceOf(deployment)]),
      () => mapAt(term, 'namespaceSelector') === undefined,
    ]);
  return reasonIn([
    () => overZones(term, 'keeps pods apart by'),
    () =>
      selects(term, 'labelSelector', podLabels(deployment)) === true ? undefined : 'selects other pods than its own',
    () => (isElsewhere() ? 'looks at other namespaces than its own' : undefined),
  ]);
}

function overZones(from: ValueMap, does: string): string | undefined {
  const key = stringAt(from, 'topologyKey');
  return key === zone ? undefined : `${does} ${key}`;
}

/** The first reason that is certain. Throws UnseenInput when none is, and one was not seen. */
function reasonIn(reasons: readonly (() => string | undefined)[]): string | undefined {
  return firstThat(reasons, (reason) => reason() !== undefined)?.();
}
