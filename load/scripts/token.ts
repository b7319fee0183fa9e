import encoding from 'k6/encoding';
import { bodyOf } from './client.ts';
import { unlike } from './expected.ts';
import { ask } from './request.ts';
import type { LoginTold } from './told.ts';

/** A token is renewed at least so often, that renewing is measured too. */
const usesBeforeRefresh = 25;

interface Session {
  readonly token: string;
  readonly answer: Readonly<Record<string, unknown>>;
  readonly staleAtMs: number;
  uses: number;
}

// Each virtual user has its own copy of this module.
let session: Session | undefined;

/** This client's token: from a login, its last session, or a refresh; undefined where none could be had, which is then told as a failure. */
export function tokenFor(login: LoginTold, timeOutMs: number): string | undefined {
  if (session && login.refresh && (Date.now() > session.staleAtMs || session.uses >= usesBeforeRefresh))
    session = refreshed(login, login.refresh, session, timeOutMs);
  else if (session && Date.now() > session.staleAtMs) session = undefined;
  session ??= sessionFrom('login', login.url, bodyOf(login.body), login.token, {}, timeOutMs);
  if (session) session.uses += 1;
  return session?.token;
}

/** For a token that was refused: the next request begins with a login. */
export function forgetToken(): void {
  session = undefined;
}

/** Whoever refreshes shows the token it has, and what the login gave for the purpose where it gave any. */
function refreshed(
  { token }: LoginTold,
  refresh: { readonly url: string; readonly token: string },
  last: Session,
  timeOutMs: number,
): Session | undefined {
  const given = last.answer[refresh.token];
  const body = JSON.stringify(given === undefined ? {} : { [refresh.token]: given });
  const next = sessionFrom('refresh', refresh.url, body, token, { Authorization: `Bearer ${last.token}` }, timeOutMs);
  return next && { ...next, answer: { ...last.answer, ...next.answer } };
}

function sessionFrom(
  route: string,
  url: string,
  body: string | undefined,
  field: string,
  headers: Readonly<Record<string, string>>,
  timeOutMs: number,
): Session | undefined {
  let answered: Readonly<Record<string, unknown>> = {};
  const { error } = ask({
    route,
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
    read: 'text',
    timeOutMs,
    judge(answer) {
      const wrong = unlike(answer, { status: answer.status === 201 ? 201 : 200 });
      if (wrong !== undefined) return wrong;
      answered = objectIn(typeof answer.body === 'string' ? answer.body : '');
      return typeof answered[field] === 'string' ? undefined : 'wrong content';
    },
  });
  const token = answered[field];
  if (error !== undefined || typeof token !== 'string') return undefined;
  return { token, answer: answered, staleAtMs: staleAt(token), uses: 0 };
}

/** When a fifth of a token's life, or half a minute, is left of it; never, where it does not say. */
function staleAt(token: string): number {
  const [, payload = ''] = token.split('.');
  let expires: unknown;
  try {
    expires = objectIn(encoding.b64decode(payload, 'rawurl', 's'))['exp'];
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  if (typeof expires !== 'number') return Number.POSITIVE_INFINITY;
  return expires * 1000 - Math.min(30_000, Math.max(0, expires * 1000 - Date.now()) / 5);
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
