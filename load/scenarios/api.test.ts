import { describe, test } from 'node:test';
import { assert } from 'chai';
import type { LoadRequests } from '../../src/inventory/architecture.ts';
import { LoadRefusal } from '../load-refusal.ts';
import type { Ask } from '../target/ask.ts';
import { api } from './api.ts';
import { needsK6, serving, trial, trialAsk, trialObjective, valuesOf } from './script-trial.ts';

const requests: Omit<LoadRequests, 'origin'> = {
  login: {
    path: 'login',
    body: { user: 'learner-{user}', password: '${LOAD_TRIAL_PASSWORD}' },
    token: 'accessToken',
    refresh: { path: 'refresh', token: 'refreshToken' },
  },
  routes: [
    {
      name: 'list',
      method: 'GET',
      path: 'courses',
      weight: 3,
      status: 200,
      type: 'application/json',
      has: '"courses"',
    },
    {
      name: 'save',
      method: 'POST',
      path: 'courses/{1-9}',
      body: { lesson: '{1-5}' },
      weight: 1,
      status: 201,
      type: 'application/json',
    },
  ],
};

interface Seen {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

interface Broken {
  readonly list?: { readonly status?: number; readonly type?: string; readonly body?: string };
  readonly isSilent?: boolean;
  /** Seconds that a token lives. */
  readonly life?: number;
}

/** An API with one token for each login; what it is asked is kept. */
async function apiThat({
  list = {},
  isSilent = false,
  life = 3600,
}: Broken = {}): Promise<
  AsyncDisposable & { readonly url: string; readonly seen: readonly Seen[]; silence: () => void }
> {
  const seen: Seen[] = [];
  let silent = isSilent;
  let tokens = 0;
  const server = await serving((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      if (silent) return;
      const path = request.url ?? '';
      seen.push({ path, authorization: request.headers.authorization, body });
      const answer = (status: number, text: string, type = 'application/json'): void => {
        response.writeHead(status, { 'content-type': type }).end(text);
      };
      if (path === '/login' || path === '/refresh') {
        const payload = Buffer.from(JSON.stringify({ exp: Date.now() / 1000 + life })).toString('base64url');
        tokens += 1;
        answer(200, JSON.stringify({ accessToken: `head.${payload}.${tokens}`, refreshToken: `again-${tokens}` }));
      } else if (!request.headers.authorization?.startsWith('Bearer head.')) answer(401, '{}');
      else if (path === '/courses') answer(list.status ?? 200, list.body ?? '{"courses":[]}', list.type);
      else answer(201, '{}');
    });
  });
  return {
    ...server,
    seen,
    silence: () => void (silent = true),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const scenario = api((name) => (name === 'LOAD_TRIAL_PASSWORD' ? 'secret' : undefined));
const signal = AbortSignal.timeout(60_000);

async function played(
  broken: Broken,
  seconds = 1,
): Promise<{ readonly result: Awaited<ReturnType<typeof trial>>; readonly seen: readonly Seen[] }> {
  await using server = await apiThat(broken);
  const objective = { ...trialObjective(server.url, requests), ratePerSecond: 40 };
  const prepared = await scenario.prepare(trialAsk, objective, signal);
  return { result: await trial(scenario, objective, prepared, { seconds, mostUsers: 3 }), seen: server.seen };
}

async function refused(url: string, asked: Omit<LoadRequests, 'origin'> | undefined): Promise<string> {
  try {
    await scenario.prepare(trialAsk, trialObjective(url, asked), signal);
  } catch (error) {
    assert.instanceOf(error, LoadRefusal);
    return (error as Error).message;
  }
  assert.fail('It was prepared.');
}

test('a password of the environment reaches the script and not the plan', async () => {
  await using server = await apiThat();
  const { told, environment } = await scenario.prepare(trialAsk, trialObjective(server.url, requests), signal);
  assert.deepEqual(environment, { PLUMBLINE_GIVEN_LOAD_TRIAL_PASSWORD: 'secret' });
  assert.notInclude(JSON.stringify(told), 'secret');
});

describe('an API in k6', { ...needsK6, concurrency: true }, () => {
  test('a mix is played in proportion with a token, and every request is one reading', async () => {
    const { result, seen } = await played({});
    assert.deepEqual(result.failures, {});
    assert.closeTo((result.routes['list'] ?? 0) / (result.routes['save'] ?? 1), 3, 0.8);
    assert.equal(valuesOf(result, 'http_reqs').length, valuesOf(result, 'plumbline_request').length);
    assert.equal(valuesOf(result, 'plumbline_begun').length, valuesOf(result, 'plumbline_ended').length);
    // On a busy machine some are dropped at their slots.
    const dropped = valuesOf(result, 'dropped_iterations').reduce((sum, value) => sum + value, 0);
    assert.isAtLeast(valuesOf(result, 'plumbline_begun').length + dropped, 39);
    assert.isBelow(Math.min(...valuesOf(result, 'plumbline_lag')), 50);
    assert.isAtMost(result.routes['login'] ?? 0, 3);
    const write = seen.find(({ path, body }) => /^\/courses\/[1-9]$/u.test(path) && body !== '');
    assert.match(write?.body ?? '', /^\{"lesson":[1-5]\}$/u);
    assert.isTrue(seen.some(({ body }) => body === '{"user":"learner-1","password":"secret"}'));
    const [first] = result.samples.filter(({ metric }) => metric === 'plumbline_request');
    assert.hasAllKeys(first?.tags, ['route', 'status', 'proto', 'scenario']);
    assert.equal(first?.tags['proto'], 'http/1.1');
    assert.equal(first?.tags['scenario'], 'peak');
  });

  test('a token about to expire is renewed with what the login gave for it', async () => {
    const { result, seen } = await played({ life: 0.5 });
    assert.deepEqual(result.failures, {});
    assert.isAtLeast(result.routes['refresh'] ?? 0, 1);
    assert.match(seen.find(({ path }) => path === '/refresh')?.body ?? '', /^\{"refreshToken":"again-\d+"\}$/u);
  });

  test('an error page behind a good status is a failure of each request that meets it', async () => {
    const typed = await played({ list: { type: 'text/html', body: '<h1>Sorry</h1>' } });
    assert.deepEqual(Object.keys(typed.result.failures), ['list: wrong type']);
    assert.equal(typed.result.failures['list: wrong type'], typed.result.routes['list']);
    const worded = await played({ list: { body: '{"error":"sorry"}' } });
    assert.deepEqual(Object.keys(worded.result.failures), ['list: wrong content']);
  });

  test('a status of 503 is named', async () => {
    const { result } = await played({ list: { status: 503 } });
    assert.deepEqual(Object.keys(result.failures), ['list: status 503']);
  });

  test('too few users before a service that says nothing: timed-out logins and dropped iterations', async () => {
    await using server = await apiThat();
    const objective = { ...trialObjective(server.url, requests), ratePerSecond: 20, p99Ms: 10 };
    const prepared = await scenario.prepare(trialAsk, objective, signal);
    server.silence();
    const result = await trial(scenario, objective, prepared, { mostUsers: 2 });
    assert.deepEqual(result.failures, { 'login: timed out': 2 });
    assert.isAtLeast(Math.min(...valuesOf(result, 'plumbline_request')), 1990);
    const dropped = valuesOf(result, 'dropped_iterations').reduce((sum, value) => sum + value, 0);
    assert.isAtLeast(dropped, 17);
  });
});

test('what cannot be played is refused, with what came and the mend', async () => {
  await using server = await apiThat();
  assert.match(await refused(server.url, undefined), /Nothing says what is called/u);
  const [list, save] = requests.routes ?? [];
  if (!list || !save || !requests.login) throw new Error('Two routes and a login are declared above.');
  assert.match(
    await refused(server.url, { ...requests, login: { ...requests.login, token: 'jwt' } }),
    /answers without a token in "jwt"/u,
  );
  assert.match(
    await refused(server.url, { ...requests, login: { ...requests.login, body: '${LOAD_TRIAL_ABSENT}' } }),
    /has no LOAD_TRIAL_ABSENT\. Set it/u,
  );
  const { login: _, ...open } = requests;
  assert.match(
    await refused(server.url, open),
    /Route "list", GET http:\/\/127\.0\.0\.1:\d+\/courses, is answered with 401, not 200\./u,
  );
  await using moved = await serving((_request, response) => {
    response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
  });
  assert.match(await refused(moved.url, requests), /redirects to https:\/\/elsewhere\.example\/ \(302\)/u);
  assert.match(
    await refused(moved.url, { routes: [list] }),
    /is answered with 302 to https:\/\/elsewhere\.example\/, not 200/u,
  );
});

test('a refusal shows a route as it is declared, without what the environment filled in', async () => {
  await using server = await apiThat();
  const [list] = requests.routes ?? [];
  if (!list) throw new Error('A route is declared above.');
  const routes = [{ ...list, path: 'courses?key=${LOAD_TRIAL_PASSWORD}' }];
  const missing = await refused(server.url, { routes });
  assert.match(missing, /courses\?key=\$\{LOAD_TRIAL_PASSWORD\}, is answered with 401/u);
  assert.notInclude(missing, 'secret');
  const refusing: Ask = async (url) => Promise.reject(new LoadRefusal(`${url} refused the connection.`));
  const silent = await scenario
    .prepare(refusing, trialObjective(server.url, { routes }), signal)
    .then(() => 'It was prepared.', String);
  assert.match(silent, /LoadRefusal: .*key=\$\{LOAD_TRIAL_PASSWORD\} refused the connection/u);
});
