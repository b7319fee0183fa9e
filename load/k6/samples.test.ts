import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import type { LoadSample } from '../../src/measure/load-sample.ts';
import { readSamples } from './samples.ts';
import { readSummary } from './summary.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-samples-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function reading(text: string) {
  const file = join(folder, 'samples.json');
  await writeFile(file, text);
  const taken: LoadSample[] = [];
  return { taken, ...(await readSamples(file, (sample) => taken.push(sample))) };
}

/** As k6 2.2 writes it. */
function line(metric: string, value: number | string, tags: object, time = '2026-11-21T14:31:52.456508434Z'): string {
  return `{"metric":"${metric}","type":"Point","data":{"time":"${time}","value":${value},"tags":${JSON.stringify(tags)}}}\n`;
}

const metric =
  '{"type":"Metric","data":{"name":"plumbline_begun","type":"counter","contains":"default","thresholds":[],"submetrics":null},"metric":"plumbline_begun"}\n';
const request = { proto: 'HTTP/2.0', route: 'segment', scenario: 'peak', status: '200' };
const good = line('plumbline_request', 12.34, request);
const atMs = Date.parse('2026-11-21T14:31:52.456Z');

describe('raw samples of k6', () => {
  it('become requests, iterations, lags and gauges in the order of the file, and other metrics nothing', async () => {
    const text = [
      metric,
      line('http_reqs', 1, { scenario: 'peak' }),
      line('plumbline_begun', 1, { scenario: 'peak' }),
      good,
      line('plumbline_request', 0, { ...request, proto: '', status: '0', error: 'dial "é" \\ refused' }),
      line('plumbline_lag', 0.5, { scenario: 'peak' }),
      line('plumbline_gauge', 1.5e-3, { gauge: 'startup', scenario: 'peak', unit: 'ms' }),
      line('plumbline_ended', 1, { scenario: 'peak' }),
      line('dropped_iterations', 3, { scenario: 'warm-up' }),
    ].join('');
    const { taken, ...read } = await reading(text);
    expect(read).to.deep.equal({ lines: 9, samples: 7, incomplete: null });
    const reading1 = { phase: 'peak', route: 'segment', status: 200, protocol: 'h2', atMs, ms: 12.34 };
    expect(taken).to.deep.equal([
      { kind: 'begun', phase: 'peak', atMs, count: 1 },
      { kind: 'request', reading: reading1 },
      {
        kind: 'request',
        reading: { ...reading1, status: 0, protocol: '', ms: 0, error: 'dial "é" \\ refused' },
      },
      { kind: 'lag', phase: 'peak', atMs, ms: 0.5 },
      { kind: 'gauge', phase: 'peak', atMs, name: 'startup', unit: 'ms', value: 0.0015 },
      { kind: 'ended', phase: 'peak', atMs, count: 1 },
      { kind: 'dropped', phase: 'warm-up', atMs, count: 3 },
    ]);
  });

  it('are read in any order of fields, and with times of any fraction and zone', async () => {
    const other =
      '{"type": "Point", "data": {"tags": {"scenario": "peak"}, "value": 1, "time": "2026-11-21T14:31:52Z"}, "metric": "plumbline_begun"}\n';
    const zoned = line('plumbline_ended', 1, { scenario: 'peak' }, '2026-11-21T16:31:52.5+02:00');
    const { taken, incomplete } = await reading(other + zoned);
    const begunMs = Date.parse('2026-11-21T14:31:52Z');
    expect(incomplete).to.equal(null);
    expect(taken).to.deep.equal([
      { kind: 'begun', phase: 'peak', atMs: begunMs, count: 1 },
      { kind: 'ended', phase: 'peak', atMs: begunMs + 500, count: 1 },
    ]);
  });

  it('are whole across the ends of the pieces in which a file is read', async () => {
    const each = line('plumbline_request', 1, { ...request, route: 'schön' });
    const count = Math.ceil((3 << 20) / each.length);
    const { taken, ...read } = await reading(each.repeat(count));
    expect(read).to.deep.equal({ lines: count, samples: count, incomplete: null });
    expect(new Set(taken.map((one) => (one.kind === 'request' ? one.reading.route : one.kind)))).to.deep.equal(
      new Set(['schön']),
    );
  });

  const flawed: Readonly<Record<string, readonly [string, string]>> = {
    'a last line without its end': [good.slice(0, -1), 'is the last one and has no end'],
    'a truncated last line': [good.slice(0, 60), 'is the last one and has no end'],
    'half a line in the middle': [`${good.slice(0, 60)}\n${good}`, 'is no JSON'],
    'two lines run together': [`${good.slice(0, 100)}${good}`, 'is no JSON'],
    'half a line of another metric': ['{"metric":"http_reqs","type":"Point","data":{"ti\n', 'is no JSON'],
    'an empty line': ['\n', 'is no JSON'],
    'no JSON': ['level=error msg="disk full"\n', 'is no JSON'],
    'broken tags': [good.replace('"route":', '"route"'), 'is no JSON'],
    'an unknown type': [good.replace('"Point"', '"Dot"'), 'is of the type "Dot", which is not known'],
    'NaN for a value': [line('plumbline_request', 'NaN', request), 'is no JSON'],
    'null for a value': [line('plumbline_request', 'null', request), 'has no value: null'],
    'a value below 0': [line('plumbline_lag', -0.1, request), 'of plumbline_lag has the value -0.1, which is none'],
    'a value beyond reason': [
      line('plumbline_request', 1e300, request),
      'of plumbline_request has the value 1e+300, which is none',
    ],
    'a time that is none': [line('plumbline_lag', 1, request, 'yesterday'), 'has no time: "yesterday"'],
    'a request without a route': [
      line('plumbline_request', 1, { scenario: 'peak', status: '200' }),
      'of plumbline_request does not say its route and status',
    ],
    'a request without a phase': [
      line('plumbline_request', 1, { route: 'a', status: '200' }),
      'of plumbline_request has no tag scenario',
    ],
    'half an iteration': [
      line('plumbline_begun', 0.5, request),
      'of plumbline_begun counts 0.5, which is no number of iterations',
    ],
    'a gauge without a unit': [
      line('plumbline_gauge', 1, { ...request, gauge: 'startup' }),
      'of plumbline_gauge does not say which gauge it is, with a unit of ms, ratio, durations',
    ],
  };
  for (const [what, [text, reason]] of Object.entries(flawed)) {
    it(`are incomplete with ${what}, and the line is named`, async () => {
      const { incomplete, samples } = await reading(good + text);
      expect(incomplete).to.deep.equal({ line: 2, reason: `Line 2 of the raw samples ${reason}.` });
      expect(samples).to.be.greaterThan(0);
    });
  }

  it('count a request as failed whose error says nothing', async () => {
    const { taken } = await reading(line('plumbline_request', 1, { ...request, error: '' }));
    expect(taken.map((one) => one.kind === 'request' && one.reading.error)).to.deep.equal(['without a reason']);
  });

  it('are incomplete where there is no file, and where a line has no end in sight', async () => {
    const { lines, incomplete } = await readSamples(join(folder, 'none.json'), () => undefined);
    expect([lines, incomplete?.line]).to.deep.equal([0, 0]);
    expect(incomplete?.reason).to.contain('could not be read after line 0: ENOENT');
    expect((await reading(good + 'x'.repeat(3 << 20))).incomplete?.reason).to.contain(
      'Line 2 of the raw samples is longer than',
    );
  });

  it('let through what their taker throws, which is no flaw of the file', async () => {
    const file = join(folder, 'samples.json');
    await writeFile(file, good);
    const refused = await readSamples(file, () => {
      throw new Error('no space left');
    }).catch((error: unknown) => error);
    expect(refused).to.be.an('error').with.property('message', 'no space left');
  });
});

