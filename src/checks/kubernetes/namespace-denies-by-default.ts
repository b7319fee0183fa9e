import { listAt, mapAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { allHold, firstThat } from '../../inventory/views/first-that.ts';
import {
  clusterKey,
  clusterName,
  kubernetesObjects,
  namespaceOf,
  type KubernetesObjects,
} from '../../inventory/views/kubernetes-objects.ts';
import { listHoldsAnything } from '../../inventory/views/list-holds.ts';
import { type Direction, directionsOf, isAboutAll, rulesFor } from '../../inventory/views/network-policy.ts';
import { isEmptySelector } from '../../inventory/views/label-selector.ts';
import { podKinds } from '../../inventory/views/pods-of-workload.ts';
import { fail, type Judgement, pass } from '../check.ts';
import { flawIn, settled } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const policyType = 'Kubernetes::networking.k8s.io::NetworkPolicy';
const namespaceType = 'Kubernetes::core::Namespace';

export const namespaceDeniesByDefault = kubernetesCheck({
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
  const policies = objects.besides(object, policyType, namespace);
  return (
    flawIn((['Ingress', 'Egress'] as const).flatMap((direction) => flaws(direction, policies, object))) ??
    pass('All its pods are shut in both directions but for what its policies name.', {
      seen: policies.filter(isAboutAll),
    })
  );
}

function flaws(
  direction: Direction,
  policies: readonly Resource[],
  object: Resource,
): readonly (() => Judgement | undefined)[] {
  const isForAll = (policy: Resource): boolean =>
    allHold([() => directionsOf(policy).includes(direction), () => isAboutAll(policy)]);
  return [
    () =>
      firstThat(policies, isForAll)
        ? undefined
        : fail(
            `No NetworkPolicy of type ${direction} is about all its pods.`,
            'Add one with podSelector: {}, policyTypes: [Ingress, Egress] and no rules.',
            { seen: [object] },
          ),
    ...policies.map(
      (policy) => (): Judgement | undefined =>
        allHold([() => isForAll(policy), () => opensAll(policy, direction)])
          ? fail(
              `${nameOf(policy)} opens ${direction} of all its pods to everyone again.`,
              'Name peers and ports in its rules, or take it away.',
              { seen: [policy] },
            )
          : undefined,
    ),
  ];
}

function opensAll(policy: Resource, direction: Direction): boolean {
  return firstThat(rulesFor(policy, direction), (rule) => admitsAll(rule, direction)) !== undefined;
}

/** A rule without ports allows everything where it names no peer, all pods of all namespaces, or every address. */
function admitsAll(rule: ValueMap, direction: Direction): boolean {
  const key = direction === 'Ingress' ? 'from' : 'to';
  const peers = [...listAt(rule, key).entries()];
  return allHold([
    () => !listHoldsAnything(rule, 'ports'),
    () =>
      peers.length === 0 ||
      firstThat(peers, ([index, peer]) => isEveryone(mapAt({ [index]: peer }, String(index)) ?? {})) !== undefined,
  ]);
}

function isEveryone(peer: ValueMap): boolean {
  const block = stringAt(peer, 'ipBlock.cidr');
  if (block !== undefined)
    return allHold([() => block.endsWith('/0'), () => !listHoldsAnything(peer, 'ipBlock.except')]);
  return allHold([
    () => isEmptySelector(peer, 'namespaceSelector') === true,
    () => isEmptySelector(peer, 'podSelector') ?? true,
  ]);
}
