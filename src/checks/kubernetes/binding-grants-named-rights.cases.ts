import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { object } from './small-cluster.ts';

const web = { kind: 'ServiceAccount', name: 'web', namespace: 'shop' };
const bound = (name: string, subject: ValueMap = web, kind = 'ClusterRole') =>
  object('rbac.authorization.k8s.io::ClusterRoleBinding', 'web', { roleRef: { kind, name }, subjects: [subject] });
const role = (rules: readonly ValueMap[], more: ValueMap = {}) =>
  object('rbac.authorization.k8s.io::ClusterRole', 'worker', { rules, ...more });
const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
const reading = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] };
const mend = 'Bind it to a role whose rules name the verbs and resources that it needs.';

export const cases: readonly Case[] = [
  {
    name: 'what it needs',
    records: [bound('worker'), role([reading])],
    says: { verdict: 'pass', message: 'Gives shop/web the rights of worker, which names them.' },
  },
  {
    name: 'a Role of its namespace',
    records: [
      object('rbac.authorization.k8s.io::RoleBinding', 'web', {
        roleRef: { kind: 'Role', name: 'worker' },
        subjects: [web],
      }),
      object('rbac.authorization.k8s.io::Role', 'worker', { rules: [{ ...everything, apiGroups: ['batch'] }] }),
    ],
    says: { verdict: 'pass', message: 'Gives shop/web the rights of worker, which names them.' },
  },
  {
    name: 'a role that every cluster has',
    records: [bound('view')],
    says: { verdict: 'pass', message: 'Gives shop/web the rights of view, which names them.' },
  },
  {
    name: 'the administrator',
    records: [bound('cluster-admin')],
    says: { verdict: 'fail', message: 'Makes shop/web cluster-admin, which may do everything.', mend },
  },
  {
    name: 'all service accounts at once',
    records: [bound('cluster-admin', { kind: 'Group', name: 'system:serviceaccounts' })],
    says: {
      verdict: 'fail',
      message: 'Makes system:serviceaccounts cluster-admin, which may do everything.',
      mend,
    },
  },
  {
    name: 'an administrator by another name',
    records: [bound('worker'), role([reading, everything])],
    says: {
      verdict: 'fail',
      message: 'Gives shop/web the rights of worker, whose rule 1 allows everything.',
      mend,
    },
  },
  {
    name: 'a role that nobody collected',
    records: [bound('worker')],
    says: { verdict: 'unknown', message: 'roleRef: the role worker is not among the manifests.' },
  },
  {
    name: 'a role put together from others',
    records: [bound('worker'), role([], { aggregationRule: {} })],
    says: { verdict: 'unknown', message: 'roleRef: the rules of worker are put together from other roles.' },
  },
  {
    name: 'rules that were not seen',
    records: [
      bound('worker'),
      object('rbac.authorization.k8s.io::ClusterRole', 'worker', { rules: [unseen('no value')] }),
    ],
    says: { verdict: 'unknown', message: 'rules.0: no value.' },
  },
  {
    name: 'a person',
    records: [bound('cluster-admin', { kind: 'User', name: 'anna' })],
    says: { verdict: 'not-applicable', message: 'Binds no service account.' },
  },
];
