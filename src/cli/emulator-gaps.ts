import { collectors } from '../collect/aws/catalogue.ts';
import { emulatorInput } from '../collect/emulator/beyond.ts';
import type { Emulator } from '../collect/emulator/emulator.ts';
import type { Gap } from '../inventory/inventory.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import type { Kept } from './kept-emulator.ts';
import type { ReadTarget } from './read-target.ts';

/** A declared resource that nothing was seen of. */
export interface Lacking {
  readonly resource: Resource;
  readonly reason: string;
}

/** Declared resources that the emulator lacks, or whose type nothing reads. */
export function lackingOf(declared: readonly Resource[], { missing }: Kept): readonly Lacking[] {
  const read = new Set(collectors.flatMap(({ types }) => types));
  const lacks = new Map(missing.filter(({ kind }) => kind === 'lacks').map(({ id, reason }) => [id, reason]));
  return declared.flatMap((resource) => {
    const unread = read.has(resource.type) ? undefined : `nothing here reads ${resource.type} of an account`;
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

/** That one could not be made: whatever asks for its type did not see all. */
export function failureGap({ id, type, reason }: Kept['missing'][number]): Gap {
  return {
    what: id,
    reason: `it could not be made in the emulator: ${reason.replace(/\.$/u, '')}`,
    mend: 'Mend the template, or the creator of its type.',
    types: [type],
  };
}

/** What a run on this emulator does not show. */
export function cannotShowOf(
  name: string,
  lacking: readonly Lacking[],
  made: ReadonlySet<string>,
  { notTaken }: Kept,
): ReadTarget['cannotShow'] {
  const lost = notTaken.flatMap(([id, properties]) =>
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
