import type { ExperimentData } from '../../evidence/experiment-data.ts';

/** The address on the page of each experiment, in their order: readable where the id is, and never the same twice. */
export function experimentAnchors(experiments: readonly Pick<ExperimentData, 'id'>[]): string[] {
  const seen = new Map<string, number>();
  return experiments.map(({ id }) => {
    const name = `experiment.${id.replaceAll(/[^\w-]+/gu, '-')}`;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    // A dot, which no id keeps, so that no other experiment is called so.
    return number === 1 ? name : `${name}.${number}`;
  });
}

/** The address of the experiment with this id; undefined where the report holds none. */
export function anchorOf(id: string, experiments: readonly Pick<ExperimentData, 'id'>[]): string | undefined {
  return experimentAnchors(experiments)[experiments.findIndex((one) => one.id === id)];
}
