import { Refusal } from '../faults/refusal.ts';
import type { Experiment, Load } from './experiment.ts';
import type { StopCondition } from './stop-conditions.ts';

const load: Load = { probePeriodMs: 100, writers: 4, writesPerSecond: 50 };
const jittered = { kind: 'jittered' } as const;
const locked = { kind: 'locked', event: 'checked' } as const;

/** Time-outs are those of the longest recovery promised, with room for start, sustained window and final read. */
function stops(maxSeconds: number): readonly StopCondition[] {
  return [
    { kind: 'stop-file' },
    { kind: 'wall-clock', maxMs: maxSeconds * 1000 },
    { kind: 'prober-health', maxLagMs: 5000 },
  ];
}

function zoneLoss(which: 'first' | 'second' | 'third'): Experiment {
  return {
    id: `${which}-zone-lost`,
    hypothesis: `When the ${which} zone of the primary region is lost, requests are answered again within 60 seconds and no acknowledged write is lost.`,
    promises: ['KC1-HA-7'],
    fault: 'lose-zone',
    aim: `${which} zone of the primary region`,
    kinds: ['kill', 'stall', 'cut'],
    load,
    objectives: [{ kind: 'requests-answered', withinSeconds: 60 }, { kind: 'nothing-lost' }],
    timing: locked,
    repetitions: 1,
    stop: stops(300),
  };
}

