import { createCipheriv, createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { assert } from 'chai';
import type { LoadRequests } from '../../src/inventory/architecture.ts';
import { LoadRefusal } from '../load-refusal.ts';
import type { MediaTold } from '../scripts/told.ts';
import { media } from './media.ts';
import { needsK6, serving, type Trial, trial, trialAsk, trialObjective, valuesOf } from './script-trial.ts';

// Shorter than a playlist may say (RFC 8216 has whole seconds), for the sake of time.
const seconds = 0.4;
const key = Buffer.from('0123456789abcdef');

interface Broken {
  readonly vod?: (text: string) => string;
  readonly segments?: 'every 20th missing' | 'error page' | 'other bytes' | 'wrong key' | 'slow' | 'no hash';
  readonly isFrozen?: boolean;
  readonly givesKeyToAnyone?: boolean;
  readonly keyBytes?: number;
}

const requests: Omit<LoadRequests, 'origin'> = {
  login: { path: 'login', body: {}, token: 'token' },
  play: ['vod/master.m3u8', 'live/master.m3u8'],
};

/** 20 packets of 188 bytes, encrypted under the number of the segment. */
function segment(number: number, lock: Buffer): Buffer {
  const plain = Buffer.alloc(188 * 20, number);
  for (let at = 0; at < plain.length; at += 188) plain[at] = 0x47;
  const vector = Buffer.alloc(16);
  vector.writeUInt32BE(number, 12);
  const cipher = createCipheriv('aes-128-cbc', lock, vector);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

function playlistText(title: string, frozenAtMs: number | undefined): string {
  const last = Math.floor((frozenAtMs ?? Date.now()) / (seconds * 1000)) - 1;
  const numbers = Array.from({ length: title === 'vod' ? 9 : 6 }, (_, index) =>
    title === 'vod' ? index : last - 5 + index,
  );
  return [
    '#EXTM3U',
    `#EXT-X-TARGETDURATION:${seconds}`,
    `#EXT-X-MEDIA-SEQUENCE:${numbers[0]}`,
    '#EXT-X-KEY:METHOD=AES-128,URI="../key"',
    ...numbers.flatMap((number) => [`#EXTINF:${seconds},`, `${number % 2 ** 32}.ts`]),
    ...(title === 'vod' ? ['#EXT-X-ENDLIST'] : []),
  ].join('\n');
}

const master =
  '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900\nhigh/index.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=300,CODECS="a,b"\nlow/index.m3u8\n';

async function servers(
  broken: Broken,
): Promise<AsyncDisposable & { readonly url: string; mend: (next: Broken) => void }> {
  let now = broken;
  let served = 0;
  let frozenAtMs: number | undefined;
  const server = await serving((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    if (now.isFrozen) frozenAtMs ??= Date.now();
    const send = (status: number, type: string, body: string | Buffer, more: Record<string, string> = {}): void => {
      response
        .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...more })
        .end(request.method === 'HEAD' ? undefined : body);
    };
    const [, title = '', folder = '', file = ''] = pathname.split('/');
    if (title === 'login') send(200, 'application/json', '{"token":"a.b.c"}');
    else if (folder === 'master.m3u8') send(200, 'application/vnd.apple.mpegurl', master);
    else if (folder === 'key')
      if (now.givesKeyToAnyone || request.headers.authorization === 'Bearer a.b.c')
        send(200, 'application/octet-stream', key.subarray(0, now.keyBytes ?? 16));
      else send(401, 'text/plain', 'no');
    else if (file === 'index.m3u8') {
      const text = playlistText(title, frozenAtMs);
      send(200, 'application/vnd.apple.mpegurl', title === 'vod' && now.vod ? now.vod(text) : text);
    } else {
      if (request.method === 'GET') served += 1;
      const number = Number(file.replace('.ts', ''));
      if (now.segments === 'every 20th missing' && served % 20 === 5) return send(404, 'text/plain', 'none');
      if (now.segments === 'error page') return send(200, 'text/html', '<h1>Sorry</h1>');
      let body = segment(number, now.segments === 'wrong key' ? Buffer.from('another 16 bytes') : key);
      const hash = createHash('sha256').update(body).digest('hex');
      if (now.segments === 'other bytes') body = segment(number + 1, key);
      const answer = (): void =>
        send(200, 'video/mp2t', body, now.segments === 'no hash' ? {} : { 'x-content-sha256': hash });
      if (now.segments === 'slow') setTimeout(answer, 900);
      else answer();
    }
  });
  return {
    url: server.url,
    mend: (next) => void (now = next),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const scenario = media(() => undefined);
const signal = AbortSignal.timeout(60_000);

/** Viewers of a service that was good when it was looked at, and is no longer. */
async function watched(
  broken: Broken,
  {
    play = ['vod/master.m3u8'],
    readEvery = 20,
    rate = 26,
  }: { readonly play?: readonly string[]; readonly readEvery?: number; readonly rate?: number } = {},
): Promise<Trial> {
  await using server = await servers({});
  const objective = { ...trialObjective(server.url, { ...requests, play }), ratePerSecond: rate, p99Ms: 1000 };
  const prepared = await scenario.prepare(trialAsk, objective, signal);
  server.mend(broken);
  return await trial(scenario, objective, { ...prepared, told: { ...(prepared.told as MediaTold), readEvery } });
}

async function refused(broken: Broken, play = 'vod/master.m3u8'): Promise<string> {
  await using server = await servers(broken);
  try {
    await scenario.prepare(trialAsk, trialObjective(server.url, { ...requests, play: [play] }), signal);
  } catch (error) {
    assert.instanceOf(error, LoadRefusal);
    return (error as Error).message;
  }
  assert.fail('It was prepared.');
}

test('what a viewer will do is known before the load', async () => {
  await using server = await servers({});
  const prepared = await scenario.prepare(trialAsk, trialObjective(server.url, requests), signal);
  // Recorded: 2 playlists, 2 times the key, 5 segments, a change of variant; live: 2 more reloads.
  assert.equal(prepared.requestsPerIteration, (10 + 12) / 2);
  assert.closeTo(prepared.pacedMs, 1200, 1);
  const { known, demandsHash, keyWithoutToken } = prepared.told as MediaTold;
  assert.equal(Object.keys(known).length, 18);
  assert.isTrue(demandsHash);
  assert.equal(keyWithoutToken, 401);
});

describe('viewers in k6', { ...needsK6, concurrency: 4 }, () => {
  test('recorded and live are watched without a failure, and as many requests made as was said', async () => {
    const found = await watched({}, { play: requests.play ?? [], rate: 44 });
    assert.deepEqual(found.failures, {});
    const viewers = valuesOf(found, 'plumbline_ended').length;
    assert.isAtLeast(viewers, 4);
    assert.equal(found.routes['segment'], 5 * viewers - (found.routes['segment, read'] ?? 0));
    assert.isAtLeast(found.routes['segment, read'] ?? 0, 1);
    assert.equal(found.routes['key, no token'], viewers);
    assert.equal(valuesOf(found, 'http_reqs').length, valuesOf(found, 'plumbline_request').length);
    assert.lengthOf(valuesOf(found, 'plumbline_gauge', 'startup'), viewers);
    assert.lengthOf(valuesOf(found, 'plumbline_gauge', 'stalled / played'), viewers);
    const behind = valuesOf(found, 'plumbline_gauge', 'behind the live edge');
    assert.isAtLeast(behind.length, 2);
    // On a busy machine a viewer of so short segments falls behind now and then.
    assert.isAtMost(Math.min(...behind), 4.1);
    assert.isAtLeast(Math.min(...behind), 1.9);
    const unit = found.samples.find(({ tags }) => tags['gauge'] === 'behind the live edge')?.tags['unit'];
    assert.equal(unit, 'durations');
  });

  test('each 20th segment missing: those requests fail, and the picture stands still', async () => {
    const found = await watched({ segments: 'every 20th missing' }, { rate: 60 });
    assert.deepEqual(Object.keys(found.failures), ['segment: status 404']);
    assert.isAbove(Math.max(...valuesOf(found, 'plumbline_gauge', 'stalled / played')), 0.1);
  });

  test('an error page with status 200 in place of segments fails each of them', async () => {
    const found = await watched({ segments: 'error page' }, { readEvery: 1000 });
    assert.equal(found.failures['segment: wrong type'], found.routes['segment']);
    assert.deepEqual(valuesOf(found, 'plumbline_gauge', 'startup'), []);
  });

  test('another content, or one that the key does not open, is found where a segment is read', async () => {
    assert.deepEqual(Object.keys((await watched({ segments: 'other bytes' }, { readEvery: 5 })).failures), [
      'segment, read: wrong content',
    ]);
    const locked = await watched({ segments: 'wrong key' }, { readEvery: 5 });
    assert.includeMembers(Object.keys(locked.failures), ['segment, read: wrong content', 'segment: wrong content']);
  });

  test('segments that have lost their hash header fail', async () => {
    const { failures } = await watched({ segments: 'no hash' });
    assert.isAbove(failures['segment: no hash'] ?? 0, 5);
  });

  test('segments that take longer than they play show in the gauges', async () => {
    const found = await watched({ segments: 'slow' });
    assert.deepEqual(found.failures, {});
    assert.isAbove(Math.min(...valuesOf(found, 'plumbline_gauge', 'segment time / duration')), 2);
    assert.isAbove(Math.min(...valuesOf(found, 'plumbline_gauge', 'stalled / played')), 0.5);
    assert.isAtLeast(Math.min(...valuesOf(found, 'plumbline_gauge', 'startup')), 900);
  });

  test('a live edge that stands still is a failure of the playlist', async () => {
    const found = await watched({ isFrozen: true }, { play: ['live/master.m3u8'] });
    assert.deepEqual(Object.keys(found.failures), ['media playlist: frozen live edge']);
    assert.isAtLeast(found.failures['media playlist: frozen live edge'] ?? 0, 2);
  });

  test('a key for someone without a token is a failure of each viewer', async () => {
    const found = await watched({ givesKeyToAnyone: true });
    assert.deepEqual(found.failures, { 'key, no token: key without a token': found.routes['key, no token'] ?? 0 });
  });

  test('a recording that ends before its viewers have watched leaves them without a picture', async () => {
    const cut = (text: string): string => text.split('\n').slice(0, 10).join('\n').concat('\n#EXT-X-ENDLIST');
    const found = await watched({ vod: cut });
    assert.isAbove(Math.min(...valuesOf(found, 'plumbline_gauge', 'stalled / played')), 0.6);
  });

  test('segments whose key was taken away are failures, where only someone with a token may see them', async () => {
    const found = await watched({ vod: (text) => text.replace(/^#EXT-X-KEY.*\n/mu, '') }, { readEvery: 1000 });
    assert.equal(found.failures['segment: not encrypted'], found.routes['segment']);
  });

  test('a playlist that lost its segments fails', async () => {
    const found = await watched({ vod: () => '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-ENDLIST' });
    assert.deepEqual(Object.keys(found.failures), ['media playlist: wrong content']);
  });
});

test('what cannot be played is refused, with its URL, what came and the mend', async () => {
  const cases: readonly (readonly [Broken, RegExp])[] = [
    [
      { vod: () => '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-ENDLIST' },
      /\/vod\/low\/index\.m3u8, has no segments\. Start/u,
    ],
    [{ vod: () => '<h1>Sorry</h1>' }, /it is no playlist: its first line is not #EXTM3U/u],
    [
      { vod: (text) => text.split('\n').slice(0, 8).join('\n').concat('\n#EXT-X-ENDLIST') },
      /ends after 2 segments, and a viewer watches 5/u,
    ],
    [{ vod: (text) => text.replace(`TARGETDURATION:${seconds}`, 'TARGETDURATION:90') }, /a target duration of 90 s/u],
    [{ vod: (text) => text.replace('AES-128', 'SAMPLE-AES') }, /encrypted with SAMPLE-AES/u],
    [
      { vod: (text) => text.replace('"../key"', '"https://elsewhere.example/key"') },
      /leads to another host, https:\/\/elsewhere\.example/u,
    ],
    [{ keyBytes: 5 }, /\/vod\/key, has 5 bytes/u],
  ];
  for (const [broken, message] of cases) assert.match(await refused(broken), message);
  assert.match(
    await refused({}, 'none/index.m3u8'),
    /The multivariant playlist, .*, is answered with video\/mp2t, not application\/vnd\.apple\.mpegurl/u,
  );
});
