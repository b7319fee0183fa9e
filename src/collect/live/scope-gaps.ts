import type { Gap } from '../../inventory/inventory.ts';
import type { Mapped } from '../aws/collector.ts';
import type { Membership, Scope, StackResource } from './scope.ts';

export interface ScopeRead {
  /** All that was read, in scope or not. */
  readonly all: readonly Mapped[];
  readonly inside: ReadonlySet<Mapped>;
  readonly membership: Pick<Membership, 'stackResources'>;
  readonly account: string;
  /** All types that are collected. */
  readonly types: readonly string[];
}

/** What was asked for and is nowhere, and what may have been. */
export function scopeGaps(scope: Scope, read: ScopeRead): readonly Gap[] {
  switch (scope.kind) {
    case 'everything':
      return [];
    case 'tags':
      return tagGaps(scope.tags, read);
    case 'stacks':
      return stackGaps(scope.stacks, read.membership.stackResources, read.types);
    case 'ids':
      return idGaps(scope.ids, read);
  }
}

/** What did not tell its tags may be in scope or not. What another account owns (an organization's trail) carries tags of that one only. */
function tagGaps(tags: Readonly<Record<string, string>>, { all, inside, account }: ScopeRead): readonly Gap[] {
  const wanted = Object.entries(tags);
  const open = all.filter(
    (one) =>
      one.unseenTags !== undefined &&
      !inside.has(one) &&
      wanted.every(([key, value]) => (one.tags[key] ?? value) === value) &&
      (one.arn?.split(':')[4] || account) === account,
  );
  return [...Map.groupBy(open, ({ type }) => type)].map(([type, some]) => ({
    what: `${type} that may carry ${wanted.map((pair) => pair.join('=')).join(', ')}`,
    reason: `whether ${some.length} of them do is not known: ${some[0]?.unseenTags?.unseen}`,
    mend: 'Allow what the reason names ("plumbline doctor --live" prints the policy that is needed), or name the region that it names.',
    types: [type],
  }));
}

/** A stack of which no resource is listed anywhere is a name that was mistyped, or a region that was left out. */
function stackGaps(
  stacks: readonly string[],
  resources: readonly StackResource[],
  types: readonly string[],
): readonly Gap[] {
  const known = new Set(resources.map(({ stack }) => stack));
  return stacks
    .filter((stack) => !known.has(stack.startsWith('arn:') ? (stack.split('/')[1] ?? stack) : stack))
    .map((stack) => ({
      what: `stack ${stack}`,
      reason: 'it was found in none of the regions that were asked',
      mend: 'Check its name, and name its region.',
      types,
    }));
}

/** What an id names may be of any type. */
function idGaps(ids: readonly string[], { all, types }: ScopeRead): readonly Gap[] {
  const known = new Set(all.flatMap(({ ref, arn = ref }) => [ref, arn]));
  return [...new Set(ids)]
    .filter((id) => !known.has(id))
    .map((id) => ({
      what: `id ${id}`,
      reason: 'nothing that was read has it, in the regions that were asked',
      mend: 'Check it, and name its region.',
      types,
    }));
}
