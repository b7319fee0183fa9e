import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { LoadObjective, LoadRequests } from '../../src/inventory/architecture.ts';
import type { Ask } from '../target/ask.ts';
import { k6Options } from './k6-options.ts';
import type { Prepared, Scenario } from './scenario.ts';

const k6 = fileURLToPath(new URL('../../.tools/k6/k6', import.meta.url));

/** For tests that try a script in the k6 it is written for. */
export const needsK6 = existsSync(k6) ? {} : { skip: 'needs k6 in .tools/k6' };

/** What a script emitted, as k6 wrote it. */
export interface TrialSample {
  readonly metric: string;
  readonly value: number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Trial {
  readonly samples: readonly TrialSample[];
  /** How often what went wrong, by route and error: `segment: status 404`. */
  readonly failures: Readonly<Record<string, number>>;
  /** How often each route was asked. */
  readonly routes: Readonly<Record<string, number>>;
  readonly said: string;
}

/** A service on a port of its own, for one test. */
export async function serving(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

export const trialAsk: Ask = (url, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const given = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(given) as Record<string, string>,
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

export function trialObjective(url: string, requests?: Omit<LoadRequests, 'origin'>): LoadObjective {
  return {
    path: 'api',
    scenario: 'api',
    url,
    ratePerSecond: 20,
    p95Ms: 100,
    p99Ms: 200,
    errorRatio: 0,
    ...(requests ? { requests: { ...requests, origin: { file: 'case.yaml', line: 1, column: 1 } } } : {}),
  };
}

/** Plays a scenario for a second in k6, as it was prepared. */
export async function trial(
  scenario: Scenario,
  objective: LoadObjective,
  prepared: Prepared,
  { seconds = 1, mostUsers }: { readonly seconds?: number; readonly mostUsers?: number } = {},
): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-script-'));
  try {
    const plan = join(folder, 'plan.json');
    const raw = join(folder, 'raw.json');
    const { options } = k6Options({
      scenario,
      objective,
      phases: [{ name: 'peak', seconds, share: 1, isJudged: true }],
      prepared,
      hosts: {},
      ...(mostUsers === undefined ? {} : { mostUsers }),
    });
    const { environment, ...kept } = prepared;
    await writeFile(
      plan,
      JSON.stringify({ options, scenario: scenario.id, url: objective.url, objective, prepared: kept }),
    );
    const { stderr } = await execa(
      k6,
      ['run', '--quiet', '--summary-mode=disabled', '--out', `json=${raw}`, fileURLToPath(scenario.script)],
      {
        env: {
          ...environment,
          PLUMBLINE_PLAN: plan,
          K6_NO_USAGE_REPORT: 'true',
          K6_AUTO_EXTENSION_RESOLUTION: 'false',
        },
        reject: false,
      },
    );
    const samples = (await readFile(raw, 'utf8')).split('\n').flatMap(sampleIn);
    const requests = samples.filter(({ metric }) => metric === 'plumbline_request');
    return {
      samples,
      failures: counts(requests.flatMap(({ tags }) => (tags['error'] ? `${tags['route']}: ${tags['error']}` : []))),
      routes: counts(requests.map(({ tags }) => tags['route'] ?? '')),
      said: stderr,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The values of a metric, or of a gauge. */
export function valuesOf({ samples }: Trial, metric: string, gauge?: string): readonly number[] {
  return samples
    .filter((sample) => sample.metric === metric && (gauge === undefined || sample.tags['gauge'] === gauge))
    .map(({ value }) => value);
}

function sampleIn(line: string): readonly TrialSample[] {
  if (line === '') return [];
  const { type, metric, data } = JSON.parse(line) as {
    readonly type: string;
    readonly metric: string;
    readonly data: Pick<TrialSample, 'value' | 'tags'>;
  };
  return type === 'Point' ? [{ metric, value: data.value, tags: data.tags }] : [];
}

function counts(names: readonly string[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const name of names) found[name] = (found[name] ?? 0) + 1;
  return found;
}
