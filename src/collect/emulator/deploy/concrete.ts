import { isGuarded, isList, isMap, isReference, isText, isUnseen, join, type Value } from '../../../inventory/value.ts';
import type { Created } from './creator.ts';

/** A value as a call takes it, and what had to be left out of it, by dotted path, with the reason. */
export interface Made {
  readonly value: unknown;
  readonly leftOut: Readonly<Record<string, string>>;
}

/** Replaces references by the physical ids of what was created; what was not seen, or was not created, is left out and told. */
export function concrete(value: Value, created: ReadonlyMap<string, Created>): Made {
  const leftOut: Record<string, string> = {};
  return { value: made(value, ''), leftOut };

  function made(one: Value, path: string): unknown {
    if (isReference(one)) return physical(one.reference, one.attribute, path);
    if (isText(one)) {
      const pieces = one.text.map((piece) => (typeof piece === 'string' ? piece : made(piece, path)));
      return pieces.includes(undefined) ? undefined : pieces.join('');
    }
    if (isUnseen(one) || isGuarded(one)) {
      leftOut[path] = isUnseen(one) ? one.unseen : `hangs on ${one.when.question}`;
      return undefined;
    }
    if (isList(one))
      return one.map((item, index) => made(item, join(path, index))).filter((item) => item !== undefined);
    if (!isMap(one)) return one;
    return Object.fromEntries(
      Object.entries(one).flatMap(([key, item]) => {
        const told = made(item, join(path, key));
        return told === undefined ? [] : [[key, told]];
      }),
    );
  }

  function physical(id: string, attribute: string, path: string): string | undefined {
    const there = created.get(id);
    const told = attribute === 'Ref' ? there?.ref : there?.attributes[attribute];
    if (told === undefined) leftOut[path] = `${id} ${there ? `has no ${attribute} there` : 'was not created'}`;
    return told;
  }
}
