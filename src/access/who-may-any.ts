import type { Resource } from '../inventory/resource.ts';
import type { Access, Grant, WhoMay } from './access.ts';
import { whoIs } from './principal.ts';

/** Who may do at least one of the actions on a resource: each principal once, with its surest answer and the statements on all of the actions. */
export function whoMayAny(access: Access, actions: readonly string[], on: Resource): WhoMay {
  const answers = actions.map((action) => access.whoMay(action, on));
  const byPrincipal = Map.groupBy(
    answers.flatMap(({ grants }) => grants),
    ({ principal }) => `${principal.kind} ${whoIs(principal)}`,
  );
  const unseen = new Map(answers.flatMap((one) => one.unseen).map((why) => [why.message, why]));
  return { grants: [...byPrincipal.values()].flatMap(merged), unseen: [...unseen.values()] };
}

function merged(grants: readonly Grant[]): readonly Grant[] {
  const surest = grants.find(({ answer }) => answer.verdict !== 'unknown') ?? grants[0];
  if (!surest) return [];
  const by = [...new Set(grants.flatMap(({ answer }) => answer.by))];
  return [{ principal: surest.principal, answer: { ...surest.answer, by } }];
}
