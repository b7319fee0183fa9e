import { collectors } from '../collect/aws/catalogue.ts';
import { concrete } from '../collect/emulator/deploy/concrete.ts';
import { groupType } from '../collect/emulator/deploy/creators/route53/record-set-groups.ts';
import { emulatorInput } from '../collect/emulator/emulator-input.ts';
import type { Emulator } from '../collect/emulator/emulator.ts';
import type { Gap } from '../inventory/inventory.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { foldedInto, isFolded, type Physical } from './emulator-physical.ts';
import { groundOf, type Kept } from './kept-emulator.ts';
import type { ReadTarget } from './read-target.ts';

const readTypes: ReadonlySet<string> = new Set([...collectors.flatMap(({ types }) => types), groupType]);

/** A declared resource that nothing was seen of. */
export interface Lacking {
  readonly resource: Resource;
  readonly reason: string;
}

/** Declared resources that the emulator lacks, or whose type nothing reads. */
export function lackingOf(declared: readonly Resource[], { missing }: Kept): readonly Lacking[] {
  const lacks = new Map(missing.filter(({ kind }) => kind === 'lacks').map(({ id, reason }) => [id, reason]));
  return declared.flatMap((resource) => {
    const unread = readTypes.has(resource.type) ? undefined : `nothing here reads ${resource.type} of an account`;
    const reason = lacks.get(resource.id)?.replace(/\.$/u, '') ?? unread;
    return reason === undefined ? [] : [{ resource, reason }];
  });
}

/** That it was declared is known, and nothing else. */
export function nothingSeen(resource: Resource, reason: string): Resource {
  const hole = { unseen: reason, input: emulatorInput };
  const properties = Object.fromEntries(Object.keys(resource.properties).map((key) => [key, hole]));
  return { ...resource, properties, attributes: {}, edges: [], positions: {} };
}

/** That the emulator had ended before anything was read of it. */
export function nothingRead(declared: readonly Resource[]): Gap {
  const types = new Set([...collectors.flatMap((one) => one.types), ...declared.map(({ type }) => type)]);
  return { what: '', reason: unreachable, mend: '', types: [...types] };
}

const unreachable = 'could not reach the service';

/** Where the emulator has ended by itself, all calls that could not reach it are one gap, which says so. */
export function withoutEmulator(gaps: readonly Gap[], { name, lost }: Emulator): readonly Gap[] {
  if (!lost.aborted) return gaps;
  const [cut, others] = [true, false].map((isCut) =>
    gaps.filter(({ reason }) => reason.includes(unreachable) === isCut),
  );
  const reason = lost.reason instanceof Error ? lost.reason.message : String(lost.reason);
  const types = [...new Set(cut?.flatMap((gap) => gap.types ?? []))];
  const gap = {
    what: name,
    reason: reason.replaceAll(/\s*\n\s*/gu, ' ').replace(/\.+$/u, ''),
    mend: 'Run again.',
    types,
  };
  return types.length === 0 ? (others ?? []) : [gap, ...(others ?? [])];
}

/**
 * A call that the emulator does not know is beyond it, where nothing of the kind was made there: what was made and is not told is unseen,
 * whatever the answer, and a page of HTML with status 500 may also be a failure.
 */
export function beyondIfLacking(gap: Gap, made: ReadonlySet<string>): Gap {
  const isLack = gap.reason.includes('is not known to the emulator');
  if (!isLack || gap.types?.some((type) => made.has(type)) !== false) return gap;
  return { ...gap, what: emulatorInput, isBeyond: true };
}

function namesOf(all: readonly Resource[]): string {
  const names = all.slice(0, 3).map(nameOf).join(', ');
  return all.length > 3 ? `${names} and ${all.length - 3} more` : names;
}

/** That one could not be made: whatever asks for its type did not see all. */
export function failureGap({ id, type, reason }: Kept['missing'][number]): Gap {
  return {
    what: id,
    reason: `it could not be made in the emulator: ${reason.replace(/\.$/u, '')}`,
    mend: 'Mend the template, or the creator of its type.',
    types: [type, ...(foldedInto(type) ?? [])],
  };
}

