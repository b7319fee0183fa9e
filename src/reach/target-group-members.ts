import type { Inventory } from '../inventory/inventory.ts';
import { listAt, numberAt, stringAt, type UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { isReference, join } from '../inventory/value.ts';
import { existing, meantBy } from '../inventory/views/referrers.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';

/** That a record is a target of a group; `doubt` says why it may not be. */
export interface Member {
  readonly targetGroup: Resource;
  readonly port?: number | UnseenInput;
  readonly doubt?: UnseenInput;
}

/** A target that is written as an address, or was not seen. */
export interface LooseTarget {
  readonly targetGroup: Resource;
  readonly address: string | UnseenInput;
  readonly port?: number | UnseenInput;
}

/** Who is registered with target groups: by the group itself, by what is registered, or by a binding in Kubernetes. */
export interface TargetGroupMembers {
  readonly of: (target: Resource) => readonly Member[];
  /** Why a record may be registered with more groups. */
  readonly unseenOf: (target: Resource) => readonly UnseenInput[];
  readonly loose: readonly LooseTarget[];
  /** Groups that nothing collected fills: they are filled after deployment. */
  readonly unfilled: readonly Resource[];
}

/** Where records name the groups they join, and the port they join with. */
const joining: Readonly<Record<string, { readonly list: string; readonly group?: string; readonly port?: string }>> = {
  'AWS::AutoScaling::AutoScalingGroup': { list: 'TargetGroupARNs' },
  'AWS::ECS::Service': { list: 'LoadBalancers', group: 'TargetGroupArn', port: 'ContainerPort' },
};
const groupType = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const bindingType = 'Kubernetes::elbv2.k8s.aws::TargetGroupBinding';

export const podTypes: ReadonlySet<string> = new Set(['AWS::EKS::Nodegroup', 'AWS::EKS::FargateProfile']);

export function targetGroupMembers(inventory: Inventory): TargetGroupMembers {
  const members = new Map<string, Member[]>();
  const unseen = new Map<string, UnseenInput[]>();
  const loose: LooseTarget[] = [];
  const filled = new Set<string>();
  const add = (target: Resource, member: Member): void => {
    filled.add(member.targetGroup.id);
    members.set(target.id, [...(members.get(target.id) ?? []), member]);
  };
  const missing = (target: Resource, why: UnseenInput): void => {
    unseen.set(target.id, [...(unseen.get(target.id) ?? []), why]);
  };

  for (const record of inventory.ofType(...Object.keys(joining))) {
    const { list = '', group: at, port } = joining[record.type] ?? {};
    const paths = pathsOf(record, list);
    if (isUnseenInput(paths)) missing(record, paths);
    else
      for (const path of paths) {
        const group = attempt(() => meantBy(inventory, record, at === undefined ? path : join(path, at)));
        if (isUnseenInput(group)) missing(record, group);
        else if (group) add(record, { targetGroup: group, ...portAt(record, port && join(path, port)) });
      }
  }
  for (const targetGroup of inventory.ofType(groupType)) {
    const paths = pathsOf(targetGroup, 'Targets');
    if (isUnseenInput(paths)) loose.push({ targetGroup, address: paths });
    else for (const path of paths) register(targetGroup, path);
  }
  for (const binding of inventory.ofType(bindingType)) {
    const group = boundGroup(binding);
    for (const nodes of nodesOf(binding)) {
      if (isUnseenInput(group)) missing(nodes, group);
      else add(nodes, { targetGroup: group });
    }
  }

  function register(targetGroup: Resource, path: string): void {
    filled.add(targetGroup.id);
    const port = portAt(targetGroup, join(path, 'Port'));
    const value = attemptOn(targetGroup, () => valueAt(targetGroup.properties, join(path, 'Id')));
    const isAddress = typeof value === 'string' && /^[\d.]+$|^[\da-f]*:[\da-f:]*$/iu.test(value);
    const target = isAddress ? value : attempt(() => meantBy(inventory, targetGroup, join(path, 'Id')));
    if (target === undefined) return;
    if (typeof target === 'string' || isUnseenInput(target)) loose.push({ targetGroup, address: target, ...port });
    else add(target, { targetGroup, ...port });
  }

  /** A binding names its group by ARN, or by a name in the region of its cluster. */
  function boundGroup(binding: Resource): Resource | UnseenInput {
    return attemptOn(binding, () => {
      const name = stringAt(existing(binding).properties, 'spec.targetGroupName');
      const named = inventory
        .ofType(groupType)
        .filter(({ region }) => region === binding.region)
        .find((group) => name !== undefined && attempt(() => stringAt(group.properties, 'Name')) === name);
      const path = name === undefined ? 'spec.targetGroupARN' : 'spec.targetGroupName';
      return named ?? inventory.resolve(valueAt(binding.properties, path), path);
    });
  }

  function nodesOf({ region, attributes }: Resource): readonly Resource[] {
    const { Cluster: cluster } = attributes;
    return inventory.ofType(...podTypes).filter((nodes) => {
      const own = attempt(() => meantBy(inventory, nodes, 'ClusterName'));
      if (isReference(cluster) && own !== undefined && !isUnseenInput(own)) return own.id === cluster.reference;
      return nodes.region === region;
    });
  }

  return {
    of: ({ id }) => members.get(id) ?? [],
    unseenOf: ({ id }) => unseen.get(id) ?? [],
    loose,
    unfilled: inventory.ofType(groupType).filter(({ id }) => !filled.has(id)),
  };
}

function pathsOf(record: Resource, path: string): readonly string[] | UnseenInput {
  return attemptOn(record, () => listAt(existing(record).properties, path).map((_, index) => join(path, index)));
}

function portAt(record: Resource, path: string | undefined): Pick<Member, 'port'> {
  const port = path === undefined ? undefined : attemptOn(record, () => numberAt(record.properties, path));
  return port === undefined ? {} : { port };
}

/** Whether a target of the group could be a record of that type, by the kind of target the group says it has. */
export function couldBe(targetGroup: Resource, { type }: Resource): boolean {
  const kind = attempt(() => stringAt(targetGroup.properties, 'TargetType')) ?? 'instance';
  if (kind === 'ip' || isUnseenInput(kind)) return true;
  if (kind === 'alb') return type === 'AWS::ElasticLoadBalancingV2::LoadBalancer';
  return kind === 'instance' && type === 'AWS::EC2::Instance';
}

export function targetText({ targetGroup, address }: LooseTarget): string {
  return isUnseenInput(address)
    ? `a target of ${nameOf(targetGroup)} that was not seen (${address.message})`
    : `target ${address} of ${nameOf(targetGroup)}`;
}
