import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { assert } from 'chai';
import { LoadRefusal } from '../load-refusal.ts';
import type { StaticTold } from '../scripts/told.ts';
import { needsK6, serving, trial, trialAsk, trialObjective, valuesOf } from './script-trial.ts';
import type { Ask } from '../target/ask.ts';
import { staticDelivery } from './static-delivery.ts';

const code = `console.log(${JSON.stringify('x'.repeat(2000))})`;
const page = `<!doctype html><html><head><title>Learn</title>
<link rel=stylesheet href="/assets/app-0a1b2c3d.css"><link rel="canonical" href="/">
<script src="https://elsewhere.example/tag.js"></script><!-- <script src="/old.js"></script> -->
</head><body><img alt="a > b" src='/logo.svg'><script type="module" src="assets/index-BfG3x_9a.js"></script></body></html>`;
const forever = 'public, max-age=31536000, immutable';

interface Broken {
  readonly page?: string;
  readonly pageCache?: string;
  readonly ignoresConditions?: boolean;
  /** What the script is answered with. */
  readonly script?: {
    readonly status?: number;
    readonly type?: string;
    readonly body?: string;
    readonly cache?: string;
  };
  readonly isPlain?: boolean;
}

async function siteThat(
  broken: Broken = {},
): Promise<AsyncDisposable & { readonly url: string; mend: (next: Broken) => void }> {
  let now = broken;
  const server = await serving((request, response) => {
    const { script = {} } = now;
    const send = (status: number, type: string, body: string, cache: string): void => {
      const packed = !now.isPlain && /gzip/u.test(String(request.headers['accept-encoding'])) && body.length > 1000;
      const content = packed ? gzipSync(body) : Buffer.from(body);
      const etag = `"${body.length}${packed ? '-gz' : ''}"`;
      const headers = { 'content-type': type, 'cache-control': cache, etag };
      if (request.headers['if-none-match'] === etag && !now.ignoresConditions) response.writeHead(304, headers).end();
      else
        response
          .writeHead(status, {
            ...headers,
            'content-length': content.length,
            ...(packed ? { 'content-encoding': 'gzip' } : {}),
          })
          .end(content);
    };
    if (request.url === '/') send(200, 'text/html; charset=utf-8', now.page ?? page, now.pageCache ?? 'no-cache');
    else if (request.url === '/assets/app-0a1b2c3d.css') send(200, 'text/css', 'p {}', forever);
    else if (request.url === '/logo.svg') send(200, 'image/svg+xml', '<svg/>', 'max-age=60');
    else if (request.url === '/assets/index-BfG3x_9a.js')
      send(script.status ?? 200, script.type ?? 'text/javascript', script.body ?? code, script.cache ?? forever);
    else send(404, 'text/html', 'none', 'no-store');
  });
  return {
    url: server.url,
    mend: (next) => void (now = next),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const signal = AbortSignal.timeout(60_000);

/** What goes wrong on a site that breaks before it is looked at, or only afterwards. */
async function failures(
  broken: Broken,
  when: 'before' | 'after',
  told: Partial<StaticTold> = {},
): Promise<readonly string[]> {
  await using site = await siteThat(when === 'before' ? broken : {});
  const objective = { ...trialObjective(site.url), ratePerSecond: 20 };
  const prepared = await staticDelivery.prepare(trialAsk, objective, signal);
  site.mend(broken);
  const result = await trial(staticDelivery, objective, {
    ...prepared,
    told: { ...(prepared.told as StaticTold), ...told },
  });
  assert.isAtLeast(valuesOf(result, 'plumbline_begun').length, 4);
  return Object.keys(result.failures).toSorted();
}

async function refused(broken: Broken): Promise<string> {
  await using site = await siteThat(broken);
  try {
    await staticDelivery.prepare(trialAsk, trialObjective(site.url), signal);
  } catch (error) {
    assert.instanceOf(error, LoadRefusal);
    return (error as Error).message;
  }
  assert.fail('It was prepared.');
}

test('a page is made of the scripts, styles and images of its own host', async () => {
  await using site = await siteThat();
  const { told, requestsPerIteration } = await staticDelivery.prepare(trialAsk, trialObjective(site.url), signal);
  const { assets, demandsHttp2 } = told as StaticTold;
  assert.isFalse(demandsHttp2);
  assert.equal(requestsPerIteration, 5);
  assert.deepEqual(
    assets.map(({ reference, isHashed, demandsCompression }) => ({ reference, isHashed, demandsCompression })),
    [
      { reference: '/assets/app-0a1b2c3d.css', isHashed: true, demandsCompression: false },
      { reference: '/logo.svg', isHashed: false, demandsCompression: false },
      { reference: 'assets/index-BfG3x_9a.js', isHashed: true, demandsCompression: true },
    ],
  );
  const script = assets[2];
  assert.equal(script?.bytes, gzipSync(code).length);
  assert.match(script?.sha256 ?? '', /^[0-9a-f]{64}$/u);
});

test('an asset that is a page when it is looked at, under a name that tells no type, is of no type that would do', async () => {
  const html = '<script src="/app-0a1b2c3d.js"></script><link rel="preload" href="/inter-0a1b2c3d.ttf">';
  const ask: Ask = async (url) => {
    const isScript = url.endsWith('.js');
    const type = isScript ? 'text/javascript' : 'text/html';
    return { status: 200, headers: { 'content-type': type }, body: Buffer.from(isScript ? 'run()' : html) };
  };
  const { told } = await staticDelivery.prepare(ask, trialObjective('https://shop.example/'), signal);
  const types = (told as StaticTold).assets.map((asset) => asset.types);
  assert.deepEqual(types, [['text/javascript', 'application/javascript'], []]);
});

test('a page with more assets than a visit asks for says so', async () => {
  const names = Array.from({ length: 41 }, (_, index) => `/app-0a1b2c${10 + index}.js`);
  const ask: Ask = async (url) => {
    const isScript = url.endsWith('.js');
    const body = isScript ? 'run()' : names.map((name) => `<script src="${name}"></script>`).join('');
    return {
      status: 200,
      headers: { 'content-type': isScript ? 'text/javascript' : 'text/html' },
      body: Buffer.from(body),
    };
  };
  const { differs, requestsPerIteration } = await staticDelivery.prepare(
    ask,
    trialObjective('https://shop.example/'),
    signal,
  );
  assert.equal(requestsPerIteration, 42);
  assert.deepEqual(differs, ['The page refers to 41 assets, and a visit asks for the first 40 of them.']);
});

describe('visits in k6', { ...needsK6, concurrency: true }, () => {
  test('a good site is visited without a failure, each request being one reading', async () => {
    await using site = await siteThat();
    const objective = { ...trialObjective(site.url), ratePerSecond: 20 };
    const prepared = await staticDelivery.prepare(trialAsk, objective, signal);
    const result = await trial(staticDelivery, objective, prepared);
    assert.deepEqual(result.failures, {});
    assert.deepEqual(Object.keys(result.routes).toSorted(), ['asset', 'asset, read', 'shell', 'shell again']);
    assert.equal(valuesOf(result, 'http_reqs').length, valuesOf(result, 'plumbline_request').length);
  });

  test('an asset that is an error page with status 200 is a failure, before the load as after it began', async () => {
    const script = { type: 'text/html', body: '<h1>Sorry</h1>' };
    assert.deepEqual(await failures({ script }, 'before'), ['asset: wrong type']);
    assert.deepEqual(await failures({ script }, 'after', { readEvery: 1000 }), ['asset: wrong type']);
  });

  test('an asset with another length, or the same length and another content, is a failure', async () => {
    assert.include(await failures({ script: { body: `${code}${code}more` } }, 'after'), 'asset: wrong length');
    const turned = { script: { body: code.replaceAll('x', 'y') } };
    assert.deepEqual(await failures(turned, 'after', { readEvery: 1 }), ['asset, read: wrong content']);
  });

  test('an asset that is missing, not compressed, or not to be kept is a failure', async () => {
    assert.include(await failures({ script: { status: 404 } }, 'after'), 'asset: status 404');
    assert.include(await failures({ isPlain: true }, 'before'), 'asset: not compressed');
    assert.include(await failures({ script: { cache: 'max-age=60' } }, 'after'), 'asset: wrong cache header');
  });

  test('a page that is kept, not revalidated, or another page is a failure', async () => {
    assert.deepEqual(await failures({ pageCache: 'max-age=600' }, 'after'), ['shell: wrong cache header']);
    assert.deepEqual(await failures({ ignoresConditions: true }, 'after'), ['shell again: status 200']);
    assert.deepEqual(await failures({ page: '<h1>Sorry</h1>' }, 'after'), ['shell: wrong content']);
  });

  test('HTTP/1.1 where HTTP/2 is demanded is a failure of every request', async () => {
    assert.deepEqual(await failures({}, 'after', { demandsHttp2: true, readEvery: 1000 }), [
      'asset, read: not HTTP/2',
      'asset: not HTTP/2',
      'shell again: not HTTP/2',
      'shell: not HTTP/2',
    ]);
  });
});

test('a page without assets, or with none that has a hash in its name, is refused', async () => {
  assert.match(await refused({ page: '<h1>Sorry</h1>' }), /refers to no asset of its own host/u);
  assert.match(
    await refused({ page: '<script src="/main-dashboard.js"></script>' }),
    /has a hash in its name \(\/main-dashboard\.js\)/u,
  );
});
