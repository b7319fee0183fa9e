import type { ExperimentRunData } from '../evidence/experiment-data.ts';
import { api, dead, kept, lossy, media, phases, unprobed, unread, writes } from './sample-measures.ts';

const balancer = 'primary/load-balancer';
const checks = Array.from({ length: 40 }, (_, index) => ({ atMs: index * 500 - 900, part: balancer, what: 'checked' }));
const recoverySteps = [
  { atMs: -4538.6, part: 'dns/api-record', what: 'answer changed' },
  { atMs: 206.4, part: 'primary/orders', what: 'writer fenced' },
  { atMs: 351.5, part: 'primary/orders/standby', what: 'promoted' },
  { atMs: 399.5, part: 'primary/orders/standby', what: 'takes writes' },
  { atMs: 10_681.5, part: balancer, what: 'target unhealthy' },
  { atMs: 10_686.6, part: balancer, what: 'target unhealthy' },
  { atMs: 12_348.2, part: balancer, what: 'target unhealthy' },
  { atMs: 21_978.4, part: 'primary/orders', what: 'made anew' },
  { atMs: 22_270.8, part: 'primary/orders', what: 'in step' },
];

/** A zone lost once, stalled: all holds. */
export const zone: ExperimentRunData = {
  id: 'first-zone-lost-stall-1',
  does: 'Zone primary-a (eu-west-1a) is lost (stall).',
  kind: 'stall',
  targets: ['primary-a'],
  timing: 'right after a passed check of primary/load-balancer, the worst moment',
  verdict: 'pass',
  reasons: [
    'API came back between 12.24 s and 12.35 s after the fault; its timers allow 14 s, the promise 60 s.',
    '0 of 1080 acknowledged writes were lost.',
  ],
  standing: [
    '2 of 3 zones of region primary are left.',
    '2 of 3 instances of API are left in region primary.',
    'primary/orders loses its writer; 2 copies are left, primary/orders/standby takes over.',
  ],
  objectives: [
    {
      objective: 'requests are answered again within 60 seconds',
      verdict: 'pass',
      reasons: ['API came back between 12.24 s and 12.35 s after the fault; its timers allow 14 s, the promise 60 s.'],
    },
    {
      objective: 'no acknowledged write is lost',
      verdict: 'pass',
      reasons: ['0 of 1080 acknowledged writes were lost.'],
    },
  ],
  paths: [api, media, writes],
  loss: kept,
  worst: [
    {
      of: 'requests are answered again within 60 seconds',
      totalMs: 14_000,
      terms: [
        {
          what: 'target group primary/api-target-group: 2 checks, 5 s apart, and 4 s for the last',
          ms: 14_000,
          by: 'timer',
        },
      ],
      missing: [],
      notCounted: ['How long clients go on to the load balancer node of the lost zone is in no timer of the plan.'],
    },
  ],
  events: [...checks, ...recoverySteps],
  takenBack: { isHealed: true, saw: 'a promotion stands until the next one; zone primary-a is up' },
  wholeAgainMs: 821.59,
  evidence: ['E-0011', 'E-0012', 'E-0013'],
};

/** A region lost: it comes back too late, and loses writes. */
export const region: ExperimentRunData = {
  ...zone,
  id: 'region-lost-stall-1',
  does: 'Region primary (eu-west-1) is lost (stall).',
  targets: ['primary'],
  verdict: 'fail',
  reasons: ['API came back more than 94.1 s after the fault; 60 s are allowed.'],
  standing: ['0 of 3 zones of region primary are left.', '3 of 3 zones of region failover are left.'],
  objectives: [
    {
      objective: 'requests are answered again within 60 seconds',
      verdict: 'fail',
      reasons: ['API came back more than 94.1 s after the fault; 60 s are allowed.'],
    },
    {
      objective: 'at most 60 seconds of acknowledged writes are lost',
      verdict: 'fail',
      reasons: ['2 writes acknowledged after the fault were lost: the old writer went on acknowledging.'],
    },
  ],
  paths: [
    {
      ...api,
      rtoMs: 94_210,
      rtoIntervalMs: [94_102, 94_210],
      lastBadMs: 94_102,
      outages: [{ startMs: 40.707, endMs: 94_210 }],
      downtimeMs: 94_100,
      flaps: 0,
      availabilityRatio: 0.0508,
      probes: { intended: 992, sent: 991, ok: 51, failed: 938, late: 2 },
      phases: phases(31_210, 0, 380, 60_110, 2510, null),
    },
  ],
  loss: lossy,
  worst: [
    {
      of: 'requests are answered again within 60 seconds',
      totalMs: 690_000,
      terms: [
        { what: 'record dns/api-record: 3 checks, 10 s apart, and 4 s for the last', ms: 30_000, by: 'timer' },
        { what: 'answers of record dns/api-record live for 60 s', ms: 60_000, by: 'timer' },
        { what: 'rds-failover', ms: 120_000, by: 'declared', source: 'https://example.com/multi-az' },
        { what: 'replica-promotion', ms: 600_000, by: 'declared' },
      ],
      missing: ['The time of replica-promotion, 600 s, has no source.'],
      notCounted: [],
    },
  ],
  events: [
    { atMs: 31_210, part: 'dns/api-record', what: 'endpoint down' },
    { atMs: 31_590, part: 'failover/orders', what: 'promoted' },
    { atMs: 31_640, part: 'dns/api-record', what: 'answer changed' },
  ],
  evidence: ['E-0014', 'E-0015'],
};

/** A recovery that nobody saw, and a final read that cannot be trusted. */
export const databaseZone: ExperimentRunData = {
  ...zone,
  id: 'primary-database-zone-lost-stall-2',
  does: 'Zone primary-b (eu-west-1b) is lost (stall).',
  targets: ['primary-b'],
  timing: 'no passed check was seen within 6.0 s, so at a moment left to chance',
  verdict: 'inconclusive',
  reasons: ['Recovery was not seen.', 'The two final reads differ.'],
  standing: [],
  objectives: [
    {
      objective: 'writes are accepted again within 180 seconds',
      verdict: 'inconclusive',
      reasons: ['Recovery was not seen.'],
    },
  ],
  paths: [dead, unprobed],
  loss: unread,
  worst: [],
  events: [],
  wholeAgainMs: null,
  evidence: [],
};

const { loss: _, ...unmeasured } = databaseZone;
/** Broken off before anything was measured, and not shown to be undone. */
export const partition: ExperimentRunData = {
  ...unmeasured,
  id: 'regions-partitioned-cut-1',
  does: 'Regions primary and failover are cut off from each other (cut).',
  kind: 'cut',
  targets: ['primary', 'failover'],
  timing: 'not set off',
  verdict: 'unsafe',
  reasons: ['It was not shown that all is whole again: link primary to failover: still swallows.'],
  objectives: [],
  paths: [],
  takenBack: { isHealed: false, saw: 'link primary to failover: still swallows' },
  evidence: ['E-0016'],
};
