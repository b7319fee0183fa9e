import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { deployment } from './small-cluster.ts';

const zone = 'topology.kubernetes.io/zone';
const own = { matchLabels: { app: 'web' } };
const spread = (changes: ValueMap = {}) => ({
  topologySpreadConstraints: [
    { topologyKey: zone, maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: own, ...changes },
  ],
});
const apart = (term: ValueMap) => ({
  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
});
const onNodes = (...terms: readonly ValueMap[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } },
});
const inZones = (...values: readonly string[]) => ({ matchExpressions: [{ key: zone, operator: 'In', values }] });
const mend = `Add a topologySpreadConstraint with topologyKey ${zone}, maxSkew: 1, whenUnsatisfiable: DoNotSchedule and a labelSelector of its own pods.`;

export const cases: readonly Case[] = [
  {
    name: 'a constraint',
    records: [deployment(spread())],
    says: {
      verdict: 'pass',
      message: 'Its topologySpreadConstraint 0 keeps the number of pods in its zones within 1 of each other.',
    },
  },
  {
    name: 'the second of two constraints',
    records: [
      deployment({
        topologySpreadConstraints: [
          { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: own },
          ...spread().topologySpreadConstraints,
        ],
      }),
    ],
    says: {
      verdict: 'pass',
      message: 'Its topologySpreadConstraint 1 keeps the number of pods in its zones within 1 of each other.',
    },
  },
  {
    name: 'required anti-affinity',
    records: [deployment(apart({ topologyKey: zone, labelSelector: own }))],
    says: { verdict: 'pass', message: 'Its required anti-affinity 0 puts no two pods into one zone.' },
  },
  {
    name: 'nothing said',
    records: [deployment({})],
    says: { verdict: 'fail', message: 'Nothing tells the scheduler to spread its pods over zones.', mend },
  },
  {
    name: 'a preference',
    records: [deployment(spread({ whenUnsatisfiable: 'ScheduleAnyway' }))],
    says: {
      verdict: 'fail',
      message: 'Its topologySpreadConstraint 0 is a preference (ScheduleAnyway).',
      mend,
    },
  },
  {
    name: 'over nodes',
    records: [deployment(spread({ topologyKey: 'kubernetes.io/hostname' }))],
    says: { verdict: 'fail', message: 'Its topologySpreadConstraint 0 spreads over kubernetes.io/hostname.', mend },
  },
  {
    name: 'a constraint on other pods',
    records: [deployment(spread({ labelSelector: { matchLabels: { app: 'wep' } } }))],
    says: { verdict: 'fail', message: 'Its topologySpreadConstraint 0 selects other pods than its own.', mend },
  },
  {
    name: 'a constraint without a selector',
    records: [deployment(spread({ labelSelector: null }))],
    says: {
      verdict: 'fail',
      message: 'Its topologySpreadConstraint 0 has no labelSelector, and so counts no pods.',
      mend,
    },
  },
  {
    name: 'a skew of all pods',
    records: [deployment(spread({ maxSkew: 3 }))],
    says: {
      verdict: 'fail',
      message: 'Its topologySpreadConstraint 0 allows a skew of 3, as many as there may be pods (3).',
      mend,
    },
  },
  {
    name: 'anti-affinity that looks at another namespace',
    records: [deployment(apart({ topologyKey: zone, labelSelector: own, namespaces: ['other'] }))],
    says: { verdict: 'fail', message: 'Its anti-affinity 0 looks at other namespaces than its own.', mend },
  },
  {
    name: 'one pod',
    records: [deployment(spread(), { replicas: 1 })],
    says: { verdict: 'fail', message: 'One pod cannot be spread.', mend: 'Run two pods or more.' },
  },
  {
    name: 'kept in one zone by its node selector',
    records: [deployment({ ...spread(), nodeSelector: { [zone]: 'eu-west-1a' } })],
    says: {
      verdict: 'fail',
      message: 'Its nodeSelector keeps all pods in the zone eu-west-1a.',
      mend: `Take ${zone} out of its nodeSelector.`,
    },
  },
  {
    name: 'kept in one zone by node affinity',
    records: [deployment({ ...spread(), ...onNodes(inZones('eu-west-1a')) })],
    says: {
      verdict: 'fail',
      message: 'Its node affinity keeps all pods in the zone eu-west-1a.',
      mend: 'Name two zones or more there.',
    },
  },
  {
    name: 'node affinity for two zones, in two terms',
    records: [deployment({ ...spread(), ...onNodes(inZones('eu-west-1a'), inZones('eu-west-1b')) })],
    says: {
      verdict: 'pass',
      message: 'Its topologySpreadConstraint 0 keeps the number of pods in its zones within 1 of each other.',
    },
  },
  {
    name: 'a constraint beside one that was not seen',
    records: [deployment({ topologySpreadConstraints: [unseen('no value'), ...spread().topologySpreadConstraints] })],
    says: {
      verdict: 'pass',
      message: 'Its topologySpreadConstraint 1 keeps the number of pods in its zones within 1 of each other.',
    },
  },
  {
    name: 'one pod, whose constraints were not seen',
    records: [deployment({ topologySpreadConstraints: unseen('no value') }, { replicas: 1 })],
    says: { verdict: 'fail', message: 'One pod cannot be spread.', mend: 'Run two pods or more.' },
  },
  {
    name: 'a second zone that was not seen',
    records: [
      deployment({
        ...spread(),
        ...onNodes({ matchExpressions: [{ key: zone, operator: 'In', values: ['eu-west-1a', unseen('no value')] }] }),
      }),
    ],
    says: { verdict: 'unknown', message: 'values.1: no value.' },
  },
  {
    name: 'constraints that were not seen',
    records: [deployment({ topologySpreadConstraints: unseen('no value') })],
    says: { verdict: 'unknown', message: 'spec.template.spec.topologySpreadConstraints: no value.' },
  },
  {
    name: 'no Deployment',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no Kubernetes::apps::Deployment, AWS::EKS::Cluster.' },
  },
];