/**
 * What was made and is not told: a list that leaves it out, or another that took its name. Types that were not read at all are gaps of
 * their own.
 */
export function untoldGaps(
  declared: readonly Resource[],
  { created }: Kept,
  records: readonly Resource[],
  unread: readonly Gap[],
): readonly Gap[] {
  const made = new Set(created.map(([id]) => id));
  const told = new Set(records.map(({ id }) => id));
  const known = new Set(unread.flatMap(({ types }) => types ?? []));
  const untold = declared.filter(
    (one) => made.has(one.id) && !told.has(one.id) && !isFolded(one) && readTypes.has(one.type) && !known.has(one.type),
  );
  return [...Map.groupBy(untold, ({ type }) => type)].map(([type, all]) => ({
    what: `${type} ${namesOf(all)}`,
    reason: 'made in the emulator, and not told when it was read back',
    mend: 'Run again; if it stays so, look whether another resource has the same name.',
    types: [type],
  }));
}

/** What was made under the name of another of its type, whose settings are lost. CloudFormation would refuse it. */
export function overwritingGaps({ overwriting }: Physical): readonly Gap[] {
  return overwriting.map(({ resource, earlier }) => ({
    what: `${resource.type} ${nameOf(resource)}`,
    reason: `it has the same name as ${nameOf(earlier)}, so that one of them was overwritten in the emulator`,
    mend: 'Give them names that differ.',
    types: [resource.type],
  }));
}

/** What had no value in what is told as a part of another resource: a rule of a security group, a policy of a role. */
export function foldedGaps(declared: readonly Resource[], state: Kept): readonly Gap[] {
  const ground = groundOf(state);
  return declared.flatMap((one): Gap[] => {
    const into = foldedInto(one.type);
    if (into === undefined || !ground.created.has(one.id)) return [];
    const hole = one.existence ?? Object.values(concrete(one.properties, ground).leftOut)[0];
    if (hole === undefined) return [];
    return [
      {
        what: `${one.type} ${nameOf(one)}`,
        reason: `it was made without what has no value: ${hole.unseen}`,
        mend: hole.input === undefined ? 'Give it a value.' : `Give a value for ${hole.input}.`,
        types: [one.type, ...into],
      },
    ];
  });
}

/** What a run on this emulator does not show. */
export function cannotShowOf(
  name: string,
  lacking: readonly Lacking[],
  made: ReadonlySet<string>,
  declared: readonly Resource[],
  state: Kept,
): ReadTarget['cannotShow'] {
  const ground = groundOf(state);
  const leftOut = declared.flatMap((one): readonly (readonly [string, Readonly<Record<string, string>>])[] => {
    if (!ground.created.has(one.id)) return [];
    const holes = Object.entries(concrete(one.properties, ground).leftOut);
    return [[one.id, Object.fromEntries(holes.map(([path, { unseen }]) => [path, unseen]))]];
  });
  // In an order of their own: which was made first is chance.
  const lost = [...leftOut, ...state.notTaken]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, properties]) =>
      Object.entries(properties).map(([path, why]) => ({ what: `${id.split('/').slice(2).join('/')}: ${path}`, why })),
    );
  return [
    {
      what: 'Compliance of what runs on AWS',
      why: `${name} is a test double: it shows that what was deployed can be collected and judged, not what AWS would make of it.`,
    },
    ...new Map(
      lacking.map(({ resource, reason }) => {
        const { type } = resource;
        // Of a type that it can make, only this one is missing.
        const what = made.has(type) ? `${type} ${nameOf(resource)}` : type;
        return [what, { what, why: `${reason}.` }];
      }),
    ).values(),
    ...lost.map(({ what, why }) => ({ what, why: `${why[0]?.toUpperCase() ?? ''}${why.slice(1)}.` })),
  ];
}
