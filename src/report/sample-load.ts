import type { LoadData, LoadRunData } from '../evidence/load-data.ts';
import type { TlsData } from '../evidence/tls-data.ts';
import { latency, phase, silent } from './sample-load-phases.ts';

const hash = 'e'.repeat(64);
const limits = {
  p95: '95 % of requests within 200 ms',
  p99: '99 % of requests within 500 ms',
  errors: 'at most 0.1 % of requests fail',
} as const;

/** A run at the declared load that all came well of. Origin: case. */
export const media: LoadRunData = {
  id: 'media',
  scenario: 'media',
  title: 'Videos are played: playlists, keys and encrypted segments',
  profile: 'quick',
  promises: ['SHOP-3'],
  verdict: 'pass',
  reasons: ['All 3 limits hold in every judged phase.'],
  limits: [
    { limit: limits.p95, verdict: 'pass', message: 'p95 is 37.3 ms over 800 requests in peak.' },
    { limit: limits.p99, verdict: 'pass', message: 'p99 is 93.1 ms over 800 requests in peak.' },
    {
      limit: limits.errors,
      verdict: 'pass',
      message: '0 of 1080 failed; 2995 requests would be needed to show so little with 95 % confidence.',
    },
  ],
  asked: [
    { kind: 'latency', share: 0.95, ms: 200 },
    { kind: 'latency', share: 0.99, ms: 500 },
    { kind: 'errors', ratio: 0.001 },
    { kind: 'gauge', name: 'stalled / played', share: 1, max: 0.01 },
  ],
  on: { kind: 'url', url: 'https://media.shop.example/media/', differs: [] },
  startedAt: '2026-01-02T03:04:05.000Z',
  generator: {
    name: 'k6',
    version: '2.2.0',
    sha256: hash,
    users: 60,
    usersNeeded: 40,
    machineBusy: 0.62,
    generatorBusy: 0.31,
  },
  end: 'whole',
  figures: { phases: [phase('warm-up', 3, 28, 6), phase('steady', 10, 28, 6), phase('peak', 20, 40, 7)] },
  evidence: ['E-0020', 'E-0021', 'E-0022 to E-1185'],
  samples: { file: 'evidence/load-media.ndjson', records: 1164 },
};

/** The same on a stand-in, so that it proves nothing. Origin: case. */
const rehearsal: LoadRunData = {
  ...media,
  id: 'static-delivery',
  scenario: 'static-delivery',
  title: 'The page and its assets are delivered',
  profile: 'smoke',
  promises: ['SHOP-4'],
  verdict: 'not-assessed',
  reasons: ['Sampled: the smoke profile sends less than the declared load.'],
  on: {
    kind: 'twin',
    url: 'https://learn.shop.example/',
    differs: ['services/spa stands in for the bucket that CloudFront reads', 'one machine stands in for all edges'],
  },
  figures: { phases: [phase('warm-up', 1, 12, 5), phase('steady', 3, 12, 5), phase('peak', 3, 24, 5)] },
};

const statuses = Array.from({ length: 36 }, (_, index) => ({ error: `status ${500 + index}`, count: 1 + (index % 7) }));
const long = `GET /api/${'courses/{course}/chapters/{chapter}/'.repeat(6)}progress?expand=everything`;

/** Too slow, with errors of many kinds and routes of long names. Origin: case. */
const slow: LoadRunData = {
  ...media,
  id: 'api',
  scenario: 'api',
  title: 'Courses are read and progress is written',
  promises: ['SHOP-1'],
  verdict: 'fail',
  reasons: ['95 % of requests within 200 ms: fails in peak.', 'Dropped and cut-off requests count as failed.'],
  limits: [
    {
      limit: limits.p95,
      verdict: 'fail',
      message: 'p95 is 347 ms over 1000 requests in peak, and 200 ms are allowed.',
    },
    { limit: limits.p99, verdict: 'unknown', message: 'p99 cannot be told from 1000 requests.' },
    { limit: limits.errors, verdict: 'fail', message: '134 of 1000 requests in peak failed; 0.1 % are allowed.' },
  ],
  on: { ...rehearsal.on, url: 'https://api.shop.example/api/' },
  figures: {
    phases: [
      phase('warm-up', 3, 36, 7, { gauges: [] }),
      phase('steady', 10, 36, 8, { gauges: [] }),
      phase('peak', 20, 50, 16, {
        gauges: [],
        iterations: { planned: 260, begun: 250, ended: 247, dropped: 10 },
        failed: statuses,
        timeline: Array.from({ length: 22 }, (_, second) => ({
          second,
          requests: second > 6 && second < 10 ? 9 : 52 - second,
          failed: second > 6 ? 9 : 0,
          p50Ms: 120 + second,
          p95Ms: second > 6 && second < 10 ? null : 240 + second * 9,
        })),
        routes: [
          { route: long, requests: 700, failed: 120, latency: latency(700, 16) },
          { route: 'login', requests: 300, failed: 14, latency: latency(300, 12) },
        ],
        protocols: [
          { protocol: 'h2', count: 960 },
          { protocol: '', count: 40 },
        ],
      }),
    ],
  },
};

