import type { Inventory } from '../inventory/inventory.ts';
import { booleanAt, listAt, mapsAt, numberAt, stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { isReference, join, type ValueMap } from '../inventory/value.ts';
import { kubernetesObjects } from '../inventory/views/kubernetes-objects.ts';
import { selects } from '../inventory/views/label-selector.ts';
import { directionsOf, rulesFor } from '../inventory/views/network-policy.ts';
import { podKinds, podLabels, podSpecPath } from '../inventory/views/pods-of-workload.ts';
import { type Addresses, isEmpty, overlap, without } from './addresses.ts';
import { blockOf } from './block.ts';
import type { Flow } from './flow.ts';
import { type Hop, placeText } from './sieve.ts';

/** What pods may send out of their cluster, by its network policies. All throw UnseenInput. */
export interface PodEgress {
  /** The workloads whose pods run in a cluster, as far as manifests were collected for it; undefined where none were. */
  readonly podsIn: (cluster: Resource) => readonly Resource[] | undefined;
  /** What lets a workload's pods send a flow to some of these addresses, undefined when its policies do not. */
  readonly letsOut: (workload: Resource, cluster: Resource, addresses: Addresses, flow: Flow) => Hop | undefined;
}

const policyType = 'Kubernetes::networking.k8s.io::NetworkPolicy';

/** Source: the Kubernetes documentation's page on network policies; that the VPC's own add-on enforces them only when it is told to: the EKS guide. */
export function podEgress(inventory: Inventory): PodEgress {
  const objects = kubernetesObjects(inventory);

  function podsIn(cluster: Resource): readonly Resource[] | undefined {
    const pods = inventory.ofType(...podKinds).filter(({ attributes }) => {
      const own = attributes['Cluster'];
      return isReference(own) && own.reference === cluster.id;
    });
    return pods.length > 0 ? pods : undefined;
  }

  function letsOut(workload: Resource, cluster: Resource, addresses: Addresses, flow: Flow): Hop | undefined {
    const loose = unfenced(workload, cluster);
    if (loose !== undefined) return { text: loose, by: workload };
    const about = objects
      .besides(workload, policyType)
      .filter((policy) => directionsOf(policy).includes('Egress'))
      .filter((policy) => selects(policy.properties, 'spec.podSelector', podLabels(workload)) ?? true);
    if (about.length === 0)
      return { text: `no network policy holds back what pods of ${placeText(workload)} send`, by: workload };
    for (const policy of about) {
      const rule = rulesFor(policy, 'Egress').findIndex((one) => covers(one, addresses, flow));
      if (rule < 0) continue;
      const path = `spec.egress.${rule}`;
      return {
        text: `network policy ${placeText(policy, path)} lets pods of ${placeText(workload)} out to it`,
        by: policy,
        path,
      };
    }
    return undefined;
  }

  /** Why policies do not hold a workload's pods at all. */
  function unfenced(workload: Resource, cluster: Resource): string | undefined {
    if (booleanAt(workload.properties, join(podSpecPath(workload), 'hostNetwork')))
      return `pods of ${placeText(workload)} use the network of their node, where no network policy holds them`;
    const addon = inventory
      .ofType('AWS::EKS::Addon')
      .filter(
        ({ properties }) => inventory.resolve(valueAt(properties, 'ClusterName'), 'ClusterName').id === cluster.id,
      )
      .find(({ properties }) => stringAt(properties, 'AddonName') === 'vpc-cni');
    if (!addon)
      throw new UnseenInput(
        `whether network policies are enforced on ${nameOf(cluster)}: its vpc-cni add-on was not collected`,
        '',
      );
    const settings = stringAt(addon.properties, 'ConfigurationValues') ?? '';
    if (/"?enableNetworkPolicy"?\s*:\s*"?true/u.test(settings)) return undefined;
    return `${placeText(addon, 'ConfigurationValues')} does not enforce network policies`;
  }

  return { podsIn, letsOut };
}

function covers(rule: ValueMap, addresses: Addresses, flow: Flow): boolean {
  const ports = mapsAt(rule, 'ports');
  const peers = mapsAt(rule, 'to');
  return (
    (ports.length === 0 || ports.some((port) => isPort(port, flow))) &&
    (peers.length === 0 || peers.some((peer) => meets(peer, addresses)))
  );
}

function isPort(port: ValueMap, flow: Flow): boolean {
  if ((stringAt(port, 'protocol') ?? 'TCP').toLowerCase() !== flow.protocol) return false;
  if (valueAt(port, 'port') === undefined) return true;
  // A port by name is one of pods; what lies outside the cluster has none.
  if (Number.isNaN(Number(stringAt(port, 'port')))) return false;
  const first = numberAt(port, 'port') ?? 0;
  return first <= flow.port && flow.port <= (numberAt(port, 'endPort') ?? first);
}

/** Selectors mean pods, so that only blocks of addresses can mean what lies outside the cluster. */
function meets(peer: ValueMap, addresses: Addresses): boolean {
  const cidr = stringAt(peer, 'ipBlock.cidr');
  if (cidr === undefined) return false;
  let left = addressesOf(cidr, 'ipBlock.cidr');
  if (left.family !== addresses.family) return false;
  for (const [index] of listAt(peer, 'ipBlock.except').entries()) {
    const path = `ipBlock.except.${index}`;
    const except = addressesOf(stringAt(peer, path) ?? '', path);
    if (except.family === left.family) left = without(left, except);
  }
  return !isEmpty(overlap(left, addresses));
}

function addressesOf(text: string, path: string): Addresses {
  const block = blockOf(text);
  if (!block) throw new UnseenInput(`"${text}" is not a CIDR block`, path, text);
  return block.addresses;
}
