import { Refusal } from '../faults/refusal.ts';
import type { Experiment } from './experiment.ts';
import type { StopCondition } from './stop-conditions.ts';

/** Time-outs are those of the longest recovery promised, with room for start, sustained window and final read. */
function stops(maxSeconds: number): readonly StopCondition[] {
  return [
    { kind: 'stop-file' },
    { kind: 'wall-clock', maxMs: maxSeconds * 1000 },
    { kind: 'prober-health', maxLagMs: 5000 },
  ];
}

/** What nobody promised is only told, at a moment left to chance. */
const told = {
  promises: [],
  load: { probePeriodMs: 100, writers: 4, writesPerSecond: 50 },
  objectives: [{ kind: 'told' }],
  timing: { kind: 'jittered' },
  repetitions: 1,
  stop: stops(300),
} as const satisfies Partial<Experiment>;

/** A promise with a time in it is tried at the worst moment. */
const promised = { ...told, timing: { kind: 'locked', event: 'checked' } } as const satisfies Partial<Experiment>;

const zoneLoss = { fault: 'lose-zone', kinds: ['kill', 'stall', 'cut'] } as const satisfies Partial<Experiment>;

const regionLoss = {
  fault: 'lose-region',
  aim: 'primary region',
  kinds: ['stall', 'kill'],
  recovery: { when: 'endpoint down', promote: 'replicas in the failover region' },
} as const satisfies Partial<Experiment>;

/** One for every chaos scenario of the bundled architecture, and those that tell what nobody promised. */
export const experiments: readonly Experiment[] = [
  ...(['first', 'second', 'third'] as const).map(
    (which): Experiment => ({
      ...promised,
      ...zoneLoss,
      id: `${which}-zone-lost`,
      hypothesis: `When the ${which} zone of the primary region is lost, requests are answered again within 60 seconds and no acknowledged write is lost.`,
      promises: ['KC1-HA-7'],
      aim: `${which} zone of the primary region`,
      objectives: [{ kind: 'requests-answered', withinSeconds: 60 }, { kind: 'nothing-lost' }],
    }),
  ),
  {
    ...promised,
    ...zoneLoss,
    id: 'primary-database-zone-lost',
    hypothesis:
      'When the zone of the primary database is lost, writes are accepted again within 180 seconds and no acknowledged write is lost.',
    promises: ['KC1-HA-5'],
    aim: 'zone of the primary database',
    objectives: [{ kind: 'writes-accepted', withinSeconds: 180 }, { kind: 'nothing-lost' }],
    stop: stops(480),
  },
  {
    ...told,
    ...zoneLoss,
    id: 'worst-zone-loss',
    hypothesis: 'When any zone of the primary region is lost, the worst downtime is at most 263 seconds.',
    promises: ['KC1-HA-8'],
    aim: 'every zone of the primary region',
    objectives: [{ kind: 'downtime-bounded', atMostSeconds: 263 }],
    stop: stops(600),
  },
  {
    ...promised,
    ...regionLoss,
    id: 'region-lost-replica-promoted',
    hypothesis:
      'When the primary region is lost, writes are accepted again within 900 seconds and at most 60 seconds of acknowledged writes are lost.',
    promises: ['KC1-GEO-3'],
    objectives: [
      { kind: 'writes-accepted', withinSeconds: 900 },
      { kind: 'loss-bounded', atMostSeconds: 60 },
    ],
    stop: stops(1200),
  },
  {
    ...promised,
    ...regionLoss,
    id: 'region-lost',
    hypothesis: 'When the primary region is lost, requests are answered again within 180 seconds.',
    promises: ['KC1-GEO-4'],
    objectives: [{ kind: 'requests-answered', withinSeconds: 180 }],
    stop: stops(480),
  },
  // Nothing is written while it fails back, so what that would cost is not measured.
  {
    ...told,
    ...regionLoss,
    id: 'failback',
    hypothesis:
      'After the primary region is back, every part is up and its database takes writes again within 300 seconds; its loss cost at most 60 seconds of acknowledged writes.',
    kinds: ['stall'],
    failback: true,
    objectives: [
      { kind: 'whole-again', withinSeconds: 300 },
      { kind: 'loss-bounded', atMostSeconds: 60 },
    ],
    stop: stops(1200),
  },
  {
    ...told,
    id: 're-protection',
    hypothesis: 'When a lost writer is back, the database has its standby again within 300 seconds.',
    fault: 'lose-database-primary',
    aim: 'primary database',
    kinds: ['kill'],
    objectives: [{ kind: 'whole-again', withinSeconds: 300 }, { kind: 'nothing-lost' }],
    stop: stops(600),
  },
  {
    ...told,
    id: 'one-zone-less-capacity',
    hypothesis:
      'With one zone less, every component of the twin keeps at least two thirds of its instances in the region.',
    fault: 'lose-zone',
    aim: 'every zone of the primary region',
    kinds: ['kill'],
    objectives: [
      { kind: 'capacity-left', atLeastRatio: 2 / 3 },
      { kind: 'requests-answered', withinSeconds: 60 },
    ],
  },
  {
    ...told,
    id: 'two-zones-lost',
    hypothesis: 'It is told what survives the loss of the writer and its standby together.',
    fault: 'lose-two-zones',
    aim: 'zones of the primary database and its standby',
    kinds: ['stall'],
  },
  {
    ...told,
    id: 'regions-partitioned',
    hypothesis: 'It is told what becomes of requests and writes when the regions cannot speak with each other.',
    fault: 'partition-region',
    aim: 'primary and failover region',
    kinds: ['cut'],
  },
  {
    ...told,
    id: 'region-partitioned-one-way',
    hypothesis:
      'It is told what becomes of requests and writes when nothing of the primary region reaches the failover region.',
    fault: 'partition-region-one-way',
    aim: 'primary and failover region',
    kinds: ['cut'],
  },
  {
    ...told,
    id: 'replication-cut',
    hypothesis: 'It is told how long writes wait for a standby whose replication is cut.',
    fault: 'cut-replication',
    aim: 'primary database',
    kinds: ['cut'],
  },
  {
    ...told,
    id: 'instances-stopped',
    hypothesis: 'It is told what a component without instances in the primary region does to the rest.',
    fault: 'stop-instances',
    aim: 'first service of the primary region',
    kinds: ['kill'],
  },
  {
    ...told,
    id: 'link-slow',
    hypothesis: 'It is told what a slow link between the regions does to requests and writes.',
    fault: 'slow-link',
    aim: 'primary and failover region',
    kinds: ['slow'],
  },
];

/** Throws Refusal for a name that no experiment has. */
export function experimentNamed(id: string): Experiment {
  const found = experiments.find((one) => one.id === id);
  if (found) return found;
  throw new Refusal(`There is no experiment "${id}"`, `Use one of: ${experiments.map((one) => one.id).join(', ')}.`);
}
