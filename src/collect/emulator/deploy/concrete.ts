import {
  holeOf,
  isGuarded,
  isList,
  isMap,
  isReference,
  isText,
  isUnseen,
  join,
  type Unseen,
  type Value,
} from '../../../inventory/value.ts';
import { emulatorInput } from '../emulator-input.ts';
import type { Created } from './creator.ts';

/** A value as a call takes it, and what had to be left out of it, by dotted path. */
export interface Made {
  readonly value: unknown;
  readonly leftOut: Readonly<Record<string, Unseen>>;
}

/** What stands for references and for the account when resources are made. */
export interface Ground {
  readonly created: ReadonlyMap<string, Pick<Created, 'ref' | 'attributes'>>;
  /** Twelve digits; what a template does not know of it is known here. */
  readonly account: string;
}

/** Replaces references by the physical ids of what was created; what was not seen, or was not created, is left out and told. */
export function concrete(value: Value, { created, account }: Ground): Made {
  const leftOut: Record<string, Unseen> = {};
  return { value: made(value, ''), leftOut };

  function made(one: Value, path: string): unknown {
    if (isReference(one)) return physical(one.reference, one.attribute, path);
    if (isText(one)) {
      const pieces = one.text.map((piece) => (typeof piece === 'string' ? piece : made(piece, path)));
      return pieces.includes(undefined) ? undefined : pieces.join('');
    }
    if (isUnseen(one) && one.input === 'AWS::AccountId') return account;
    if (isUnseen(one) || isGuarded(one)) {
      leftOut[path] = isUnseen(one) ? one : holeOf(one.when);
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
    if (told === undefined)
      leftOut[path] = {
        unseen: `${id} ${there ? `has no ${attribute} there` : 'was not created'}`,
        input: emulatorInput,
      };
    return told;
  }
}
