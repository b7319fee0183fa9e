import { InputError } from '../collect/input-error.ts';
import { membersOf } from '../inventory/component.ts';
import { UnseenInput } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import type { End, Reachability } from '../reach/reachability.ts';
import type { Gathered } from './gather.ts';

/**
 * What a name on the command line means: the internet, a component's members that talk over a network, or resources by logical id,
 * `stack.LogicalId` or id; one name may mean several. Throws InputError, with the names that come near, when it means none.
 */
export function endsNamed(name: string, { architecture, inventory }: Gathered, reach: Reachability): readonly End[] {
  if (name === 'internet') return [name];
  const ends = reach.endpoints().map(({ resource }) => resource);
  const component = Object.hasOwn(architecture.components, name) ? architecture.components[name] : undefined;
  const members = component ? new Set(seen(() => membersOf(inventory, component), name)) : new Set<Resource>();
  const found = ends.filter((end) => members.has(end) || namesOf(end).includes(name));
  if (found.length > 0) return found;
  const known = [...new Set(['internet', ...Object.keys(architecture.components), ...ends.map(nameOf)])];
  const near = nearest(name, known);
  throw new InputError(
    `Nothing that talks over a network is called "${name}"`,
    undefined,
    near.length > 0 ? `Near it: ${near.join(', ')}.` : 'Nothing that does was collected.',
  );
}

function namesOf(end: Resource): readonly string[] {
  return [nameOf(end), `${end.stack ?? ''}.${nameOf(end)}`, end.id];
}

function seen<T>(work: () => T, name: string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    throw new InputError(
      `What belongs to "${name}" was not seen: ${error.message}`,
      undefined,
      'Name a resource instead.',
    );
  }
}

/** Those that share a part with the name first, then those that differ least. */
function nearest(name: string, known: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  const scored = known.map((one) => {
    const other = one.toLowerCase();
    return { one, score: other.includes(wanted) || wanted.includes(other) ? 0 : distance(wanted, other) };
  });
  return scored
    .toSorted((a, b) => a.score - b.score)
    .slice(0, 5)
    .map(({ one }) => one);
}

/** How many letters must be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of a.split('').entries()) {
    const next = [index + 1];
    for (const [at, other] of b.split('').entries())
      next.push(Math.min((row[at] ?? 0) + (letter === other ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    row = next;
  }
  return row.at(-1) ?? 0;
}
