import type { Inventory } from '../inventory.ts';
import { mapsAt, stringAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import type { ValueMap } from '../value.ts';
import { kubernetesObjects } from './kubernetes-objects.ts';
import type { Container } from './pods-of-workload.ts';

/** What a container asks for and may use once the API server has filled in what its manifest leaves out. */
export interface ContainerResources {
  /** Undefined when nothing asks for it; a request of nothing is none. Throws UnseenInput. */
  readonly requestOf: (workload: Resource, container: Container, resource: string) => string | undefined;
  /** Undefined when nothing limits it. Throws UnseenInput. */
  readonly limitOf: (workload: Resource, container: Container, resource: string) => string | undefined;
}

/**
 * A request that is left out is the container's own limit, then the default request of a LimitRange of the namespace, then its default limit.
 * Source: https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function containerResources(inventory: Inventory): ContainerResources {
  const objects = kubernetesObjects(inventory);

  function ranged(workload: Resource, key: 'default' | 'defaultRequest', resource: string): string | undefined {
    const limits = objects
      .besides(workload, 'Kubernetes::core::LimitRange')
      .flatMap(({ properties }) => mapsAt(properties, 'spec.limits'))
      .filter((limit) => stringAt(limit, 'type') === 'Container');
    return limits.map((limit) => amount(limit, `${key}.${resource}`)).find((value) => value !== undefined);
  }

  return {
    limitOf: (workload, { properties }, resource) =>
      amount(properties, `resources.limits.${resource}`) ?? ranged(workload, 'default', resource),
    requestOf: (workload, { properties }, resource) =>
      amount(properties, `resources.requests.${resource}`) ??
      amount(properties, `resources.limits.${resource}`) ??
      ranged(workload, 'defaultRequest', resource) ??
      ranged(workload, 'default', resource),
  };
}

function amount(from: ValueMap, path: string): string | undefined {
  const written = stringAt(from, path);
  return written === undefined || /^0+(?:\.0*)?[A-Za-z]*$/u.test(written) ? undefined : written;
}
