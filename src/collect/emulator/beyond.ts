import type { Mapped } from '../aws/collector.ts';
import type { Concrete } from './deploy/creator.ts';
import { isList, isMap, join, type Unseen, type Value, type ValueMap } from '../../inventory/value.ts';
import { beyondAlike } from './beyond-alike.ts';
import { beyondTwins } from './beyond-twins.ts';
import { emulatorInput } from './emulator-input.ts';
import type { Trap } from './trap.ts';

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
      .map(({ property, explanation }) => [property, explanation.replace(/\.$/u, '')] as const),
  ];
  const properties = holes.reduce<Value>(
    (made, [path, reason]) =>
      declared === undefined
        ? hiddenWhatever(made, path.split('.'), reason)
        : hidden(made, declared as Value, path.split('.'), reason),
    record.properties,
  );
  return { ...record, properties: properties as ValueMap };
}

/** Where nobody here made it, what is told may be wrong, and what is not told may be set: but for items of a list, of which there may be none. */
function hiddenWhatever(told: Value | undefined, path: readonly string[], reason: string): Value {
  const [key, ...rest] = path;
  if (key === undefined) return { unseen: reason, input: emulatorInput } satisfies Unseen;
  if (key === '*') return isList(told) ? told.map((item) => hiddenWhatever(item, rest, reason)) : (told ?? []);
  if (told !== undefined && !isMap(told)) return told;
  if (told?.[key] === undefined && rest.includes('*')) return told ?? {};
  return { ...told, [key]: hiddenWhatever(told?.[key], rest, reason) };
}

/** Only where the source says something else there, or nothing is known of it. `at` is where it stands. */
function hidden(
  told: Value | undefined,
  declared: Value | undefined,
  path: readonly string[],
  reason: string,
  at = '',
): Value {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (beyondAlike(told, declared, at)) return told ?? null;
    return { unseen: reason, input: emulatorInput } satisfies Unseen;
  }
  if (key === '*' || /^\d+$/u.test(key)) {
    if (!isList(told)) return path.length > 1 || told === undefined ? unseenInstead(told, declared, reason) : told;
    const items = isList(declared) ? declared : undefined;
    const twins = items && beyondTwins(told, items, rest, at);
    const seen = told.map((item, index) => {
      const own = twins ? twins[index] : index;
      if (key !== '*' && String(own) !== key) return item;
      return hidden(item, own === undefined ? undefined : items?.[own], rest, reason, join(at, '*'));
    });
    // Where whole items are lost, the list without them would read as all there is.
    const lost = key === '*' && rest.length === 0 ? (items ?? []).filter((_, own) => !twins?.includes(own)) : [];
    return [...seen, ...lost.map(() => unseenInstead(undefined, lost, reason))];
  }
  if (told !== undefined && !isMap(told)) return told;
  const below = isMap(declared) ? declared[key] : undefined;
  // Neither sets it: nothing was lost.
  if (told?.[key] === undefined && below === undefined) return told ?? {};
  return { ...told, [key]: hidden(told?.[key], below, rest, reason, join(at, key)) };
}

function unseenInstead(told: Value | undefined, declared: Value | undefined, reason: string): Value {
  if (declared === undefined) return told ?? [];
  return { unseen: reason, input: emulatorInput };
}
