import type { Value, ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { object } from './small-cluster.ts';

const admitting = (...from: readonly ValueMap[]) => policy({ ingress: [{ from }] });
const policy = (spec: ValueMap, cluster?: Value) =>
  object('networking.k8s.io::NetworkPolicy', 'doors', { spec }, cluster === undefined ? {} : { cluster });
const named = (...values: readonly string[]): ValueMap => ({
  namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }] },
});
const namespace = (name: string, labels: Record<string, string> = {}) =>
  object('core::Namespace', name, { metadata: { name, labels } });
const nodes = [
  given('AWS::EKS::Cluster', 'Cluster', {}),
  given('AWS::EKS::Nodegroup', 'Nodes', { ClusterName: ref('Cluster'), Subnets: [ref('SubnetA')] }),
  given('AWS::EC2::Subnet', 'SubnetA', { CidrBlock: '10.0.16.0/20' }),
];
const mend = 'Name the namespaces it is meant for, by the label kubernetes.io/metadata.name.';
const narrow = 'Name blocks that hold no nodes, such as subnets of the load balancer alone.';
const parameters = ['front, ops'];
const fenced = 'It admits pods of no namespace but shop, front, ops.';

export const cases: readonly Case[] = [
  {
    name: 'nobody',
    parameters,
    records: [policy({ podSelector: {}, policyTypes: ['Ingress'] })],
    says: { verdict: 'pass', message: 'It admits nobody.' },
  },
  {
    name: 'its own pods',
    parameters,
    records: [admitting({ podSelector: {} }), namespace('other')],
    says: { verdict: 'pass', message: fenced },
  },
  {
    name: 'those that are allowed, by name',
    parameters,
    records: [
      admitting(
        { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } } },
        named('ops', 'shop'),
      ),
    ],
    says: { verdict: 'pass', message: fenced },
  },
  {
    name: 'addresses where no pod is',
    parameters,
    records: [admitting({ ipBlock: { cidr: '10.0.0.0/20' } }), ...nodes],
    says: { verdict: 'pass', message: fenced },
  },
  {
    name: 'addresses but those of the pods',
    parameters,
    records: [admitting({ ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.16.0/20'] } }), ...nodes],
    says: { verdict: 'pass', message: fenced },
  },
  {
    name: 'only what goes out is spoken of',
    parameters,
    records: [policy({ policyTypes: ['Egress'], egress: [{}], ingress: [{}] })],
    says: { verdict: 'pass', message: 'It admits nobody.' },
  },
  {
    name: 'everyone',
    parameters,
    records: [policy({ ingress: [{ ports: [{ port: 443 }] }] })],
    says: { verdict: 'fail', message: 'A rule without `from` admits everyone.', mend },
  },
  {
    name: 'every namespace',
    parameters,
    records: [admitting({ namespaceSelector: {} })],
    says: { verdict: 'fail', message: 'It admits pods of the namespace default.', mend },
  },
  {
    name: 'a namespace that carries the label, too',
    parameters,
    records: [
      admitting({ namespaceSelector: { matchLabels: { tier: 'web' } } }),
      namespace('front', { tier: 'web' }),
      namespace('guests', { tier: 'web' }),
    ],
    says: { verdict: 'fail', message: 'It admits pods of the namespace guests.', mend },
  },
  {
    name: 'every address',
    parameters,
    records: [admitting({ ipBlock: { cidr: '0.0.0.0/0' } })],
    says: { verdict: 'fail', message: 'It admits 0.0.0.0/0, where every pod has its address.', mend: narrow },
  },
  {
    name: "addresses of the nodes' subnets",
    parameters,
    records: [admitting({ ipBlock: { cidr: '10.0.0.0/16' } }), ...nodes],
    says: {
      verdict: 'fail',
      message: 'It admits 10.0.0.0/16, where pods of any namespace have their addresses, in SubnetA.',
      mend: narrow,
    },
  },
  {
    name: 'a label that others may carry',
    parameters,
    records: [admitting({ namespaceSelector: { matchLabels: { tier: 'web' } } }), namespace('front', { tier: 'web' })],
    says: {
      verdict: 'unknown',
      message: 'Namespaces that are not among the manifests may carry the labels it admits.',
    },
  },
  {
    name: 'addresses, in a cluster whose subnets are not known',
    parameters,
    records: [policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/20' } }] }] }, 'elsewhere')],
    says: { verdict: 'unknown', message: 'the subnets of its cluster are not among the templates.' },
  },
  {
    name: 'addresses, where something else chooses the subnets',
    parameters,
    records: [
      admitting({ ipBlock: { cidr: '10.0.0.0/20' } }),
      ...nodes,
      object('karpenter.k8s.aws::EC2NodeClass', 'any', {}),
    ],
    says: { verdict: 'unknown', message: 'an EC2NodeClass chooses the subnets of its pods.' },
  },
  {
    name: 'a text that is no block',
    parameters,
    records: [admitting({ ipBlock: { cidr: '10.0.0.0' } })],
    says: { verdict: 'unknown', message: '"10.0.0.0" is no block of addresses.' },
  },
  {
    name: 'rules that were not seen',
    parameters,
    records: [policy({ ingress: unseen('no value') })],
    says: { verdict: 'unknown', message: 'spec.ingress: no value.' },
  },
  {
    name: 'no policy',
    parameters,
    records: [],
    says: {
      verdict: 'not-applicable',
      message: 'There is no Kubernetes::networking.k8s.io::NetworkPolicy, AWS::EKS::Cluster.',
    },
  },
];
