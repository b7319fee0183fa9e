import { sleep } from 'k6';
import { bodyOf, urlOf } from './client.ts';
import { counted } from './iteration.ts';
import { readPlan } from './plan.ts';
import { type Answer, ask, type Asked, exchangeAll } from './request.ts';
import { spoiled } from './spoiled.ts';
import { timeOutMs } from './time-out.ts';
import { tokenFor } from './token.ts';
import type { AbuseTold } from './told.ts';

const plan = readPlan<AbuseTold>();
const { login, route, badToken, malformed, oversize, burst } = plan.prepared.told;
const limitMs = timeOutMs(plan.objective);
/** Whoever sent too much is served again after so long at most. */
const patienceSeconds = 5;
export const options = plan.options;

export default counted(plan, () => {
  const token = tokenFor(login, limitMs);
  if (token === undefined) return;
  const good = bodyOf(route.body) ?? '{}';
  ask(asked('bad token', spoiled(token), good, badToken));
  ask(asked('malformed', token, '{"unfinished": ', malformed));
  ask(asked('oversize', token, JSON.stringify({ padding: 'x'.repeat(oversize.bytes) }), oversize.status));
  const waitSeconds = sendBurst(asked('burst', token, good, burst.status));
  sleep(Math.min(patienceSeconds, waitSeconds));
  ask(asked('served again', token, good, route.status));
});

function asked(name: string, token: string, body: string, status: number): Asked {
  return {
    route: `abuse: ${name}`,
    method: route.method,
    url: urlOf(route.url),
    headers: { 'Content-Type': 'application/json', Accept: route.type, Authorization: `Bearer ${token}` },
    body,
    timeOutMs: limitMs,
    judge: (answer) => (answer.status === status ? undefined : `answered ${answer.status}, not ${status}`),
  };
}

/** Sends many at once, of which some must be refused and none may break; gives the seconds after which the service says it serves again. */
function sendBurst(one: Asked): number {
  const judge = ({ status }: Answer): string | undefined => (status >= 500 ? `status ${status}` : undefined);
  const answers = exchangeAll(Array.from({ length: burst.requests }, () => ({ ...one, judge })));
  const refused = answers.filter(({ answer }) => answer.status === burst.status);
  // Each request is one reading; the last also bears what the burst as a whole lacked.
  const lacking = refused.length > 0 ? undefined : `answered ${answers.at(-1)?.answer.status}, not ${burst.status}`;
  for (const [index, { error, tell }] of answers.entries())
    tell(error ?? (index === answers.length - 1 ? lacking : undefined));
  return Math.max(1, ...refused.map(({ answer }) => Number(answer.headers['Retry-After'] ?? 1) || 1));
}
