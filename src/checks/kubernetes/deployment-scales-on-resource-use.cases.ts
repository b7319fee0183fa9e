import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { autoscaler, deployment, object } from './small-cluster.ts';

const web = (resources: ValueMap = { requests: { cpu: '250m', memory: '128Mi' } }) =>
  deployment({ containers: [{ name: 'web', resources }] });
const beside = deployment({
  containers: [{ name: 'web', resources: { requests: { cpu: '250m' } } }, { name: 'proxy' }],
});
const use = (resource: string, target: ValueMap) => ({ type: 'Resource', resource: { name: resource, target } });
const percent = (share: number) => ({ type: 'Utilization', averageUtilization: share });
const onCpu = { metrics: [use('cpu', percent(60))] };
const limits = (limit: ValueMap) => object('core::LimitRange', 'limits', { spec: { limits: [limit] } });
const add =
  'Add a HorizontalPodAutoscaler of autoscaling/v2 whose scaleTargetRef names this Deployment, with a target for cpu or memory.';
const target = 'Set its target to { type: Utilization, averageUtilization: 60 }, or what load tests say.';

export const cases: readonly Case[] = [
  {
    name: 'cpu and memory',
    records: [web(), autoscaler({ metrics: [use('cpu', percent(60)), use('memory', percent(75))] })],
    says: {
      verdict: 'pass',
      message:
        'The autoscaler web scales it from 3 to 9 pods on 60 % of the cpu requested and 75 % of the memory requested.',
    },
  },
  {
    name: 'no metric at all, for which Kubernetes fills in one of cpu',
    records: [web(), autoscaler()],
    says: {
      verdict: 'pass',
      message: 'The autoscaler web scales it from 3 to 9 pods on 80 % of the cpu requested.',
    },
  },
  {
    name: 'the old form of autoscaling/v1',
    records: [
      web(),
      object('autoscaling::HorizontalPodAutoscaler', 'web', {
        apiVersion: 'autoscaling/v1',
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          maxReplicas: 4,
          targetCPUUtilizationPercentage: 50,
        },
      }),
    ],
    says: {
      verdict: 'pass',
      message: 'The autoscaler web scales it from 1 to 4 pods on 50 % of the cpu requested.',
    },
  },
  {
    name: 'one container of two, the other requests nothing',
    records: [
      beside,
      autoscaler({
        metrics: [
          { type: 'ContainerResource', containerResource: { container: 'web', name: 'cpu', target: percent(60) } },
        ],
      }),
    ],
    says: {
      verdict: 'pass',
      message: 'The autoscaler web scales it from 3 to 9 pods on 60 % of the cpu requested of its container web.',
    },
  },
  {
    name: 'an amount needs no request',
    records: [web({}), autoscaler({ metrics: [use('memory', { type: 'AverageValue', averageValue: '300Mi' })] })],
    says: { verdict: 'pass', message: 'The autoscaler web scales it from 3 to 9 pods on 300Mi of memory.' },
  },
  {
    name: 'the request comes from the limit',
    records: [web({ limits: { cpu: 1 } }), autoscaler(onCpu)],
    says: {
      verdict: 'pass',
      message: 'The autoscaler web scales it from 3 to 9 pods on 60 % of the cpu requested.',
    },
  },
  {
    name: "the request comes from the namespace's LimitRange",
    records: [web({}), autoscaler(onCpu), limits({ type: 'Container', defaultRequest: { cpu: '100m' } })],
    says: {
      verdict: 'pass',
      message: 'The autoscaler web scales it from 3 to 9 pods on 60 % of the cpu requested.',
    },
  },
  {
    name: 'no autoscaler',
    records: [web()],
    says: { verdict: 'fail', message: 'No HorizontalPodAutoscaler of its namespace names it.', mend: add },
  },
  {
    name: 'an autoscaler of another name',
    records: [
      web(),
      autoscaler({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'wep' }, ...onCpu }),
    ],
    says: { verdict: 'fail', message: 'No HorizontalPodAutoscaler of its namespace names it.', mend: add },
  },
  {
    name: 'an autoscaler that names a group in which there is no Deployment',
    records: [
      web(),
      autoscaler({ scaleTargetRef: { apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'web' }, ...onCpu }),
    ],
    says: { verdict: 'fail', message: 'No HorizontalPodAutoscaler of its namespace names it.', mend: add },
  },
  {
    name: 'the requests that the share is of are not set',
    records: [beside, autoscaler(onCpu)],
    says: {
      verdict: 'fail',
      message: 'Its container proxy requests no cpu, of which the autoscaler web needs the share in use.',
      mend: 'Set resources.requests.cpu of proxy.',
    },
  },
  {
    name: 'the least is the most',
    records: [web(), autoscaler({ ...onCpu, minReplicas: 3, maxReplicas: 3 })],
    says: {
      verdict: 'fail',
      message: 'The autoscaler web has nothing to choose: minReplicas is 3 and maxReplicas 3.',
      mend: 'Raise maxReplicas above minReplicas.',
    },
  },
  {
    name: 'it is forbidden to scale up',
    records: [web(), autoscaler({ ...onCpu, behavior: { scaleUp: { selectPolicy: 'Disabled' } } })],
    says: {
      verdict: 'fail',
      message: 'The autoscaler web never scales up: the selectPolicy of scaleUp is Disabled.',
      mend: 'Set it to Max, or leave it out.',
    },
  },
  {
    name: 'no replicas, which stops the autoscaler',
    records: [
      deployment({ containers: [{ name: 'web', resources: { requests: { cpu: 1 } } }] }, { replicas: 0 }),
      autoscaler(onCpu),
    ],
    says: {
      verdict: 'fail',
      message: 'Its replicas are 0, which stops its autoscaler, too.',
      mend: 'Leave replicas out.',
    },
  },
  {
    name: 'on the length of a queue alone',
    records: [web(), autoscaler({ metrics: [{ type: 'External', external: { metric: { name: 'queue' } } }] })],
    says: {
      verdict: 'fail',
      message: 'The autoscaler web has no metric for cpu or memory.',
      mend: 'Add one of type Resource.',
    },
  },
  {
    name: 'a target of nothing',
    records: [web(), autoscaler({ metrics: [use('cpu', { type: 'Utilization' })] })],
    says: {
      verdict: 'fail',
      message: 'The autoscaler web has no target for cpu that can be worked out.',
      mend: target,
    },
  },
  {
    name: 'a container that is not there',
    records: [
      web(),
      autoscaler({
        metrics: [
          { type: 'ContainerResource', containerResource: { container: 'app', name: 'cpu', target: percent(60) } },
        ],
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'The autoscaler web measures the container "app", which its pods do not have.',
      mend: 'Name one of: web.',
    },
  },
  {
    name: 'two autoscalers',
    records: [
      web(),
      autoscaler(onCpu),
      object('autoscaling::HorizontalPodAutoscaler', 'web2', {
        spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 4 },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'The autoscalers web and web2 both scale it, each undoing what the other does.',
      mend: 'Keep one of the two autoscalers.',
    },
  },
  {
    name: 'requests that were not seen',
    records: [web({ requests: unseen('no value') }), autoscaler(onCpu)],
    says: { verdict: 'unknown', message: 'resources.requests: no value.' },
  },
  {
    name: 'a scaler that is not read',
    records: [web(), object('keda.sh::ScaledObject', 'scaler', { spec: { scaleTargetRef: { name: 'web' } } })],
    says: {
      verdict: 'unknown',
      message: 'spec.replicas: is scaled by the ScaledObject scaler, which is not read here.',
    },
  },
  {
    name: 'no Deployment',
    records: [autoscaler(onCpu)],
    says: { verdict: 'not-applicable', message: 'There is no Kubernetes::apps::Deployment, AWS::EKS::Cluster.' },
  },
];
