import { type Case, given, unseen } from '../case.ts';
import { autoscaler, deployment, object } from './small-cluster.ts';

const kedaScaled = object('keda.sh::ScaledObject', 'scaler', { spec: { scaleTargetRef: { name: 'web' } } });

export const cases: readonly Case[] = [
  {
    name: 'three, as written',
    parameters: [3],
    records: [deployment({})],
    says: { verdict: 'pass', message: 'Runs 3 replicas.' },
  },
  {
    name: 'an autoscaler says more than the manifest',
    parameters: [3],
    records: [deployment({}, { replicas: 1 }), autoscaler()],
    says: { verdict: 'pass', message: 'Its autoscaler web keeps at least 3.' },
  },
  {
    name: 'one, by default',
    parameters: [2],
    records: [deployment({}, { replicas: null })],
    says: {
      verdict: 'fail',
      message: 'Runs 1 replica; 2 are wanted.',
      mend: 'Raise spec.replicas of the Deployment to 2 or more.',
    },
  },
  {
    name: 'an autoscaler says fewer than the manifest',
    parameters: [2],
    records: [deployment({}, { replicas: 5 }), autoscaler({ minReplicas: null })],
    says: {
      verdict: 'fail',
      message: 'Its autoscaler web keeps at least 1; 2 are wanted.',
      mend: 'Raise spec.minReplicas of the autoscaler web to 2 or more.',
    },
  },
  {
    name: 'an autoscaler of another namespace says nothing',
    parameters: [2],
    records: [
      deployment({}, { replicas: 1 }),
      object(
        'autoscaling::HorizontalPodAutoscaler',
        'web',
        { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 4 } },
        { namespace: 'other' },
      ),
    ],
    says: {
      verdict: 'fail',
      message: 'Runs 1 replica; 2 are wanted.',
      mend: 'Raise spec.replicas of the Deployment to 2 or more.',
    },
  },
  {
    name: 'a number that was not seen',
    parameters: [2],
    records: [deployment({}, { replicas: unseen('no value') })],
    says: { verdict: 'unknown', message: 'spec.replicas: no value.' },
  },
  {
    name: 'a scaler that is not read',
    parameters: [2],
    records: [deployment({}), kedaScaled],
    says: {
      verdict: 'unknown',
      message: 'spec.replicas: is scaled by the ScaledObject scaler, which is not read here.',
    },
  },
  {
    name: 'a cluster without manifests, beside one that has some',
    parameters: [2],
    records: [deployment({}), given('AWS::EKS::Cluster', 'Cluster', {}), given('AWS::EKS::Cluster', 'Other', {})],
    says: {
      verdict: 'unknown',
      message:
        'What runs in the cluster case.Other (eu-west-1) was not seen: name its manifests under kubernetes in architecture.yaml.',
      subject: 'Other',
    },
  },
  {
    name: 'a cluster whose pods are made by a kind that is not read',
    parameters: [2],
    records: [
      deployment({}),
      given('AWS::EKS::Cluster', 'Cluster', {}),
      object('argoproj.io::Rollout', 'shop', { spec: { replicas: 1, template: { spec: { containers: [{}] } } } }),
    ],
    says: {
      verdict: 'unknown',
      message: 'Makes pods by objects whose kinds are not read: Rollout shop (case.yaml:1).',
      subject: 'Cluster',
    },
  },
  {
    name: 'a cluster whose objects are all read',
    parameters: [2],
    records: [deployment({}), given('AWS::EKS::Cluster', 'Cluster', {})],
    says: { verdict: 'not-applicable', message: 'What runs in it is judged object by object.', subject: 'Cluster' },
  },
  {
    name: 'no Deployment at all',
    parameters: [2],
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no Kubernetes::apps::Deployment, AWS::EKS::Cluster.' },
  },
];
