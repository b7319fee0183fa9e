import { existing } from '../../inventory/views/referrers.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { belongsTo } from '../../inventory/component.ts';
import { tagAt } from '../../inventory/tag-of.ts';
import { join } from '../../inventory/value.ts';
import { kubernetesObjects } from '../../inventory/views/kubernetes-objects.ts';
import { podRoles } from '../../inventory/views/pod-roles.ts';
import { podSpecPath } from '../../inventory/views/pods-of-workload.ts';
import { barriers } from '../../reach/barriers.ts';
import type { Endpoint } from '../../reach/endpoint.ts';
import { type Flow, flowText } from '../../reach/flow.ts';
import { podEgress } from '../../reach/pod-egress.ts';
import { isUnseenInput } from '../../reach/attempt.ts';
import { reachabilityOf, type Start } from '../../reach/reachability.ts';
import { strangersOf } from '../../reach/strangers.ts';
import { check, fail, type Judgement, notApplicable, pass, unseenJudgement, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { mostTelling, recordsOf, wayText } from './internet-path.ts';

/** The component whose databases each belong to one special client; the tag it is selected by names the client. */
const clientDatabases = 'special client databases';
const nodeTypes = new Set(['AWS::EKS::Nodegroup', 'AWS::EKS::FargateProfile']);
const mend =
  'Admit the services of the client only: by a security group of their own, or by network policies and subnets that no other client shares.';

const views = {
  reach: reachabilityOf,
  pods: podEgress,
  roles: podRoles,
  objects: kubernetesObjects,
};

export const clientDatabaseIsReachedByClientOnly = check({
  id: 'client-database-is-reached-by-client-only',
  title: 'only the services of a special client can reach its database',
  why: "A client who was promised a database of its own was promised that no other client's code can knock at it; pods of all clients share nodes, so that security groups alone do not part them.",
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP01', 'SEC05-BP02'],
    'SOC 2': ['CC6.1', 'CC6.6'],
    'ISO 27001:2022': ['A.8.22'],
  },
  needs: { subjects: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'], views },
  judge(database, view) {
    const { architecture } = view;
    const component = architecture.components[clientDatabases];
    if (!component) throw new UnseenInput(`the architecture declares no component "${clientDatabases}"`, '');
    if (!belongsTo(database, component)) return notApplicable('Belongs to no special client.');
    const key = Object.keys(component.tag ?? {})[0];
    const client = key === undefined ? undefined : tagAt(database, key);
    if (key === undefined || client === undefined)
      throw new UnseenInput(`"${clientDatabases}" is selected by no tag, so that nothing names the client`, '');
    const target = view.views.reach.endpointOf(database);
    if (!target) return notApplicable('Has no place in a network.');
    if (target.ports === undefined || isUnseenInput(target.ports))
      throw target.ports ?? new UnseenInput('is not known', 'Port');
    const flows = target.ports.map((port): Flow => ({ protocol: 'tcp', port }));
    const sources: Start[] = ['internet', ...view.views.reach.neighboursOf(target).map(({ resource }) => resource)];
    const strangers = flows.flatMap((flow) => strangersOf(view.views.reach.network, target, flow));
    const flaw = flawIn([
      ...sources.flatMap((from) => flows.map((flow) => () => strangerAmong(from, target, flow, { key, client }, view))),
      ...strangers.map((one) => () => unseenJudgement(one)),
    ]);
    return flaw ?? pass(`Nothing but the services of ${client} reaches it.`);
  },
});

interface Client {
  readonly key: string;
  readonly client: string;
}

function strangerAmong(
  from: Start,
  target: Endpoint,
  flow: Flow,
  { key, client }: Client,
  { inventory, views: { reach, ...kubernetes } }: View<typeof views>,
): Judgement | undefined {
  const answer = reach.canReach(from, target.resource, flow);
  if (answer.answer === 'blocked') return undefined;
  if (from !== 'internet' && tagAt(from, key) === client) return undefined;
  if (answer.answer === 'unknown') throw mostTelling(answer.unseen);
  if (from !== 'internet' && nodeTypes.has(from.type))
    return podsAmong(from, target, flow, { key, client }, { inventory, reach, ...kubernetes });
  return fail(
    `${from === 'internet' ? 'The internet' : nameOf(from)} reaches it on ${flowText(flow)}, and is no service of ${client}: ${wayText(answer.hops)}.`,
    mend,
    { seen: recordsOf(answer.hops), wants: barriers },
  );
}

/** Whom security groups let through as one, network policies part by pod. */
function podsAmong(
  nodes: Resource,
  target: Endpoint,
  flow: Flow,
  { key, client }: Client,
  { inventory, reach, pods, roles, objects }: Views & { readonly inventory: Inventory },
): Judgement | undefined {
  const cluster = inventory.resolve(valueAt(nodes.properties, 'ClusterName'), 'ClusterName');
  const workloads = pods.podsIn(cluster);
  if (!workloads)
    throw new UnseenInput(
      `${nameOf(nodes)} reaches it, and which pods run there was not seen: there are no manifests of ${nameOf(cluster)}`,
      '',
    );
  return flawIn(
    workloads.map((workload) => (): Judgement | undefined => {
      const name = stringAt(workload.properties, join(podSpecPath(workload), 'serviceAccountName')) ?? 'default';
      const account = objects.named(workload, 'Kubernetes::core::ServiceAccount', name);
      const isOwn = roles.roleOf(workload, name, account)?.records.some((role) => tagAt(role, key) === client) ?? false;
      if (isOwn) return undefined;
      for (const place of target.places) {
        const standing = reach.network.standingOf(place, 'IPv4');
        const hop = standing && pods.letsOut(workload, cluster, standing.addresses, flow);
        if (hop && standing.within) throw standing.within;
        if (hop) existing(workload);
        if (hop)
          return fail(
            `${objectText(workload)} reaches it on ${flowText(flow)} from ${nameOf(nodes)}, and is no service of ${client}: ${hop.text}.`,
            mend,
            { seen: [nodes, workload, ...recordsOf([hop])] },
          );
      }
      return undefined;
    }),
  );
}

type Views = { readonly [K in keyof typeof views]: ReturnType<(typeof views)[K]> };

function objectText(workload: Resource): string {
  return `${workload.type.slice(workload.type.lastIndexOf(':') + 1)} ${nameOf(workload)} of namespace ${stringAt(workload.attributes, 'Namespace') ?? 'default'}`;
}
