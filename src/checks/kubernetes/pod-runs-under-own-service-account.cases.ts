import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { deployment, object } from './small-cluster.ts';

const role = (name: string) => given('AWS::IAM::Role', name, { RoleName: name });
const cluster = given('AWS::EKS::Cluster', 'Cluster', { Name: 'shop' });
const account = (name: string, annotations: ValueMap = {}) =>
  object('core::ServiceAccount', name, { metadata: { name, annotations } });
const bound = (id: string, serviceAccount: string, properties: ValueMap = {}) =>
  given('AWS::EKS::PodIdentityAssociation', id, {
    ClusterName: ref('Cluster'),
    Namespace: 'shop',
    ServiceAccount: serviceAccount,
    RoleArn: ref('WebRole', 'Arn'),
    ...properties,
  });
const web = deployment({ serviceAccountName: 'web' });
const mend = 'Give it a ServiceAccount of its own, bound to a role by an AWS::EKS::PodIdentityAssociation.';
const irsa = (arn: string): ValueMap => ({ 'eks.amazonaws.com/role-arn': arn });
const alone = { verdict: 'pass', message: 'Runs under web, which alone has the role WebRole.' } as const;

export const cases: readonly Case[] = [
  {
    name: 'by Pod Identity',
    records: [web, account('web'), bound('ForWeb', 'web'), cluster, role('WebRole')],
    says: alone,
  },
  {
    name: 'by Pod Identity that names the cluster',
    records: [web, account('web'), bound('ForWeb', 'web', { ClusterName: 'shop' }), cluster, role('WebRole')],
    says: alone,
  },
  {
    name: 'by an annotation that names a role of the templates',
    records: [web, account('web', irsa('arn:aws:iam::111122223333:role/WebRole')), role('WebRole')],
    says: alone,
  },
  {
    name: 'by an annotation that names a role made elsewhere',
    records: [web, account('web', irsa('arn:aws:iam::111122223333:role/far'))],
    says: {
      verdict: 'pass',
      message: 'Runs under web, which alone has the role arn:aws:iam::111122223333:role/far.',
    },
  },
  {
    name: 'an account of the same name in another cluster is another one',
    records: [
      web,
      account('web'),
      bound('ForWeb', 'web'),
      bound('Other', 'worker', { ClusterName: ref('Second') }),
      cluster,
      given('AWS::EKS::Cluster', 'Second', {}),
      role('WebRole'),
    ],
    says: alone,
  },
  {
    name: 'none is named',
    records: [deployment({})],
    says: {
      verdict: 'fail',
      message: 'Runs under the service account "default", which every pod of the namespace shares.',
      mend,
    },
  },
  {
    name: 'an account without a role',
    records: [web, account('web'), bound('ForWorker', 'worker'), cluster, role('WebRole')],
    says: { verdict: 'fail', message: 'Its service account web is bound to no role.', mend },
  },
  {
    name: 'an association of another namespace',
    records: [web, account('web'), bound('ForWeb', 'web', { Namespace: 'other' }), cluster, role('WebRole')],
    says: { verdict: 'fail', message: 'Its service account web is bound to no role.', mend },
  },
  {
    name: 'a role that another account has, too',
    records: [web, account('web'), bound('ForWeb', 'web'), bound('ForWorker', 'worker'), cluster, role('WebRole')],
    says: {
      verdict: 'fail',
      message: 'Its service account web shares the role WebRole with shop/worker.',
      mend: 'Give each a role of its own.',
    },
  },
  {
    name: 'an account that nobody collected',
    records: [web],
    says: {
      verdict: 'unknown',
      message:
        'spec.template.spec.serviceAccountName: the ServiceAccount web is not among the manifests, nor bound to a role.',
    },
  },
  {
    name: 'pods of a cluster that was not seen',
    records: [
      object('core::Pod', 'once', { spec: { serviceAccountName: 'web' } }, { cluster: unseen('no value') }),
      bound('ForWeb', 'web'),
    ],
    says: { verdict: 'unknown', message: 'Cluster: no value.' },
  },
  {
    name: 'a role that another account has, too, beside one that was not seen',
    records: [
      web,
      account('web'),
      bound('ForWeb', 'web'),
      bound('ForWorker', 'worker'),
      bound('Hidden', 'hidden', { RoleArn: unseen('no value') }),
      cluster,
      role('WebRole'),
    ],
    says: {
      verdict: 'fail',
      message: 'Its service account web shares the role WebRole with shop/worker.',
      mend: 'Give each a role of its own.',
    },
  },
  {
    name: 'an association for a cluster that was not seen',
    records: [web, account('web'), bound('ForWeb', 'web', { ClusterName: unseen('no value') })],
    says: { verdict: 'unknown', message: 'ForWeb.ClusterName: no value.' },
  },
  {
    name: 'no pods',
    records: [account('web')],
    says: {
      verdict: 'not-applicable',
      message:
        'There is no Kubernetes::apps::Deployment, Kubernetes::apps::StatefulSet, Kubernetes::apps::DaemonSet, Kubernetes::apps::ReplicaSet, Kubernetes::batch::Job, Kubernetes::batch::CronJob, Kubernetes::core::Pod, AWS::EKS::Cluster.',
    },
  },
];
