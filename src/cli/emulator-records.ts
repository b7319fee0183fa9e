import { collectors } from '../collect/aws/catalogue.ts';
import type { Mapped } from '../collect/aws/collector.ts';
import { linked, type Logical } from '../collect/aws/linked.ts';
import { withoutBeyond } from '../collect/emulator/beyond.ts';
import { concrete } from '../collect/emulator/deploy/concrete.ts';
import type { Concrete, Created } from '../collect/emulator/deploy/creator.ts';
import { isHalfMade } from '../collect/emulator/deploy/half-made.ts';
import { isMadeByItself } from '../collect/emulator/made-by-itself.ts';
import { traps } from '../collect/emulator/traps/catalogue.ts';
import type { Resource } from '../inventory/resource.ts';
import type { Kept } from './kept-emulator.ts';

/** Records of what was read back, under the names that the templates give them, with what the emulator cannot show unseen. */
export function emulatorRecords(
  mapped: readonly Mapped[],
  declared: readonly Resource[],
  state: Kept,
  account: string,
): readonly Resource[] {
  const created = new Map<string, Created>(state.created);
  const notTaken = new Map(state.notTaken);
  const global = new Set(collectors.filter(({ scope }) => scope === 'global').flatMap(({ types }) => types));
  const place = (type: string, region: string): string => (global.has(type) ? '' : region);
  const byPhysical = new Map(
    declared.flatMap((resource) => {
      const there = created.get(resource.id);
      const key = there && `${resource.type} ${place(resource.type, resource.region)} ${there.readBackAs ?? there.ref}`;
      return key === undefined ? [] : [[key, resource] as const];
    }),
  );
  const sourceOf = ({ type, region, ref }: Mapped): Resource | undefined =>
    byPhysical.get(`${type} ${place(type, region)} ${ref}`);
  const logicalOf = (one: Mapped): Logical | undefined => {
    const source = sourceOf(one);
    return source && { id: source.id, stack: source.stack ?? '', logicalId: source.logicalId ?? '' };
  };
  const told = mapped.flatMap((one): readonly Mapped[] => {
    const source = sourceOf(one);
    if (source === undefined) return isMadeByItself(one) || isHalfMade(one, state.missing) ? [] : [one];
    const asked = concrete(source.properties, created).value as Concrete;
    return [{ ...withoutBeyond(one, asked, traps, notTaken.get(source.id) ?? {}), region: source.region }];
  });
  return linked(told, { account, at: new Date().toISOString(), logicalOf });
}
