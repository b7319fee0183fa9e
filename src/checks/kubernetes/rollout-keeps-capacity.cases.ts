import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { autoscaler, deployment } from './small-cluster.ts';

const rolling = (rollingUpdate: ValueMap, replicas = 3) => deployment({}, { replicas, strategy: { rollingUpdate } });
const mend = 'Set strategy.rollingUpdate to { maxUnavailable: 0, maxSurge: 1 }.';

export const cases: readonly Case[] = [
  {
    name: 'none may be missing',
    records: [rolling({ maxUnavailable: 0, maxSurge: 1 })],
    says: { verdict: 'pass', message: 'maxUnavailable is 0: a pod goes when its successor is ready.' },
  },
  {
    name: 'a quarter of three, the default, rounds down to none',
    records: [deployment({})],
    says: {
      verdict: 'pass',
      message:
        'maxUnavailable is not set, and 25 % by default, which comes to none of 3 pods: a pod goes when its successor is ready.',
    },
  },
  {
    name: 'a share that comes to none of as many as the autoscaler may ask for',
    records: [rolling({ maxUnavailable: '10%' }), autoscaler()],
    says: {
      verdict: 'pass',
      message:
        'maxUnavailable is 10%, which comes to none of 9 pods that web may ask for: a pod goes when its successor is ready.',
    },
  },
  {
    name: 'the default, with as many as the autoscaler may ask for',
    records: [deployment({}), autoscaler()],
    says: {
      verdict: 'fail',
      message: 'maxUnavailable is not set, and 25 % by default: 2 of 9 pods may be missing during a rollout.',
      mend,
    },
  },
  {
    name: 'one may be missing',
    records: [rolling({ maxUnavailable: 1, maxSurge: 1 })],
    says: { verdict: 'fail', message: 'maxUnavailable is 1: 1 pod may be missing during a rollout.', mend },
  },
  {
    name: 'all are stopped first',
    records: [deployment({}, { strategy: { type: 'Recreate' } })],
    says: {
      verdict: 'fail',
      message: 'Its strategy Recreate stops all pods before it starts the new ones.',
      mend,
    },
  },
  {
    name: 'neither one fewer nor one more',
    records: [rolling({ maxUnavailable: '0%', maxSurge: 0 })],
    says: {
      verdict: 'fail',
      message: 'maxUnavailable and maxSurge are both zero, which the API server refuses.',
      mend,
    },
  },
  {
    name: 'a strategy that was not seen',
    records: [deployment({}, { strategy: unseen('no value') })],
    says: { verdict: 'unknown', message: 'spec.strategy: no value.' },
  },
  {
    name: 'a share of a number that was not seen',
    records: [deployment({}, { replicas: unseen('no value') })],
    says: { verdict: 'unknown', message: 'spec.replicas: no value.' },
  },
  {
    name: 'no Deployment',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no Kubernetes::apps::Deployment, AWS::EKS::Cluster.' },
  },
];
