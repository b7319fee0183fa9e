import exec from 'k6/execution';
import { bodyOf, urlOf } from './client.ts';
import { unlike } from './expected.ts';
import { counted } from './iteration.ts';
import { readPlan } from './plan.ts';
import { ask } from './request.ts';
import { timeOutMs } from './time-out.ts';
import { forgetToken, tokenFor } from './token.ts';
import type { ApiTold, RouteTold } from './told.ts';
import { turnOf } from './turn.ts';

const plan = readPlan<ApiTold>();
const { login, routes } = plan.prepared.told;
const limitMs = timeOutMs(plan.objective);
export const options = plan.options;

export default counted(plan, () => {
  const route = turnOf(routes, exec.scenario.iterationInTest);
  if (!route) return;
  const token = login && tokenFor(login, limitMs);
  // Without a token there is nothing to ask with; that the login failed has been told.
  if (login && token === undefined) return;
  const { answer } = ask({
    route: route.name,
    method: route.method,
    url: urlOf(route.url),
    headers: headersOf(route, token),
    ...(route.body === undefined ? {} : { body: bodyOf(route.body) ?? '' }),
    // Without a length only reading tells an empty body; that of HEAD always is.
    ...(route.method === 'HEAD' ? {} : { read: 'text' }),
    timeOutMs: limitMs,
    judge: (given) =>
      unlike(given, {
        status: route.status,
        types: [route.type.toLowerCase()],
        ...(route.has === undefined ? {} : { has: [route.has] }),
      }),
  });
  if (answer.status === 401) forgetToken();
});

function headersOf({ type, body }: RouteTold, token: string | undefined): Record<string, string> {
  return {
    Accept: type,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
}