/** Asked for more than the generator could send. Origin: case. */
const tired: LoadRunData = {
  ...media,
  id: 'api-capacity',
  scenario: 'api',
  title: 'One zone is lost, and the rest carry its share',
  profile: 'capacity',
  promises: ['SHOP-2'],
  verdict: 'unknown',
  reasons: ['The generator could not keep its schedule: iterations began up to 812 ms late.'],
  limits: [{ limit: limits.p95, verdict: 'pass', message: 'p95 is 37.3 ms over 150 requests in peak.' }],
  on: rehearsal.on,
  generator: { ...media.generator, users: 20, usersNeeded: 48.4, machineBusy: 1, generatorBusy: null },
  end: 'its own thresholds failed',
  figures: {
    phases: [
      phase('peak', 5, 500, 7, {
        requests: 152,
        latency: latency(152, 7),
        routes: [{ route: 'list courses', requests: 152, failed: 0, latency: latency(152, 7) }],
        gauges: [],
        protocols: [{ protocol: 'h2', count: 152 }],
        timeline: [38, 38, 38, 38].map((requests, second) => ({
          second,
          requests,
          failed: 0,
          p50Ms: 9.5,
          p95Ms: 29.1,
        })),
        iterations: { planned: 625, begun: 40, ended: 38, dropped: 585 },
        lagMs: { p50: 211, p99: 790, max: 812.4 },
      }),
    ],
  },
};

/** Nothing was measured. Origin: case. */
export const nothing: LoadRunData = {
  ...tired,
  id: 'media 2',
  promises: [],
  reasons: ['k6 ended before the first request: exit code 107.'],
  limits: [{ limit: limits.p95, verdict: 'unknown', message: 'No request was measured in steady and peak.' }],
  end: 'failed: exit code 107, an exception in the script',
  generator: { ...media.generator, machineBusy: null, generatorBusy: null },
  figures: { phases: [silent('warm-up', 3, 28), silent('peak', 20, 40)] },
  evidence: [],
  samples: { file: 'evidence/load-media-2.ndjson', records: 0 },
};

/** Load runs of every verdict, with all that can be missing. Origin: case. */
export const load: LoadData = { runs: [slow, tired, rehearsal, media, nothing] };

/** Handshakes with an endpoint of each kind. Origin: case. */
export const tls: TlsData = {
  on: 'twin',
  endpoints: [
    {
      name: 'API',
      address: 'api.shop.example:443',
      versions: [
        { version: 'TLSv1', state: 'unseen', reason: 'this OpenSSL offers no TLSv1' },
        { version: 'TLSv1.1', state: 'refused' },
        { version: 'TLSv1.2', state: 'offered' },
        { version: 'TLSv1.3', state: 'offered' },
      ],
      certificate: {
        subject: 'CN=api.shop.example',
        issuer: 'CN=Twin',
        names: ['api.shop.example', 'www.shop.example'],
        validTo: '2026-02-02T00:00:00.000Z',
        isTrusted: true,
      },
      plainHttp: '301 to https://api.shop.example/',
      hsts: 'max-age=31536000',
      evidence: ['E-0030'],
    },
    {
      name: 'Media <b>"1"</b>',
      address: 'media.shop.example:443',
      versions: [],
      plainHttp: 'nothing listens',
      hsts: null,
      evidence: [],
    },
    {
      name: 'Old',
      address: 'old.shop.example:443',
      versions: [{ version: 'TLSv1', state: 'offered' }],
      certificate: {
        subject: 'CN=old',
        issuer: 'CN=old',
        names: [],
        validTo: '2020-01-01T00:00:00.000Z',
        isTrusted: false,
        reason: 'it expired on 2020-01-01',
      },
      plainHttp: '200',
      hsts: null,
      evidence: ['E-0031'],
    },
  ],
};
