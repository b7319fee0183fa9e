import type { ChaosData, ExperimentData } from '../evidence/experiment-data.ts';
import { databaseZone, partition, region, zone } from './sample-experiment-runs.ts';
import { twin } from './sample-twin.ts';

const pass: ExperimentData = {
  id: 'first-zone-lost',
  hypothesis:
    'When the first zone of the primary region is lost, requests are answered again within 60 seconds and no acknowledged write is lost.',
  promises: ['SHOP-4'],
  verdict: 'pass',
  reasons: zone.reasons,
  runs: [zone],
  repeated: 0,
  notDone: [{ kind: 'cut', reason: 'the process driver cannot make packets to a process vanish' }],
  statistics: [
    statistic('requests are answered again within 60 seconds', [12345.388]),
    statistic('no acknowledged write is lost', [0], 'writes'),
  ],
};

const fail: ExperimentData = {
  id: 'region-lost',
  hypothesis: 'When the primary region is lost, requests are answered again within 60 seconds.',
  promises: ['SHOP-1'],
  verdict: 'fail',
  reasons: region.reasons,
  runs: [
    region,
    { ...region, id: 'region-lost-kill-9', kind: 'kill', does: 'Region primary (eu-west-1) is lost (kill).' },
  ],
  repeated: 1,
  notDone: [],
  statistics: [
    statistic('requests are answered again within 60 seconds', [94_210, 96_180]),
    statistic('at most 60 seconds of acknowledged writes are lost', [412, 655]),
  ],
};

const inconclusive: ExperimentData = {
  id: 'primary-database-zone-lost',
  hypothesis: 'When the zone of the primary database is lost, writes are accepted again within 180 seconds.',
  promises: ['SHOP-2'],
  verdict: 'inconclusive',
  reasons: databaseZone.reasons,
  runs: [databaseZone],
  repeated: 1,
  notDone: [],
  statistics: [],
};

const unsafe: ExperimentData = {
  id: 'regions partitioned',
  hypothesis: 'When the regions cannot speak with each other, requests are answered all the while.',
  promises: [],
  verdict: 'unsafe',
  reasons: partition.reasons,
  runs: [partition],
  repeated: 0,
  notDone: [],
  statistics: [],
};

function statistic(
  objective: string,
  values: readonly number[],
  unit: 'ms' | 'writes' = 'ms',
): ExperimentData['statistics'][number] {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    objective,
    unit,
    values,
    median: sorted[Math.ceil(sorted.length / 2) - 1] ?? 0,
    max: sorted.at(-1) ?? 0,
    confidenceIn90th: 1 - 0.9 ** values.length,
  };
}

/** Experiments of every verdict but one, with all that can be missing. Origin: case. */
export const chaos: ChaosData = { twin, experiments: [fail, inconclusive, unsafe, pass] };
