import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { deployment, object } from './small-cluster.ts';

const policy = (name: string, spec: ValueMap, namespace = 'shop') =>
  object('networking.k8s.io::NetworkPolicy', name, { spec }, { namespace });
const shop = {
  ...object('core::Namespace', 'shop', {}),
  attributes: { Cluster: { reference: 'Cluster', attribute: 'Ref' } },
};
const deny = policy('deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const add = 'Add one with podSelector: {}, policyTypes: [Ingress, Egress] and no rules.';
const shut = 'All its pods are shut in both directions but for what its policies name.';
const undo = 'Name peers and ports in its rules, or take it away.';

export const cases: readonly Case[] = [
  {
    name: 'shut in both directions',
    records: [shop, deny],
    says: { verdict: 'pass', message: shut, subject: 'namespace shop of Cluster in eu-west-1' },
  },
  {
    name: 'by two policies, one of which names no type and so means ingress',
    records: [shop, policy('in', { podSelector: {} }), policy('out', { policyTypes: ['Egress'] })],
    says: { verdict: 'pass', message: shut },
  },
  {
    name: 'opened for names and ports',
    records: [
      shop,
      deny,
      policy('names', {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [{ to: [{ namespaceSelector: {} }], ports: [{ protocol: 'UDP', port: 53 }] }],
      }),
    ],
    says: { verdict: 'pass', message: shut },
  },
  {
    name: 'nothing for what goes out',
    records: [shop, policy('in', { podSelector: {}, policyTypes: ['Ingress'] })],
    says: { verdict: 'fail', message: 'No NetworkPolicy of type Egress is about all its pods.', mend: add },
  },
  {
    name: 'a policy for some pods is none for all',
    records: [
      shop,
      policy('web', { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress', 'Egress'] }),
    ],
    says: { verdict: 'fail', message: 'No NetworkPolicy of type Ingress is about all its pods.', mend: add },
  },
  {
    name: 'a policy of another namespace',
    records: [shop, policy('deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, 'other')],
    says: { verdict: 'fail', message: 'No NetworkPolicy of type Ingress is about all its pods.', mend: add },
  },
  {
    name: 'opened to everyone again',
    records: [shop, deny, policy('open', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] })],
    says: { verdict: 'fail', message: 'open opens Ingress of all its pods to everyone again.', mend: undo },
  },
  {
    name: 'opened to every pod of the cluster again',
    records: [shop, deny, policy('open', { ingress: [{ from: [{ namespaceSelector: {} }] }] })],
    says: { verdict: 'fail', message: 'open opens Ingress of all its pods to everyone again.', mend: undo },
  },
  {
    name: 'opened to every address again',
    records: [
      shop,
      deny,
      policy('open', { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }),
    ],
    says: { verdict: 'fail', message: 'open opens Egress of all its pods to everyone again.', mend: undo },
  },
  {
    name: 'a namespace of the same name in another cluster',
    records: [
      shop,
      deny,
      {
        ...object('core::Namespace', 'shop', {}, { cluster: ref('Second') }),
        id: '111122223333/eu-west-1/Second/-/Namespace/shop',
      },
    ],
    says: {
      verdict: 'fail',
      message: 'No NetworkPolicy of type Ingress is about all its pods.',
      mend: add,
      subject: 'namespace shop of Second in eu-west-1',
    },
  },
  {
    name: 'a namespace known by its pods alone',
    records: [deployment({})],
    says: {
      verdict: 'fail',
      message: 'No NetworkPolicy of type Ingress is about all its pods.',
      mend: add,
      subject: 'namespace shop of Cluster in eu-west-1',
    },
  },
  {
    name: 'opened to everyone again, beside a policy that was not seen',
    records: [
      shop,
      deny,
      policy('open', { policyTypes: ['Ingress'], ingress: [{}] }),
      policy('hidden', { podSelector: unseen('no value') }),
    ],
    says: { verdict: 'fail', message: 'open opens Ingress of all its pods to everyone again.', mend: undo },
  },
  {
    name: 'a label that may come to nothing',
    records: [
      shop,
      policy('web', { podSelector: { matchLabels: { app: unseen('no value') } }, policyTypes: ['Ingress', 'Egress'] }),
    ],
    says: { verdict: 'unknown', message: 'spec.podSelector.matchLabels.app: no value.' },
  },
  {
    name: 'policies that were not seen',
    records: [shop, policy('deny', { podSelector: unseen('no value'), policyTypes: ['Ingress', 'Egress'] })],
    says: { verdict: 'unknown', message: 'spec.podSelector: no value.' },
  },
  {
    name: 'no namespace',
    records: [],
    says: {
      verdict: 'not-applicable',
      message:
        'There is no Kubernetes::core::Namespace, Kubernetes::apps::Deployment, Kubernetes::apps::StatefulSet, Kubernetes::apps::DaemonSet, Kubernetes::apps::ReplicaSet, Kubernetes::batch::Job, Kubernetes::batch::CronJob, Kubernetes::core::Pod, AWS::EKS::Cluster.',
    },
  },
  {
    name: 'a cluster without manifests',
    records: [given('AWS::EKS::Cluster', 'Other', {})],
    says: {
      verdict: 'unknown',
      message:
        'What runs in the cluster case.Other (eu-west-1) was not seen: name its manifests under kubernetes in architecture.yaml.',
      subject: 'cluster Other in eu-west-1',
    },
  },
];
