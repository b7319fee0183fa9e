import { booleanAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { clusterKey, namespaceOf } from '../../inventory/views/kubernetes-objects.ts';
import { containersOf } from '../../inventory/views/pods-of-workload.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';

const policyType = 'Kubernetes::networking.k8s.io::NetworkPolicy';
const engineType = 'Kubernetes::apps::DaemonSet';
const mapType = 'Kubernetes::core::ConfigMap';

export const clusterEnforcesNetworkPolicies = check({
  id: 'cluster-enforces-network-policies',
  title: 'every cluster enforces its network policies',
  why: 'Kubernetes takes network policies from everyone and enforces none itself; on EKS they are words until something is told to.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html',
  controls: { 'Well-Architected (own mapping)': ['SEC05-BP02'] },
  needs: {
    subjects: ['AWS::EKS::Cluster'],
    types: ['AWS::EKS::Addon', policyType, engineType, mapType],
    views: { referrers: referrersOf },
  },
  judge(cluster, { ofType, views: { referrers } }) {
    const within = (type: string) => ofType(type).filter((object) => clusterKey(object) === cluster.id);
    const policies = within(policyType);
    if (policies.length === 0) return notApplicable('No network policy was collected that is applied to it.');
    const count = policies.length === 1 ? 'its network policy' : `its ${policies.length} network policies`;
    const engine = within(engineType).find(enforces);
    if (engine) return pass(`${nameOf(engine)} enforces ${count}.`, { seen: [engine] });
    if (booleanAt(cluster.properties, 'ComputeConfig.Enabled') === true) {
      const told = within(mapType).find(isTold);
      return told
        ? pass(`The ConfigMap ${nameOf(told)} tells EKS Auto Mode to enforce its network policies.`, { seen: [told] })
        : unknown(
            'EKS Auto Mode enforces them only when the ConfigMap amazon-vpc-cni says so, which was not collected.',
          );
    }
    const addon = referrers
      .all(cluster, 'AWS::EKS::Addon', 'ClusterName')
      .find(({ properties }) => stringAt(properties, 'AddonName') === 'vpc-cni');
    if (!addon)
      return unknown('Nothing that would enforce them was collected: neither the add-on vpc-cni nor another.');
    const values = stringAt(addon.properties, 'ConfigurationValues') ?? '';
    if (/["']?enableNetworkPolicy["']?\s*:\s*["']?true\b/u.test(values))
      return pass(`The add-on vpc-cni (${nameOf(addon)}) enforces ${count}.`, {
        seen: [addon],
      });
    return fail(
      `The add-on vpc-cni (${nameOf(addon)}) is not told to enforce ${count}.`,
      'Set its ConfigurationValues to {"enableNetworkPolicy": "true"}.',
      { seen: [addon] },
    );
  },
});

/** Calico and Cilium run on every node. */
function enforces(daemons: Resource): boolean {
  return containersOf(daemons).some(({ properties }) =>
    /(?:^|\/)(?:calico\/node|cilium\/cilium)(?:[:@]|$)/u.test(stringAt(properties, 'image') ?? ''),
  );
}

function isTold(map: Resource): boolean {
  return (
    nameOf(map) === 'amazon-vpc-cni' &&
    namespaceOf(map) === 'kube-system' &&
    stringAt(map.properties, 'data.enable-network-policy-controller') === 'true'
  );
}
