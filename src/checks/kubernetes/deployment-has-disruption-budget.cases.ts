import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { autoscaler, deployment, object } from './small-cluster.ts';

const web = { matchLabels: { app: 'web' } };
const budget = (spec: ValueMap, { name = 'web', ...manifest }: { name?: string; apiVersion?: string } = {}) =>
  object('policy::PodDisruptionBudget', name, { ...manifest, spec: { selector: web, ...spec } });
const mend = 'Set maxUnavailable: 1, and run two pods or more.';
const add = 'Add one whose selector matches the labels of its pods, with maxUnavailable: 1.';
const second = object('apps::StatefulSet', 'store', {
  spec: { replicas: 2, template: { metadata: { labels: { app: 'web' } }, spec: {} } },
});

export const cases: readonly Case[] = [
  {
    name: 'one may go',
    records: [deployment({}), budget({ maxUnavailable: 1 })],
    says: { verdict: 'pass', message: 'The budget web lets 1 of 3 pods go at a time.' },
  },
  {
    name: 'a share of those the autoscaler keeps',
    records: [deployment({}, { replicas: 1 }), autoscaler({ minReplicas: 4 }), budget({ minAvailable: '50%' })],
    says: { verdict: 'pass', message: 'The budget web lets 2 of 4 pods go at a time.' },
  },
  {
    name: 'an empty selector means every pod of the namespace',
    records: [deployment({}), budget({ selector: {}, maxUnavailable: '20%' })],
    says: { verdict: 'pass', message: 'The budget web lets 1 of 3 pods go at a time.' },
  },
  {
    name: 'an empty selector meant none in policy/v1beta1',
    records: [deployment({}), budget({ selector: {}, maxUnavailable: 1 }, { apiVersion: 'policy/v1beta1' })],
    says: { verdict: 'fail', message: 'No PodDisruptionBudget of its namespace selects its pods.', mend: add },
  },
  {
    name: 'a budget for other pods',
    records: [deployment({}), budget({ selector: { matchLabels: { app: 'wep' } }, maxUnavailable: 1 })],
    says: { verdict: 'fail', message: 'No PodDisruptionBudget of its namespace selects its pods.', mend: add },
  },
  {
    name: 'nothing may ever go',
    records: [deployment({}), budget({ minAvailable: '100%' })],
    says: {
      verdict: 'fail',
      message: 'The budget web lets 0 of 3 pods go at a time, so that no node can be drained.',
      mend,
    },
  },
  {
    name: 'a budget that says nothing lets none go',
    records: [deployment({}), budget({})],
    says: {
      verdict: 'fail',
      message: 'The budget web lets 0 of 3 pods go at a time, so that no node can be drained.',
      mend,
    },
  },
  {
    name: 'all may go, since percentages round up',
    records: [deployment({}, { replicas: 1 }), budget({ maxUnavailable: '10%' })],
    says: {
      verdict: 'fail',
      message: 'The budget web lets 1 of 1 pod go at a time, which is all that this Deployment has.',
      mend,
    },
  },
  {
    name: 'a budget over two workloads, in which all of this one may go',
    records: [deployment({}, { replicas: 2 }), second, budget({ maxUnavailable: 2 })],
    says: {
      verdict: 'fail',
      message: 'The budget web lets 2 of 4 pods go at a time, which is all that this Deployment has (2).',
      mend,
    },
  },
  {
    name: 'two budgets',
    records: [deployment({}), budget({ maxUnavailable: 1 }), budget({ maxUnavailable: 1 }, { name: 'web2' })],
    says: {
      verdict: 'fail',
      message: 'The budgets web and web2 both select its pods, and pods with two budgets cannot be evicted.',
      mend: 'Keep one of the two budgets.',
    },
  },
  {
    name: 'a number that is none',
    records: [deployment({}), budget({ maxUnavailable: 'one' })],
    says: {
      verdict: 'unknown',
      message: 'spec.maxUnavailable: expected a number or a percentage, got "one".',
    },
  },
  {
    name: 'a number that was not seen',
    records: [deployment({}, { replicas: unseen('no value') }), budget({ maxUnavailable: 1 })],
    says: { verdict: 'unknown', message: 'spec.replicas: no value.' },
  },
  {
    name: 'no Deployment',
    records: [second],
    says: { verdict: 'not-applicable', message: 'There is no Kubernetes::apps::Deployment, AWS::EKS::Cluster.' },
  },
];
