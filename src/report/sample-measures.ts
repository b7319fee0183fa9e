import type { LossData, MeasuredPathData } from '../evidence/experiment-data.ts';

const names = ['detection', 'decision', 'failover', 'routing', 'recovery', 'reprotection'] as const;

export function phases(...ms: readonly (number | null)[]): MeasuredPathData['phases'] {
  return names.map((name, index) => ({ name, ms: ms[index] ?? null }));
}

/** A path that fails for a probe now and then, and is back for good after the last. */
export const api: MeasuredPathData = {
  path: 'API',
  url: 'https://api.shop.example:20443/health',
  client: 'fresh',
  rtoMs: 12345.388,
  rtoIntervalMs: [12240.707, 12345.388],
  resolutionMs: 104.681,
  firstBadMs: 40.707,
  lastBadMs: 12240.707,
  outages: [
    ...Array.from({ length: 15 }, (_, index) => ({ startMs: 40.707 + index * 800, endMs: 277.434 + index * 800 })),
    { startMs: 12140.707, endMs: 12345.388 },
  ],
  downtimeMs: 4800,
  flaps: 15,
  availabilityRatio: 125 / 173,
  probes: { intended: 173, sent: 173, ok: 125, failed: 48, late: 0 },
  scheduleLagMs: { p50: 0.751, p99: 29.108, max: 38.428 },
  phases: phases(10681.545, 0, 0, 1673.063, -9.22, 9925.378),
  sum: 'consistent',
};

/** Back within half a second, with phases of which only one was seen whole. */
export const writes: MeasuredPathData = {
  ...api,
  path: 'writes',
  url: 'https://api.shop.example:20443/ledger',
  client: 'kept',
  rtoMs: 483.989,
  rtoIntervalMs: [402.1, 483.989],
  firstBadMs: 57.1,
  lastBadMs: 402.1,
  outages: [{ startMs: 57.1, endMs: 483.989 }],
  downtimeMs: 400,
  flaps: 0,
  availabilityRatio: 210 / 214,
  probes: { intended: 214, sent: 214, ok: 210, failed: 4, late: 0 },
  phases: phases(null, null, 389.3, null, null, 21_540),
  sum: 'incomplete',
};

/** Went on all the while. */
export const media: MeasuredPathData = {
  ...api,
  path: 'media segments',
  url: 'https://media.shop.example:20443/segment',
  rtoMs: null,
  rtoIntervalMs: null,
  resolutionMs: 100,
  firstBadMs: null,
  lastBadMs: null,
  outages: [],
  downtimeMs: 0,
  flaps: 0,
  availabilityRatio: 1,
  probes: { intended: 173, sent: 173, ok: 173, failed: 0, late: 0 },
  phases: [],
  sum: 'incomplete',
};

/** Never back while it was probed. */
export const dead: MeasuredPathData = {
  ...api,
  rtoMs: null,
  rtoIntervalMs: null,
  lastBadMs: 21_940,
  outages: [{ startMs: 40.707, endMs: null }],
  downtimeMs: 22_000,
  flaps: 0,
  availabilityRatio: 0,
  probes: { intended: 220, sent: 220, ok: 0, failed: 214, late: 6 },
  phases: phases(10_681, null),
  sum: 'incomplete',
};

/** Not probed at all. */
export const unprobed: MeasuredPathData = {
  ...media,
  path: 'writes',
  availabilityRatio: null,
  probes: { intended: 0, sent: 0, ok: 0, failed: 0, late: 0 },
  scheduleLagMs: null,
};

/** Nothing is lost. */
export const kept: LossData = {
  attempted: 1254,
  acked: 1080,
  refused: 0,
  indeterminate: 174,
  lost: 0,
  lostSeqs: [],
  postFaultLost: 0,
  duplicates: 0,
  corrupt: 0,
  resurrected: 0,
  phantom: 0,
  rpoMs: 0,
  lossWindowMs: null,
  lossyFaultRatioBound: 0.95,
};

/** Lost before the fault, and after it. */
export const lossy: LossData = {
  ...kept,
  lost: 102,
  lostSeqs: ['w1:411', 'w2:411', 'w3:410'],
  postFaultLost: 2,
  rpoMs: 412,
  lossWindowMs: [-412.2, 31.5],
  lossyFaultRatioBound: null,
};

/** The final read was not to be trusted. */
export const unread: LossData = {
  ...kept,
  lost: null,
  postFaultLost: null,
  duplicates: null,
  corrupt: null,
  resurrected: null,
  phantom: null,
  rpoMs: null,
  lossyFaultRatioBound: null,
};
