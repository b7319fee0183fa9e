// Plays the media scenario in k6 on segments of 1 MiB, and beside it a plain k6 script that requests the same bytes in the same order at the
// same rate and looks at nothing. Prints the processor time of each per request and their ratio; both write raw samples, as every load run
// does. The segments that the scenario reads and decrypts are left out of the first ratio, and in the second.
import { createCipheriv, createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { k6Options } from '../load/scenarios/k6-options.ts';
import { media } from '../load/scenarios/media.ts';
import type { MediaTold } from '../load/scripts/told.ts';
import type { LoadObjective } from '../src/inventory/architecture.ts';

const k6 = fileURLToPath(new URL('../.tools/k6/k6', import.meta.url));
const runs = Number(process.argv[2] ?? 3);
const seconds = Number(process.argv[3] ?? 40);
const goal = 1.15;

const key = Buffer.from('0123456789abcdef');
const vector = Buffer.alloc(16, 7);
const plain = Buffer.alloc(188 * 5600, 1);
for (let at = 0; at < plain.length; at += 188) plain[at] = 0x47;
const cipher = createCipheriv('aes-128-cbc', key, vector);
const segment = Buffer.concat([cipher.update(plain), cipher.final()]);
const hash = createHash('sha256').update(segment).digest('hex');
const playlist = [
  '#EXTM3U\n#EXT-X-TARGETDURATION:1',
  `#EXT-X-KEY:METHOD=AES-128,URI="key",IV=0x${vector.toString('hex')}`,
  ...Array.from({ length: 20 }, (_, index) => `#EXTINF:0.4,\n${index}.ts`),
  '#EXT-X-ENDLIST',
].join('\n');
const variants = ['high', 'low'].map((name) => `#EXT-X-STREAM-INF:BANDWIDTH=1\n${name}.m3u8`).join('\n');

const server = createServer(({ url = '', method, headers }, response) => {
  const send = (type: string, body: Buffer | string, more: Record<string, string> = {}): void => {
    response
      .writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...more })
      .end(method === 'HEAD' ? undefined : body);
  };
  if (url === '/login') send('application/json', '{"token":"a.b.c"}');
  else if (url === '/master.m3u8') send('application/vnd.apple.mpegurl', `#EXTM3U\n${variants}`);
  else if (url.endsWith('.m3u8')) send('application/vnd.apple.mpegurl', playlist);
  else if (url.endsWith('.ts')) send('video/mp2t', segment, { 'x-content-sha256': hash });
  else if (headers.authorization === undefined) response.writeHead(401, { 'content-length': 0 }).end();
  else send('application/octet-stream', key);
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

const objective: LoadObjective = {
  path: 'media',
  scenario: 'media',
  url,
  ratePerSecond: 150,
  p95Ms: 500,
  p99Ms: 500,
  errorRatio: 0,
  requests: {
    login: { path: 'login', body: {}, token: 'token' },
    play: ['master.m3u8'],
    origin: { file: 'bench', line: 1, column: 1 },
  },
};
const scenario = media(() => undefined);
const ask = async (
  asked: string,
  how: RequestInit = {},
): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> => {
  const answer = await fetch(asked, how);
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  };
};
const prepared = await scenario.prepare(ask, objective, new AbortController().signal);
const { options } = k6Options({
  scenario,
  objective,
  phases: [{ name: 'peak', seconds, share: 1, isJudged: true }],
  prepared,
  hosts: {},
  // As many as play here: each takes time to start, which a run of minutes does not feel.
  mostUsers: 25,
});

const folder = await mkdtemp(join(tmpdir(), 'plumbline-bench-media-'));
const plainScript = join(folder, 'plain.js');
await writeFile(
  plainScript,
  `import http from 'k6/http';
import { sleep } from 'k6';
export const options = JSON.parse(open(__ENV.PLUMBLINE_PLAN)).options;
const url = ${JSON.stringify(url)};
const withToken = { headers: { Authorization: 'Bearer a.b.c' } };
export default function () {
  for (const path of ['master.m3u8', 'high.m3u8']) http.get(url + path);
  http.get(url + 'key', withToken);
  http.get(url + '0.ts');
  http.get(url + 'key');
  http.get(url + '1.ts');
  sleep(0.4);
  http.get(url + 'low.m3u8');
  http.get(url + '2.ts');
  for (const path of ['3.ts', '4.ts']) {
    sleep(0.4);
    http.get(url + path);
  }
}
`,
);

interface Sample {
  readonly requests: number;
  readonly cpuMsPerRequest: number;
}

const kinds = { 'plain k6': plainScript, 'media scenario': undefined, 'media scenario, reading each 20th': undefined };
const samples = new Map<string, Sample[]>(Object.keys(kinds).map((kind) => [kind, []]));
for (let run = 0; run < runs; run += 1)
  for (const [kind, script] of Object.entries(kinds))
    samples.get(kind)?.push(await timed(script ?? fileURLToPath(scenario.script), kind.endsWith('20th') ? 20 : 0));
server.close();
server.closeAllConnections();
await rm(folder, { recursive: true, force: true });

const median = (kind: string): number =>
  samples
    .get(kind)
    ?.map(({ cpuMsPerRequest }) => cpuMsPerRequest)
    .toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? Number.NaN;
for (const [kind, found] of samples)
  process.stdout.write(
    `${kind.padEnd(34)} ${median(kind).toFixed(3)} ms CPU per request (${found.map(({ requests }) => requests).join(', ')} requests)\n`,
  );
const ratio = (kind: string): string => (median(kind) / median('plain k6')).toFixed(2);
process.stdout.write(
  `the media scenario takes ${ratio('media scenario')} times the processor time of plain k6 (goal: at most ${goal}), and ${ratio('media scenario, reading each 20th')} times with what it reads\n`,
);

/** Processor time of one k6, as GNU time tells. Throws where a request failed or an iteration was dropped: it would not be the same work. */
async function timed(script: string, readEvery: number): Promise<Sample> {
  const plan = join(folder, 'plan.json');
  const raw = join(folder, 'raw.json');
  const told: MediaTold = { ...(prepared.told as MediaTold), readEvery };
  await writeFile(
    plan,
    JSON.stringify({
      options: withoutThresholds(),
      scenario: 'media',
      url,
      objective,
      prepared: { ...prepared, told },
    }),
  );
  const { stderr, exitCode } = await execa(
    '/usr/bin/time',
    ['--format', '%U %S', k6, 'run', '--quiet', '--summary-mode=disabled', '--out', `json=${raw}`, script],
    { env: { PLUMBLINE_PLAN: plan, K6_NO_USAGE_REPORT: 'true', K6_AUTO_EXTENSION_RESOLUTION: 'false' }, reject: false },
  );
  const text = await readFile(raw, 'utf8');
  if (exitCode !== 0 || /"error":"|"metric":"dropped_iterations","type":"Point"/u.test(text))
    throw new Error(`k6 ended with ${exitCode}, or not all it was asked was done: ${stderr.slice(-500)}`);
  const requests = text.split('"metric":"http_reqs","type":"Point"').length - 1;
  const [user = Number.NaN, system = Number.NaN] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { requests, cpuMsPerRequest: ((user + system) * 1000) / requests };
}

function withoutThresholds(): unknown {
  return { ...options, thresholds: {} };
}
