import type { UnseenInput } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import type { Policy } from '../../access/policy.ts';
import { type Statement, statementText } from '../../access/statement.ts';
import { type Judgement, unseenJudgement } from '../check.ts';

/** Statements as findings name them, with the place of each; `no statement` where none speaks. */
export function statementsText(statements: readonly Statement[]): string {
  return statements.length === 0 ? 'no statement' : statements.map(statementText).join(', ');
}

/** Where a finding on statements stands: in the subject's own property, else at the subject; the other records were seen. */
export function groundsOf(
  statements: readonly Statement[],
  { id }: Resource,
): { readonly at?: string; readonly seen: readonly Resource[] } {
  const own = statements.find(({ record }) => record.id === id);
  const seen = statements.map(({ record }) => record).filter((record) => record.id !== id);
  return own ? { at: own.path, seen } : { seen };
}

/** All that was not seen of what a policy allows, and to whom. */
export function holesIn({ statements, unseen }: Policy): readonly UnseenInput[] {
  return [...unseen, ...statements.flatMap((one) => (one.effect === 'Allow' ? (one.principals?.unseen ?? []) : []))];
}

/** The judgement on what was not seen: undefined when nothing is missing. */
export function missing([first]: readonly UnseenInput[]): Judgement | undefined {
  return first && unseenJudgement(first);
}
