import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { object } from './small-cluster.ts';

const cluster = (properties: ValueMap = {}) => given('AWS::EKS::Cluster', 'Cluster', properties);
const policy = object('networking.k8s.io::NetworkPolicy', 'deny', { spec: { podSelector: {} } });
const addon = (properties: ValueMap) =>
  given('AWS::EKS::Addon', 'Network', { ClusterName: ref('Cluster'), AddonName: 'vpc-cni', ...properties });
const daemons = (image: string) =>
  object('apps::DaemonSet', 'engine', { spec: { template: { spec: { containers: [{ name: 'engine', image }] } } } });
const auto = { ComputeConfig: { Enabled: true } };
const mend = 'Set its ConfigurationValues to {"enableNetworkPolicy": "true"}.';

export const cases: readonly Case[] = [
  {
    name: 'by the VPC CNI, told so in JSON',
    records: [cluster(), policy, addon({ ConfigurationValues: '{"enableNetworkPolicy": "true"}' })],
    says: { verdict: 'pass', message: 'The add-on vpc-cni (Network) enforces its network policy.' },
  },
  {
    name: 'by the VPC CNI, told so in YAML',
    records: [cluster(), policy, addon({ ConfigurationValues: 'env: {}\nenableNetworkPolicy: true\n' })],
    says: { verdict: 'pass', message: 'The add-on vpc-cni (Network) enforces its network policy.' },
  },
  {
    name: 'by Cilium',
    records: [cluster(), policy, daemons('quay.io/cilium/cilium:v1.17.2')],
    says: { verdict: 'pass', message: 'engine enforces its network policy.' },
  },
  {
    name: 'by EKS Auto Mode',
    records: [
      cluster(auto),
      policy,
      object(
        'core::ConfigMap',
        'amazon-vpc-cni',
        { data: { 'enable-network-policy-controller': 'true' } },
        { namespace: 'kube-system' },
      ),
    ],
    says: {
      verdict: 'pass',
      message: 'The ConfigMap amazon-vpc-cni tells EKS Auto Mode to enforce its network policies.',
    },
  },
  {
    name: 'the VPC CNI is told nothing',
    records: [cluster(), policy, addon({})],
    says: {
      verdict: 'fail',
      message: 'The add-on vpc-cni (Network) is not told to enforce its network policy.',
      mend,
    },
  },
  {
    name: 'the VPC CNI is told not to',
    records: [cluster(), policy, addon({ ConfigurationValues: '{"enableNetworkPolicy": "false"}' })],
    says: {
      verdict: 'fail',
      message: 'The add-on vpc-cni (Network) is not told to enforce its network policy.',
      mend,
    },
  },
  {
    name: 'nothing was collected that would',
    records: [cluster(), policy, daemons('fluent/fluent-bit:4.0')],
    says: {
      verdict: 'unknown',
      message: 'Nothing that would enforce them was collected: neither the add-on vpc-cni nor another.',
    },
  },
  {
    name: 'EKS Auto Mode, which may have been told',
    records: [cluster(auto), policy],
    says: {
      verdict: 'unknown',
      message: 'EKS Auto Mode enforces them only when the ConfigMap amazon-vpc-cni says so, which was not collected.',
    },
  },
  {
    name: 'values that were not seen',
    records: [cluster(), policy, addon({ ConfigurationValues: unseen('no value') })],
    says: { verdict: 'unknown', message: 'ConfigurationValues: no value.' },
  },
  {
    name: 'no network policy',
    records: [cluster(), addon({})],
    says: { verdict: 'not-applicable', message: 'No network policy was collected that is applied to it.' },
  },
];
