import type { LoadObjective } from '../../src/inventory/architecture.ts';
import { LoadRefusal } from '../load-refusal.ts';
import type { AbuseTold } from '../scripts/told.ts';
import type { Ask } from '../target/ask.ts';
import { routeTold, tryRoute } from './api.ts';
import { giving } from './given.ts';
import { type Environment, loginTold, tokenOf } from './login.ts';
import type { Prepared, Scenario } from './scenario.ts';

/** What an API must refuse, each asked once. */
export function abuse(environment: Environment): Scenario {
  return {
    id: 'abuse',
    title: 'What an API must refuse: a bad token, a malformed or oversize body, a burst',
    script: new URL('../scripts/abuse.ts', import.meta.url),
    prepare: (ask, objective) => prepared(ask, objective, environment),
    // Each refusal is asked for once, so that none may be lacking.
    limits: () => [{ kind: 'errors', ratio: 0 }],
    once: true,
  };
}

async function prepared(ask: Ask, objective: LoadObjective, outer: Environment): Promise<Prepared> {
  const { environment, given } = giving(outer);
  const { login: declared, abuse: asked, routes = [] } = objective.requests ?? {};
  const route = routes.find(({ name }) => name === asked?.route);
  if (!declared || !asked || !route)
    throw new LoadRefusal(
      `Nothing says what ${objective.url} must refuse. Give the file of requests for path "${objective.path}" a login, and abuse with one of its routes.`,
    );
  const login = loginTold(objective, declared);
  const abused = routeTold(objective, route);
  await tryRoute(ask, abused, await tokenOf(ask, login, environment), environment);
  const { badToken, malformed, oversize, burst } = asked;
  const told: AbuseTold = { login, route: abused, badToken, malformed, oversize, burst };
  // The login, three refusals, the burst, and one request after it.
  return { requestsPerIteration: 5 + burst.requests, pacedMs: 5000, told, environment: given() };
}
