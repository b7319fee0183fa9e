import { listAt, mapsAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import {
  clusterKey,
  clusterName,
  kubernetesObjects,
  namespaceOf,
  type KubernetesObjects,
} from '../../inventory/views/kubernetes-objects.ts';
import { type Direction, directionsOf, isAboutAll, rulesFor } from '../../inventory/views/network-policy.ts';
import { isEmptySelector } from '../../inventory/views/label-selector.ts';
import { podKinds } from '../../inventory/views/pods-of-workload.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn, settled } from '../flaw.ts';

const policyType = 'Kubernetes::networking.k8s.io::NetworkPolicy';
const namespaceType = 'Kubernetes::core::Namespace';

export const namespaceDeniesByDefault = check({
  id: 'namespace-denies-by-default',
  title: 'every namespace denies by default',
  why: 'Without a policy for all pods, whatever a policy forgets may be reached from everywhere, and may reach everything.',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic',
  controls: { 'PCI DSS 4.0.1': ['1.3.1', '1.3.2'] },
  needs: { subjects: [namespaceType, ...podKinds], types: [policyType], views: { objects: kubernetesObjects } },
  judgeWhole({ ofType, views: { objects } }) {
    // A namespace is judged for the pods in it, too, when its own object is not among the manifests.
    const named = ofType(namespaceType).map((object) => [`${clusterKey(object)} ${nameOf(object)}`, object] as const);
    const used = ofType(...podKinds).map((object) => [`${clusterKey(object)} ${namespaceOf(object)}`, object] as const);
    return [...new Map([...used, ...named])].map(([, object]) => {
      const name = object.type === namespaceType ? nameOf(object) : namespaceOf(object);
      const judgement = settled(() => judgeNamespace(name, object, objects));
      return { name: `namespace ${name} of ${clusterName(object)} in ${object.region}`, judgement };
    });
  },
});

function judgeNamespace(namespace: string, object: Resource, objects: KubernetesObjects): Judgement {
  const policies = objects.inClusterOf(object, policyType).filter((policy) => namespaceOf(policy) === namespace);
  return (
    flawIn((['Ingress', 'Egress'] as const).map((direction) => () => open(direction, policies, object))) ??
    pass('All its pods are shut in both directions but for what its policies name.', {
      seen: policies.filter(isAboutAll),
    })
  );
}

function open(direction: Direction, policies: readonly Resource[], object: Resource): Judgement | undefined {
  const forAll = policies.filter((policy) => directionsOf(policy).includes(direction) && isAboutAll(policy));
  if (forAll.length === 0)
    return fail(
      `No NetworkPolicy of type ${direction} is about all its pods.`,
      'Add one with podSelector: {}, policyTypes: [Ingress, Egress] and no rules.',
      { seen: [object] },
    );
  const undone = forAll.find((policy) => rulesFor(policy, direction).some((rule) => admitsAll(rule, direction)));
  return (
    undone &&
    fail(
      `${nameOf(undone)} opens ${direction} of all its pods to everyone again.`,
      'Name peers and ports in its rules, or take it away.',
      { seen: [undone] },
    )
  );
}

/** A rule without ports allows everything where it names no peer, all pods of all namespaces, or every address. */
function admitsAll(rule: ValueMap, direction: Direction): boolean {
  if (listAt(rule, 'ports').length > 0) return false;
  const key = direction === 'Ingress' ? 'from' : 'to';
  return listAt(rule, key).length === 0 || mapsAt(rule, key).some(isEveryone);
}

function isEveryone(peer: ValueMap): boolean {
  const block = stringAt(peer, 'ipBlock.cidr');
  if (block !== undefined) return block.endsWith('/0') && listAt(peer, 'ipBlock.except').length === 0;
  return isEmptySelector(peer, 'namespaceSelector') === true && (isEmptySelector(peer, 'podSelector') ?? true);
}
