import type { LoadLogin, LoadObjective } from '../../src/inventory/architecture.ts';
import { LoadRefusal } from '../load-refusal.ts';
import { fill, type Filling } from '../scripts/fill.ts';
import type { LoginTold } from '../scripts/told.ts';
import type { Ask } from '../target/ask.ts';
import { look } from './look.ts';

export type Environment = Filling['environment'];

/** A path of the requests file as a URL. Throws LoadRefusal for one that leads to another host, whichever way it is written. */
export function urlUnder(objective: Pick<LoadObjective, 'url'>, path: string): string {
  const base = objective.url.endsWith('/') ? objective.url : `${objective.url}/`;
  const { href, origin } = new URL(path, base);
  if (origin !== new URL(base).origin)
    throw new LoadRefusal(
      `Path "${path}" leads to ${origin}, and load goes to the host of ${objective.url} only. Write it without a host in the file of requests.`,
    );
  // The braces of placeholders are filled later, and must not be escaped here.
  return href.replaceAll('%7B', '{').replaceAll('%7D', '}');
}

export function loginTold(objective: Pick<LoadObjective, 'url'>, { path, body, token, refresh }: LoadLogin): LoginTold {
  const told = { url: urlUnder(objective, path), body, token };
  return refresh ? { ...told, refresh: { ...refresh, url: urlUnder(objective, refresh.path) } } : told;
}

/** Logs in as the first client, and gives its token. */
export async function tokenOf(
  ask: Ask,
  { url, body, token: field }: LoginTold,
  environment: Environment,
): Promise<string> {
  const { body: answered } = await look(ask, url, {
    what: 'The login',
    types: ['application/json'],
    how: {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(filled(body, environment)),
    },
  });
  const token = (parsed(answered) as Readonly<Record<string, unknown>> | null)?.[field];
  if (typeof token !== 'string' || token === '')
    throw new LoadRefusal(
      `The login, ${url}, answers without a token in "${field}". Name the field that holds it, or mend the service.`,
    );
  return token;
}

/** A body as the first client sends it; a name that the environment lacks is a refusal. */
export function filled(body: unknown, environment: Environment): unknown {
  try {
    return fill(body, { user: 1, environment, random: () => 0 });
  } catch (error) {
    throw new LoadRefusal((error as Error).message, { cause: error });
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