describe("k6's own summary", () => {
  async function summary(content: string) {
    const file = join(folder, 'summary.json');
    await writeFile(file, content);
    return readSummary(file);
  }
  const counter = (name: string, count: number) => ({ contains: 'default', name, type: 'counter', values: { count } });
  const trend = {
    contains: 'time',
    name: 'plumbline_request',
    type: 'trend',
    values: { avg: 66, max: 401.5, p95: null },
  };

  it('counts requests, ended iterations and drops, which are 0 where it has none', async () => {
    const metrics = [
      trend,
      counter('plumbline_requests', 78),
      counter('plumbline_ended', 77),
      counter('iterations', 80),
    ];
    expect(await summary(JSON.stringify({ version: '1.0.0', results: { metrics } }))).to.deep.equal({
      requests: 78,
      iterations: 77,
      dropped: 0,
    });
    expect(
      await summary(JSON.stringify({ results: { metrics: [...metrics, counter('dropped_iterations', 42)] } })),
    ).to.deep.equal({ requests: 78, iterations: 77, dropped: 42 });
  });

  it('counts the same in its older form', async () => {
    const metrics = {
      plumbline_request: { count: 85, med: 6.2 },
      plumbline_ended: { count: 85, rate: 21.2 },
      dropped_iterations: { count: 35, rate: 8.7 },
    };
    expect(await summary(JSON.stringify({ root_group: {}, metrics }))).to.deep.equal({
      requests: 85,
      iterations: 85,
      dropped: 35,
    });
  });

  it('is null where it is absent, no JSON, no summary, or does not count its requests', async () => {
    expect(await readSummary(join(folder, 'none.json'))).to.equal(null);
    for (const content of ['', '{"results":{"met', '[]', '{}', 'null', '{"results":{"metrics":{}}}'])
      expect(await summary(content), content).to.equal(null);
    expect(await summary(JSON.stringify({ results: { metrics: [trend] } }))).to.equal(null);
  });
});
