import type { UnseenInput } from '../inventory/read.ts';

/**
 * Whether something holds: yes, no, open (it hangs on the request, which nobody gave: `on` says on what), or unseen (the
 * source has it and it was not seen).
 */
export type Truth =
  | { readonly is: 'yes' }
  | { readonly is: 'no' }
  | { readonly is: 'open'; readonly on: readonly string[] }
  | { readonly is: 'unseen'; readonly why: UnseenInput };

export const yes: Truth = { is: 'yes' };
export const no: Truth = { is: 'no' };

export function truth(holds: boolean): Truth {
  return holds ? yes : no;
}

/** Whether all hold; one that does not decides, whatever was not seen. */
export function allOf(truths: readonly Truth[]): Truth {
  return merged(truths, no, yes);
}

/** Whether one holds; one that does decides, whatever was not seen. */
export function anyOf(truths: readonly Truth[]): Truth {
  return merged(truths, yes, no);
}

/** Whether it holds; what hangs on the request does not. Throws UnseenInput when it was not seen. */
export function isMet(one: Truth): boolean {
  if (one.is === 'unseen') throw one.why;
  return one.is === 'yes';
}

export function opposite(one: Truth): Truth {
  if (one.is === 'yes') return no;
  return one.is === 'no' ? yes : one;
}

function merged(truths: readonly Truth[], decisive: Truth, otherwise: Truth): Truth {
  if (truths.some(({ is }) => is === decisive.is)) return decisive;
  const unseen = truths.find(({ is }) => is === 'unseen');
  if (unseen) return unseen;
  const on = truths.flatMap((one) => (one.is === 'open' ? one.on : []));
  return on.length > 0 ? { is: 'open', on: [...new Set(on)] } : otherwise;
}