/** One for every chaos scenario of the bundled architecture, and those that tell what nobody promised. */
export const experiments: readonly Experiment[] = [
  zoneLoss('first'),
  zoneLoss('second'),
  zoneLoss('third'),
  {
    id: 'primary-database-zone-lost',
    hypothesis:
      'When the zone of the primary database is lost, writes are accepted again within 180 seconds and no acknowledged write is lost.',
    promises: ['KC1-HA-5'],
    fault: 'lose-zone',
    aim: 'zone of the primary database',
    kinds: ['kill', 'stall', 'cut'],
    load,
    objectives: [{ kind: 'writes-accepted', withinSeconds: 180 }, { kind: 'nothing-lost' }],
    timing: locked,
    repetitions: 1,
    stop: stops(480),
  },
  {
    id: 'worst-zone-loss',
    hypothesis: 'Whichever zone of the primary region is lost, the downtime is at most 263 seconds.',
    promises: ['KC1-HA-8'],
    fault: 'lose-zone',
    aim: 'every zone of the primary region',
    kinds: ['kill', 'stall', 'cut'],
    load,
    objectives: [{ kind: 'downtime-bounded', atMostSeconds: 263 }],
    timing: jittered,
    repetitions: 1,
    stop: stops(600),
  },
  {
    id: 'region-lost-replica-promoted',
    hypothesis:
      'When the primary region is lost, writes are accepted again within 900 seconds and at most 60 seconds of acknowledged writes are lost.',
    promises: ['KC1-GEO-3'],
    fault: 'lose-region',
    aim: 'primary region',
    kinds: ['stall', 'kill'],
    recovery: { when: 'endpoint down', promote: 'replicas in the failover region' },
    load,
    objectives: [
      { kind: 'writes-accepted', withinSeconds: 900 },
      { kind: 'loss-bounded', atMostSeconds: 60 },
    ],
    timing: locked,
    repetitions: 1,
    stop: stops(1200),
  },
  {
    id: 'region-lost',
    hypothesis: 'When the primary region is lost, requests are answered again within 180 seconds.',
    promises: ['KC1-GEO-4'],
    fault: 'lose-region',
    aim: 'primary region',
    kinds: ['stall', 'kill'],
    recovery: { when: 'endpoint down', promote: 'replicas in the failover region' },
    load,
    objectives: [{ kind: 'requests-answered', withinSeconds: 180 }],
    timing: locked,
    repetitions: 1,
    stop: stops(480),
  },
  {
    id: 'failback',
    hypothesis:
      'After the primary region is back, its database becomes the writer again, and no write acknowledged meanwhile is lost.',
    promises: [],
    fault: 'lose-region',
    aim: 'primary region',
    kinds: ['stall'],
    recovery: { when: 'endpoint down', promote: 'replicas in the failover region' },
    failback: true,
    load,
    objectives: [
      { kind: 'whole-again', withinSeconds: 300 },
      { kind: 'loss-bounded', atMostSeconds: 60 },
    ],
    timing: jittered,
    repetitions: 1,
    stop: stops(1200),
  },
  {
    id: 're-protection',
    hypothesis: 'When a lost writer is back, the database has its standby again within 300 seconds.',
    promises: [],
    fault: 'lose-database-primary',
    aim: 'primary database',
    kinds: ['kill'],
    load,
    objectives: [{ kind: 'whole-again', withinSeconds: 300 }, { kind: 'nothing-lost' }],
    timing: jittered,
    repetitions: 1,
    stop: stops(600),
  },
  {
    id: 'one-zone-less-capacity',
    hypothesis: 'With one zone less, every component keeps at least two thirds of its instances in the region.',
    promises: [],
    fault: 'lose-zone',
    aim: 'every zone of the primary region',
    kinds: ['kill'],
    load,
    objectives: [
      { kind: 'capacity-left', atLeastRatio: 2 / 3 },
      { kind: 'requests-answered', withinSeconds: 60 },
    ],
    timing: jittered,
    repetitions: 1,
    stop: stops(300),
  },
  {
    id: 'two-zones-lost',
    hypothesis: 'It is told what survives the loss of the writer and its standby together.',
    promises: [],
    fault: 'lose-two-zones',
    aim: 'zones of the primary database and its standby',
    kinds: ['stall'],
    load,
    objectives: [{ kind: 'told' }],
    timing: jittered,
    repetitions: 1,
    stop: stops(300),
  },
  {
    id: 'regions-partitioned',
    hypothesis: 'When the regions cannot speak with each other, requests are answered all the while.',
    promises: [],
    fault: 'partition-region',
    aim: 'primary and failover region',
    kinds: ['cut'],
    load,
    objectives: [{ kind: 'told' }],
    timing: jittered,
    repetitions: 1,
    stop: stops(300),
  },
  {
    id: 'region-partitioned-one-way',
    hypothesis: 'When nothing of the primary region reaches the failover region, the primary keeps taking writes.',
    promises: [],
    fault: 'partition-region-one-way',
    aim: 'primary and failover region',
    kinds: ['cut'],
    load,
    objectives: [{ kind: 'told' }],
    timing: jittered,
    repetitions: 1,
    stop: stops(300),
  },
  {
    id: 'replication-cut',
    hypothesis: 'When replication is cut, writes are accepted again within 60 seconds without the standby.',
    promises: [],
    fault: 'cut-replication',
    aim: 'primary database',
    kinds: ['cut'],
    load,
    objectives: [{ kind: 'told' }],
    timing: jittered,
    repetitions: 1,
    stop: stops(300),
  },
  {
    id: 'instances-stopped',
    hypothesis: 'It is told what a component without instances in the primary region does to the rest.',
    promises: [],
    fault: 'stop-instances',
    aim: 'first service of the primary region',
    kinds: ['kill'],
    load,
    objectives: [{ kind: 'told' }],
    timing: jittered,
    repetitions: 1,
    stop: stops(300),
  },
  {
    id: 'link-slow',
    hypothesis: 'A slow link between the regions makes the replica lag, and nothing else.',
    promises: [],
    fault: 'slow-link',
    aim: 'primary and failover region',
    kinds: ['slow'],
    load,
    objectives: [{ kind: 'told' }],
    timing: jittered,
    repetitions: 1,
    stop: stops(300),
  },
];

/** Throws Refusal for a name that no experiment has. */
export function experimentNamed(id: string): Experiment {
  const found = experiments.find((one) => one.id === id);
  if (found) return found;
  throw new Refusal(`There is no experiment "${id}"`, `Use one of: ${experiments.map((one) => one.id).join(', ')}.`);
}
