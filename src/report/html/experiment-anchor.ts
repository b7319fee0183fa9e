import type { ExperimentData } from '../../evidence/experiment-data.ts';
import { anchors } from './anchors.ts';

/** The address on the page of each experiment, in their order. */
export function experimentAnchors(experiments: readonly Pick<ExperimentData, 'id'>[]): string[] {
  return anchors(
    'experiment',
    experiments.map(({ id }) => id),
  );
}

/** The address of the experiment with this id; undefined where the report holds none. */
export function anchorOf(id: string, experiments: readonly Pick<ExperimentData, 'id'>[]): string | undefined {
  return experimentAnchors(experiments)[experiments.findIndex((one) => one.id === id)];
}
