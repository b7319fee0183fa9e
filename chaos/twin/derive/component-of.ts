import { belongsTo } from '../../../src/inventory/component.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { isReference } from '../../../src/inventory/value.ts';
import type { Derivation } from './derivation.ts';

/** The first component that a resource belongs to; for a Kubernetes object else that of its cluster. Undefined where it belongs to none. Throws UnseenInput. */
export function componentOf(
  { architecture, inventory }: Pick<Derivation, 'architecture' | 'inventory'>,
  resource: Resource,
): string | undefined {
  const own = Object.entries(architecture.components).find(([, component]) => belongsTo(resource, component))?.[0];
  if (own !== undefined) return own;
  const { Cluster: cluster } = resource.attributes;
  const record = isReference(cluster) ? inventory.find(cluster.reference) : undefined;
  return record && componentOf({ architecture, inventory }, record);
}
