import type { Resource } from '../../../inventory/resource.ts';

/** Resources in waves: each needs only what stands in waves before it. Those that need each other in a circle are told apart. */
export function wavesOf(resources: readonly Resource[]): {
  readonly waves: readonly (readonly Resource[])[];
  readonly circular: readonly Resource[];
} {
  const ids = new Set(resources.map(({ id }) => id));
  const needs = new Map(
    resources.map(({ id, edges }) => [id, new Set(edges.map(({ to }) => to).filter((to) => to !== id && ids.has(to)))]),
  );
  const waves: (readonly Resource[])[] = [];
  const done = new Set<string>();
  let left = resources;
  while (left.length > 0) {
    const ready = left.filter(({ id }) => [...(needs.get(id) ?? [])].every((need) => done.has(need)));
    if (ready.length === 0) break;
    waves.push(ready);
    for (const { id } of ready) done.add(id);
    left = left.filter(({ id }) => !done.has(id));
  }
  return { waves, circular: left };
}
