import { isGuarded, isList, isMap, isReference, isText, isUnseen, join, type Value } from '../../inventory/value.ts';
import { beyondTwins } from './beyond-twins.ts';
import { concrete, type Ground } from './deploy/concrete.ts';
import { isOrderedList } from './ordered-list.ts';

/**
 * What was read back, with what could not be made of its declaration unseen at its place: a parameter without a value, what hangs on an open
 * condition, a reference to what was not created. Else what nobody could deploy would read as not set.
 */
export function withLeftOut(told: Value | undefined, declared: Value, ground: Ground, path = ''): Value | undefined {
  const [hole] = Object.values(concrete(declared, ground).leftOut);
  if (hole === undefined || isUnseen(told)) return told;
  if (isList(declared)) return isList(told) || told === undefined ? listed(told ?? [], declared, ground, path) : hole;
  if (!isMap(declared) || isReference(declared) || isText(declared) || isUnseen(declared) || isGuarded(declared))
    return hole;
  // What lies below a member that is not told cannot be put anywhere.
  if (!isMap(told)) return hole;
  return {
    ...told,
    ...Object.fromEntries(
      Object.entries(declared).flatMap(([key, item]) => {
        const below = withLeftOut(told[key], item, ground, join(path, key));
        return below === undefined ? [] : [[key, below]];
      }),
    ),
  };
}

/** Items keep their places where these say something; what stands for a lost item comes last in a set. */
function listed(told: readonly Value[], declared: readonly Value[], ground: Ground, path: string): readonly Value[] {
  const made = declared.map((item) => concrete(item, ground));
  const own = declared.flatMap((_, index) => (made[index]?.value === undefined ? [] : [index]));
  const twins = beyondTwins(
    told,
    own.map((index) => made[index]?.value as Value),
    [],
    path,
  );
  const seen = told.map((item, index) => {
    const twin = own[twins[index] ?? -1];
    const declaration = twin === undefined ? undefined : declared[twin];
    return declaration === undefined ? item : (withLeftOut(item, declaration, ground, join(path, '*')) ?? item);
  });
  const found = new Set(twins.map((index) => own[index ?? -1]));
  const lost = declared.flatMap((_, index) => {
    const [hole] = Object.values(made[index]?.leftOut ?? {});
    return hole === undefined || found.has(index) ? [] : [{ index, hole }];
  });
  if (!isOrderedList(path)) return [...seen, ...lost.map(({ hole }) => hole)];
  return lost.reduce<readonly Value[]>((items, { index, hole }) => items.toSpliced(index, 0, hole), seen);
}
