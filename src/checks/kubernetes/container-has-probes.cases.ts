import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { deployment, object } from './small-cluster.ts';

const asks = (port: number | string): ValueMap => ({ httpGet: { port, path: '/health' } });
const both: ValueMap = { readinessProbe: asks(8080), livenessProbe: asks(8080) };
const web = (properties: ValueMap): ValueMap => ({ name: 'web', ...properties });

export const cases: readonly Case[] = [
  {
    name: 'both',
    records: [deployment({ containers: [web(both)] })],
    says: { verdict: 'pass', message: 'Ready and alive are both asked of web.' },
  },
  {
    name: 'by the name of a port, by a command, by gRPC',
    records: [
      deployment({
        containers: [
          web({
            ports: [{ name: 'http', containerPort: 8080 }],
            readinessProbe: asks('http'),
            livenessProbe: asks('http'),
          }),
          { name: 'cache', readinessProbe: { exec: { command: ['ping'] } }, livenessProbe: { grpc: { port: 9000 } } },
        ],
      }),
    ],
    says: { verdict: 'pass', message: 'Ready and alive are both asked of web, cache.' },
  },
  {
    name: 'an init container needs none',
    records: [deployment({ initContainers: [{ name: 'prepare' }], containers: [web(both)] })],
    says: { verdict: 'pass', message: 'Ready and alive are both asked of web.' },
  },
  {
    name: 'a sidecar does',
    records: [deployment({ initContainers: [{ name: 'proxy', restartPolicy: 'Always' }], containers: [web(both)] })],
    says: {
      verdict: 'fail',
      message: 'Its container proxy has no readinessProbe.',
      mend: 'Give proxy a readinessProbe: httpGet, tcpSocket, exec or grpc.',
    },
  },
  {
    name: 'no liveness probe',
    records: [deployment({ containers: [web({ readinessProbe: asks(8080) })] })],
    says: {
      verdict: 'fail',
      message: 'Its container web has no livenessProbe.',
      mend: 'Give web a livenessProbe: httpGet, tcpSocket, exec or grpc.',
    },
  },
  {
    name: 'a probe that asks nothing',
    records: [deployment({ containers: [web({ ...both, readinessProbe: { periodSeconds: 5 } })] })],
    says: {
      verdict: 'fail',
      message: 'Its container web has no readinessProbe.',
      mend: 'Give web a readinessProbe: httpGet, tcpSocket, exec or grpc.',
    },
  },
  {
    name: 'a port of another container',
    records: [
      deployment({
        containers: [
          web({ ...both, livenessProbe: asks('admin') }),
          { name: 'admin', ports: [{ name: 'admin', containerPort: 9000 }], ...both },
        ],
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'The livenessProbe of its container web asks the port "admin", which the container does not have.',
      mend: 'Name one of its ports, or give the number.',
    },
  },
  {
    name: 'a probe that was not seen, beside one that is missing',
    records: [deployment({ containers: [web({ readinessProbe: unseen('no value') })] })],
    says: {
      verdict: 'fail',
      message: 'Its container web has no livenessProbe.',
      mend: 'Give web a livenessProbe: httpGet, tcpSocket, exec or grpc.',
    },
  },
  {
    name: 'a probe that was not seen',
    records: [deployment({ containers: [web({ ...both, readinessProbe: unseen('no value') })] })],
    says: { verdict: 'unknown', message: 'readinessProbe: no value.' },
  },
  {
    name: 'no container',
    records: [deployment({ containers: [] })],
    says: { verdict: 'unknown', message: 'spec.template.spec.containers: there is no container.' },
  },
  {
    name: 'a Job, which nobody asks',
    records: [object('batch::Job', 'once', { spec: {} })],
    says: {
      verdict: 'not-applicable',
      message:
        'There is no Kubernetes::apps::Deployment, Kubernetes::apps::StatefulSet, Kubernetes::apps::DaemonSet, AWS::EKS::Cluster.',
    },
  },
];
