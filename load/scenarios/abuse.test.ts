import { describe, test } from 'node:test';
import { assert } from 'chai';
import type { LoadRequests } from '../../src/inventory/architecture.ts';
import { LoadRefusal } from '../load-refusal.ts';
import { abuse } from './abuse.ts';
import { needsK6, serving, trial, trialAsk, trialObjective, valuesOf } from './script-trial.ts';

const requests: Omit<LoadRequests, 'origin'> = {
  login: { path: 'login', body: {}, token: 'token' },
  routes: [
    {
      name: 'save',
      method: 'POST',
      path: 'save',
      body: { lesson: 1 },
      weight: 1,
      status: 201,
      type: 'application/json',
    },
  ],
  abuse: {
    route: 'save',
    badToken: 401,
    malformed: 422,
    oversize: { bytes: 5000, status: 413 },
    burst: { requests: 30, status: 429 },
  },
};

interface Broken {
  readonly takesAnyToken?: boolean;
  readonly breaksOnMalformed?: boolean;
  readonly takesAnySize?: boolean;
  readonly allowed?: number;
  readonly breaksInBurst?: boolean;
  readonly staysClosed?: boolean;
}

const token = 'head.payload.c2lnbmF0dXJl';
const scenario = abuse(() => undefined);
const signal = AbortSignal.timeout(60_000);

/** An API that allows some writes in each window of 300 ms, and says that one is to come back after a second. */
function apiThat(broken: Broken): ReturnType<typeof serving> {
  let served = 0;
  let sinceMs = 0;
  return serving((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const answer = (status: number, headers: Record<string, string> = {}): void => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ token }));
      };
      if (request.url === '/login') return answer(200);
      if (!broken.takesAnyToken && request.headers.authorization !== `Bearer ${token}`) return answer(401);
      if (body.length > 4000 && !broken.takesAnySize) return answer(413);
      try {
        JSON.parse(body);
      } catch {
        return answer(broken.breaksOnMalformed ? 500 : 422);
      }
      // A burst is over when nobody has come for a while, however long a busy machine takes to send it.
      if (Date.now() - sinceMs > 300 && !(broken.staysClosed && served > 10)) served = 0;
      sinceMs = Date.now();
      served += 1;
      if (served <= (broken.allowed ?? 10)) return answer(201);
      return answer(broken.breaksInBurst ? 503 : 429, { 'retry-after': '1' });
    });
  });
}

async function failures(broken: Broken): Promise<Readonly<Record<string, number>>> {
  await using server = await apiThat(broken);
  const objective = trialObjective(server.url, requests);
  const prepared = await scenario.prepare(trialAsk, objective, signal);
  const result = await trial(scenario, objective, prepared);
  assert.equal(valuesOf(result, 'plumbline_request').length, prepared.requestsPerIteration);
  assert.equal(valuesOf(result, 'http_reqs').length, prepared.requestsPerIteration);
  assert.deepEqual(valuesOf(result, 'plumbline_ended'), [1]);
  return result.failures;
}

describe('what an API must refuse', { ...needsK6, concurrency: true }, () => {
  test('one that refuses all of it and serves again is good', async () => {
    assert.deepEqual(await failures({}), {});
  });

  test('a service that reads tokens without checking them is told', async () => {
    assert.deepEqual(await failures({ takesAnyToken: true }), { 'abuse: bad token: answered 201, not 401': 1 });
  });

  test('a service that breaks over a malformed body, and takes one of any size, is told', async () => {
    assert.deepEqual(await failures({ breaksOnMalformed: true, takesAnySize: true }), {
      'abuse: malformed: answered 500, not 422': 1,
      'abuse: oversize: answered 201, not 413': 1,
    });
  });

  test('a burst of which nothing is refused is one failure', async () => {
    assert.deepEqual(await failures({ allowed: 1000 }), { 'abuse: burst: answered 201, not 429': 1 });
  });

  test('a service that breaks in a burst is told of each answer', async () => {
    const found = await failures({ breaksInBurst: true });
    assert.isAtLeast(found['abuse: burst: status 503'] ?? 0, 15);
  });

  test('a service that stays closed after a burst is told', async () => {
    assert.deepEqual(await failures({ staysClosed: true }), { 'abuse: served again: answered 429, not 201': 1 });
  });
});

test('a file of requests that says nothing of abuse is refused', async () => {
  await using server = await apiThat({});
  const { abuse: _, ...rest } = requests;
  try {
    await scenario.prepare(trialAsk, trialObjective(server.url, rest), signal);
    assert.fail('It was prepared.');
  } catch (error) {
    assert.instanceOf(error, LoadRefusal);
    assert.match((error as Error).message, /Give the file of requests for path "api" a login, and abuse/u);
  }
});
