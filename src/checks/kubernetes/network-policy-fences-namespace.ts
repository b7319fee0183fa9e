import { listAt, mapAt, mapsAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { join, type ValueMap } from '../../inventory/value.ts';
import { kubernetesObjects, namespaceOf } from '../../inventory/views/kubernetes-objects.ts';
import { labelsAt, selects } from '../../inventory/views/label-selector.ts';
import { rulesFor } from '../../inventory/views/network-policy.ts';
import { podSubnets, type PodSubnets } from '../../inventory/views/pod-subnets.ts';
import { without } from '../../reach/addresses.ts';
import { blockOf, meet } from '../../reach/block.ts';
import { fail, type Judgement, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const nameLabel = 'kubernetes.io/metadata.name';
const mend = `Name the namespaces it is meant for, by the label ${nameLabel}.`;
/** In every cluster, with no label that could be counted on but their name. */
const builtIn = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export const networkPolicyFencesNamespace = kubernetesCheck({
  id: 'network-policy-fences-namespace',
  title: 'no network policy admits pods of namespaces other than its own and {string}',
  why: 'Namespaces part clients and teams only where their policies do: a selector that is too wide lets one reach the other.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  controls: { 'ISO 27001:2022': ['A.8.22'] },
  needs: {
    subjects: ['Kubernetes::networking.k8s.io::NetworkPolicy'],
    types: [
      'Kubernetes::core::Namespace',
      'AWS::EKS::Cluster',
      'AWS::EKS::Nodegroup',
      'AWS::EKS::FargateProfile',
      'AWS::EC2::Subnet',
    ],
    views: { objects: kubernetesObjects, subnets: podSubnets },
  },
  judge(policy, { views: { objects, subnets } }, [parameter]) {
    const named = String(parameter).split(/[\s,]+/u);
    const allowed = [...new Set([namespaceOf(policy), ...named])].filter(Boolean);
    const declared = objects.inClusterOf(policy, 'Kubernetes::core::Namespace');
    const rules = rulesFor(policy, 'Ingress');
    const admitted = [...rules.entries()].flatMap(([index, rule]) => {
      const at = `spec.ingress.${index}`;
      if (listAt(rule, 'from').length === 0)
        return [() => fail('A rule without `from` admits everyone.', mend, { at })];
      return mapsAt(rule, 'from').map(
        (peer, place) => () =>
          fromAddresses(peer, join(at, `from.${place}`), policy, subnets) ??
          fromPods(peer, join(at, `from.${place}`), allowed, declared),
      );
    });
    const none = rules.length === 0 ? 'It admits nobody.' : `It admits pods of no namespace but ${allowed.join(', ')}.`;
    return flawIn(admitted) ?? pass(none);
  },
});

/** Pods have addresses of the nodes' subnets, and a block does not ask whose they are. */
function fromAddresses(peer: ValueMap, at: string, policy: Resource, subnets: PodSubnets): Judgement | undefined {
  const written = stringAt(peer, 'ipBlock.cidr');
  if (written === undefined) return undefined;
  const narrow = 'Name blocks that hold no nodes, such as subnets of the load balancer alone.';
  if (written.endsWith('/0')) return fail(`It admits ${written}, where every pod has its address.`, narrow, { at });
  const block = blockOf(written);
  if (!block) return unknown(`"${written}" is no block of addresses.`, at);
  const excepted = listAt(peer, 'ipBlock.except').flatMap(
    (_, index) => blockOf(stringAt(peer, `ipBlock.except.${index}`) ?? '')?.addresses ?? [],
  );
  let left = block.addresses;
  for (const except of excepted) if (except.family === left.family) left = without(left, except);
  const shared = subnets.of(policy).find((subnet) =>
    ['CidrBlock', 'Ipv6CidrBlock'].some((key) => {
      const own = blockOf(stringAt(subnet.properties, key) ?? '');
      return own !== undefined && meet(own.addresses, left);
    }),
  );
  return (
    shared &&
    fail(`It admits ${written}, where pods of any namespace have their addresses, in ${nameOf(shared)}.`, narrow, {
      at,
      seen: [shared],
    })
  );
}

/** What a peer admits beyond the namespaces that are allowed. A peer without a namespaceSelector stays in the policy's own. */
function fromPods(
  peer: ValueMap,
  at: string,
  allowed: readonly string[],
  declared: readonly Resource[],
): Judgement | undefined {
  if (mapAt(peer, 'namespaceSelector') === undefined) return undefined;
  const labelled = declared.map((one) => ({
    ...labelsAt(one.properties, 'metadata.labels'),
    [nameLabel]: nameOf(one),
  }));
  const bare = builtIn
    .filter((name) => !declared.some((one) => nameOf(one) === name))
    .map((name) => ({ [nameLabel]: name }));
  const others = [...labelled, ...bare].filter((labels) => !allowed.includes(labels[nameLabel]));
  const [other] = others.filter((labels) => selects(peer, 'namespaceSelector', labels) === true);
  if (other) return fail(`It admits pods of the namespace ${other[nameLabel]}.`, mend, { at });
  return byName(peer, allowed)
    ? undefined
    : unknown('Namespaces that are not among the manifests may carry the labels it admits.', at);
}

/** Whether the selector names namespaces, so that none but those can match. */
function byName(peer: ValueMap, allowed: readonly string[]): boolean {
  const names = labelsAt(peer, 'namespaceSelector.matchLabels')[nameLabel];
  if (names !== undefined) return allowed.includes(names);
  return mapsAt(peer, 'namespaceSelector.matchExpressions').some(
    (one) =>
      stringAt(one, 'key') === nameLabel &&
      stringAt(one, 'operator') === 'In' &&
      listAt(one, 'values').every((value) => typeof value === 'string' && allowed.includes(value)),
  );
}
