import type { Inventory } from '../../../src/inventory/inventory.ts';
import { listAt, numberAt, stringAt, UnseenInput, valueAt } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { join } from '../../../src/inventory/value.ts';
import { isNamed } from '../../../src/inventory/views/is-named.ts';
import { kubernetesObjects } from '../../../src/inventory/views/kubernetes-objects.ts';
import { hasLabels } from '../../../src/inventory/views/label-selector.ts';
import { podLabels, serviceKinds } from '../../../src/inventory/views/pods-of-workload.ts';
import { meantBy } from '../../../src/inventory/views/referrers.ts';
import { type Derivation, NoPart } from './derivation.ts';

/** That servers are targets of a group. */
export interface Registration {
  readonly targetGroup: Resource;
  readonly server: Resource;
  readonly port?: number;
}

const groupType = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const bindingType = 'Kubernetes::elbv2.k8s.aws::TargetGroupBinding';

/** Who is registered with which target group: by what is registered, by the group itself, or by a binding in Kubernetes. What was not seen is written down. */
export function registrations(d: Derivation): readonly Registration[] {
  const { inventory } = d;
  const objects = kubernetesObjects(inventory);
  const tried = <T>(resource: Resource, about: string, work: () => readonly T[]): readonly T[] =>
    d.attempt(resource, work, about) ?? [];
  return [
    ...inventory
      .ofType('AWS::AutoScaling::AutoScalingGroup')
      .flatMap((group) => tried(group, 'where it is registered ', () => ofGroup(inventory, group))),
    ...inventory
      .ofType('AWS::ECS::Service')
      .flatMap((service) => tried(service, 'where it is registered ', () => ofContainers(inventory, service))),
    ...inventory
      .ofType(groupType)
      .flatMap((group) =>
        listedIn(group).flatMap((path) => tried(group, 'one of its targets ', () => [named(group, path)])),
      ),
    ...inventory.ofType(bindingType).flatMap((binding) => tried(binding, '', () => bound(binding))),
  ];

  function listedIn(group: Resource): readonly string[] {
    return tried(group, 'who is registered with it ', () =>
      listAt(group.properties, 'Targets').map((_, index) => join('Targets', index)),
    );
  }

  function named(targetGroup: Resource, path: string): Registration {
    const value = valueAt(targetGroup.properties, join(path, 'Id'));
    if (typeof value === 'string' && /^[\d.]+$|:/u.test(value))
      throw new NoPart(`is ${value}, behind which nothing is known to stand`);
    const server = inventory.resolve(value, join(path, 'Id'));
    return { targetGroup, server, ...portAt(targetGroup, join(path, 'Port')) };
  }

  /** A binding names its group by ARN, or by a name in its cluster's region, and the pods by the Service that selects them. */
  function bound(binding: Resource): readonly Registration[] {
    const called = stringAt(binding.properties, 'spec.targetGroupName');
    const targetGroup =
      inventory
        .ofType(groupType)
        .find((group) => group.region === binding.region && called !== undefined && isNamed(group, 'Name', called)) ??
      inventory.resolve(valueAt(binding.properties, 'spec.targetGroupARN') ?? called, 'spec.targetGroupARN');
    const wanted = stringAt(binding.properties, 'spec.serviceRef.name') ?? '';
    const service = objects.named(binding, 'Kubernetes::core::Service', wanted);
    if (!service) throw new UnseenInput(`the Service ${wanted} is not among the manifests`, 'spec.serviceRef.name');
    return serviceKinds
      .flatMap((kind) => objects.besides(service, kind))
      .filter((workload) => hasLabels(service.properties, 'spec.selector', podLabels(workload)))
      .map((server) => ({ targetGroup, server, ...portAt(binding, 'spec.serviceRef.port') }));
  }
}

function ofGroup(inventory: Inventory, group: Resource): readonly Registration[] {
  return listAt(group.properties, 'TargetGroupARNs').flatMap((_, index) =>
    joined(inventory, group, `TargetGroupARNs.${index}`),
  );
}

function ofContainers(inventory: Inventory, service: Resource): readonly Registration[] {
  return listAt(service.properties, 'LoadBalancers').flatMap((_, index) =>
    joined(inventory, service, `LoadBalancers.${index}.TargetGroupArn`, `LoadBalancers.${index}.ContainerPort`),
  );
}

function joined(inventory: Inventory, server: Resource, path: string, port?: string): readonly Registration[] {
  const targetGroup = meantBy(inventory, server, path);
  return targetGroup ? [{ targetGroup, server, ...(port === undefined ? {} : portAt(server, port)) }] : [];
}

/** A port may also be a name, which then says no number. */
function portAt({ properties }: Resource, path: string): Pick<Registration, 'port'> {
  if (!/^\d+$/u.test(stringAt(properties, path) ?? '')) return {};
  const port = numberAt(properties, path);
  return port === undefined ? {} : { port };
}
