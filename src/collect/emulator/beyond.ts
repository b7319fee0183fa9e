import type { Mapped } from '../aws/collector.ts';
import type { Concrete } from './deploy/creator.ts';
import { isList, isMap, type Unseen, type Value, type ValueMap } from '../../inventory/value.ts';
import type { Trap } from './trap.ts';

/** The input that is said to be missing where an emulator tells otherwise than AWS would: what hangs on it was not assessed. */
export const emulatorInput = 'what the emulator cannot show';

/**
 * What was read back, with what the emulator cannot show of it unseen: what it did not take, and where it falls into a trap. `declared` is
 * what it was made with, in physical ids; undefined for what nobody here made.
 */
export function withoutBeyond(
  record: Mapped,
  declared: Concrete | undefined,
  traps: readonly Pick<Trap, 'type' | 'property' | 'explanation'>[],
  notTaken: Readonly<Record<string, string>>,
): Mapped {
  const holes = [
    ...Object.entries(notTaken),
    ...traps
      .filter(({ type, property }) => type === record.type && property !== '')
      .map(({ property, explanation }) => [property, explanation] as const),
  ];
  const properties = holes.reduce<Value>(
    (made, [path, reason]) => hidden(made, declared as Value | undefined, path.split('.'), reason),
    record.properties,
  );
  return { ...record, properties: properties as ValueMap };
}

/** Only where the source says something else there, or nothing is known of it. */
function hidden(told: Value | undefined, declared: Value | undefined, path: readonly string[], reason: string): Value {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (isAlike(told, declared)) return told ?? null;
    return { unseen: reason, input: emulatorInput } satisfies Unseen;
  }
  if (key === '*' || /^\d+$/u.test(key)) {
    if (!isList(told)) return path.length > 1 || told === undefined ? unseenInstead(told, declared, reason) : told;
    return told.map((item, index) =>
      key === '*' || String(index) === key
        ? hidden(item, isList(declared) ? declared[index] : undefined, rest, reason)
        : item,
    );
  }
  if (told !== undefined && !isMap(told)) return told;
  const below = isMap(declared) ? declared[key] : undefined;
  // Neither sets it: nothing was lost.
  if (told?.[key] === undefined && below === undefined) return told ?? {};
  return { ...told, [key]: hidden(told?.[key], below, rest, reason) };
}

function unseenInstead(told: Value | undefined, declared: Value | undefined, reason: string): Value {
  if (declared === undefined) return told ?? [];
  return { unseen: reason, input: emulatorInput };
}

/** Whether the same is said: scalars however they are written, lists in any order, and of a map at least what was declared. */
function isAlike(told: Value | undefined, declared: Value | undefined): boolean {
  if (isList(declared))
    return (
      isList(told) &&
      told.length === declared.length &&
      declared.every((item) => told.some((one) => isAlike(one, item)))
    );
  if (isMap(declared)) return isMap(told) && Object.entries(declared).every(([key, item]) => isAlike(told[key], item));
  return isScalar(told) && isScalar(declared) && String(told) === String(declared);
}

function isScalar(value: Value | undefined): value is string | number | boolean | null | undefined {
  return typeof value !== 'object' || value === null;
}
