import type { Mapped } from '../collect/aws/collector.ts';
import { linked, type Logical } from '../collect/aws/linked.ts';
import { withoutBeyond } from '../collect/emulator/beyond.ts';
import { concrete } from '../collect/emulator/deploy/concrete.ts';
import type { Concrete } from '../collect/emulator/deploy/creator.ts';
import { recordSetGroups } from '../collect/emulator/deploy/creators/route53/record-set-groups.ts';
import { isHalfMade } from '../collect/emulator/deploy/half-made.ts';
import { withLeftOut } from '../collect/emulator/left-out.ts';
import { isMadeByItself } from '../collect/emulator/made-by-itself.ts';
import { traps } from '../collect/emulator/traps/catalogue.ts';
import type { Resource } from '../inventory/resource.ts';
import { isUnseen, type ValueMap } from '../inventory/value.ts';
import type { Physical } from './emulator-physical.ts';
import { groundOf, type Kept } from './kept-emulator.ts';

/** Records of what was read back, under the names that the templates give them, with what the emulator cannot show unseen. */
export function emulatorRecords(
  mapped: readonly Mapped[],
  declared: readonly Resource[],
  state: Kept,
  physical: Physical,
): readonly Resource[] {
  const ground = groundOf(state);
  const notTaken = new Map(state.notTaken);
  const { sourceOf } = physical;
  const logicalOf = (one: Mapped): Logical | undefined => {
    const source = sourceOf(one);
    return source && { id: source.id, stack: source.stack ?? '', logicalId: source.logicalId ?? '' };
  };
  const told = recordSetGroups(mapped, declared, new Map(state.created)).flatMap((one): readonly Mapped[] => {
    const source = sourceOf(one);
    if (source === undefined) return isMadeByItself(one) || isHalfMade(one, state.missing) ? [] : [one];
    const asked = concrete(source.properties, ground).value as Concrete;
    // Whose tags it cannot tell is known: it was made here.
    const { unseenTags, ...read } = withoutBeyond(one, asked, traps, notTaken.get(source.id) ?? {});
    const properties = withLeftOut(read.properties, source.properties, ground) as ValueMap;
    return [{ ...read, properties, tags: unseenTags ? writtenIn(source) : read.tags, region: source.region }];
  });
  const sources = new Map(declared.map((one) => [one.id, one]));
  return linked(told, { account: state.account, at: new Date().toISOString(), logicalOf }).map((record) =>
    withDoubtsOf(sources.get(record.id), record),
  );
}

/** Whether it exists at all, and tags that were not seen, are as open as they were in its template: it was made all the same, or without them. */
function withDoubtsOf(source: Resource | undefined, record: Resource): Resource {
  if (!source) return record;
  const unseenTags = Object.fromEntries(Object.entries(source.tags).filter(([, value]) => isUnseen(value)));
  return {
    ...record,
    tags: { ...record.tags, ...unseenTags },
    ...(source.unseenTags ? { unseenTags: source.unseenTags } : {}),
    ...(source.existence ? { existence: source.existence } : {}),
  };
}

function writtenIn({ tags }: Resource): Mapped['tags'] {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}
