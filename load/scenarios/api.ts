import type { LoadObjective, LoadRoute } from '../../src/inventory/architecture.ts';
import { LoadRefusal } from '../load-refusal.ts';
import type { ApiTold, RouteTold } from '../scripts/told.ts';
import type { Ask } from '../target/ask.ts';
import { giving } from './given.ts';
import { type Environment, filled, loginTold, tokenOf, urlUnder } from './login.ts';
import type { Prepared, Scenario } from './scenario.ts';

/** Each iteration is one request of the declared mix. */
export function api(environment: Environment): Scenario {
  return {
    id: 'api',
    title: 'Reads and writes of an API, with login and refresh',
    script: new URL('../scripts/api.ts', import.meta.url),
    prepare: (ask, objective) => prepared(ask, objective, environment),
    limits: () => [],
  };
}

async function prepared(ask: Ask, objective: LoadObjective, outer: Environment): Promise<Prepared> {
  const { environment, given } = giving(outer);
  const { requests } = objective;
  const routes = requests?.routes?.map((route) => routeTold(objective, route)) ?? [];
  if (routes.length === 0)
    throw new LoadRefusal(
      `Nothing says what is called of ${objective.url}. Give the objective for path "${objective.path}" a file of requests with routes.`,
    );
  const login = requests?.login && loginTold(objective, requests.login);
  const token = login && (await tokenOf(ask, login, environment));
  for (const route of routes) await tryRoute(ask, route, token, environment);
  const told: ApiTold = login ? { login, routes } : { routes };
  return { requestsPerIteration: 1, pacedMs: 0, told, environment: given() };
}

export function routeTold(objective: LoadObjective, { path, ...route }: LoadRoute): RouteTold {
  return { ...route, url: urlUnder(objective, path) };
}

/**
 * Asks a route once. Refused is what the declaration may be wrong about: a status of 3xx or 4xx that it does not name, a name the
 * environment lacks. What only the service can be wrong about, an error page or a 5xx, is left for the run to count.
 */
export async function tryRoute(
  ask: Ask,
  { name, method, url, body, status, type }: RouteTold,
  token: string | undefined,
  environment: Environment,
): Promise<void> {
  const asked = String(filled(url, environment));
  // What the environment filled in may be secret, and refusals stand in the report.
  const answer = await shownAs(url, asked, ask, {
    method,
    headers: {
      accept: type,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(filled(body, environment)) }),
  });
  if (answer.status === status || answer.status === 429 || answer.status < 300 || answer.status >= 500) return;
  const to = answer.headers['location'];
  throw new LoadRefusal(
    `Route "${name}", ${method} ${url}, is answered with ${answer.status}${to === undefined ? '' : ` to ${to}`}, not ${status}. Mend the route in the file of requests, or the service.`,
  );
}

async function shownAs(shown: string, url: string, ask: Ask, how: Parameters<Ask>[1]): ReturnType<Ask> {
  try {
    return await ask(url, how);
  } catch (cause) {
    if (!(cause instanceof LoadRefusal)) throw cause;
    throw new LoadRefusal(cause.message.replaceAll(url, () => shown));
  }
}
