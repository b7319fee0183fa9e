import type { UnseenInput } from '../inventory/read.ts';
import type { Statement } from './statement.ts';
import type { Truth } from './truth.ts';

/**
 * Whether somebody may do something. `allowed`: by these statements, whatever the request. `depends`: on the request, in the words of the
 * conditions that are open. `denied`: by these statements, or by none (implicitly). `unknown`: something that decides was not seen.
 */
export type Answer =
  | { readonly verdict: 'allowed'; readonly by: readonly Statement[] }
  | {
      readonly verdict: 'depends';
      readonly by: readonly Statement[];
      readonly when: readonly string[];
      readonly unless: readonly Statement[];
    }
  | { readonly verdict: 'denied'; readonly by: readonly Statement[] }
  | { readonly verdict: 'unknown'; readonly by: readonly Statement[]; readonly why: UnseenInput };

/** A statement and whether it meets a request. */
export interface Met {
  readonly statement: Statement;
  readonly truth: Truth;
}

/** The statements that do, or could, meet the request. */
export function possible(met: readonly Met[]): readonly Statement[] {
  return met.filter(({ truth }) => truth.is !== 'no').map(({ statement }) => statement);
}
