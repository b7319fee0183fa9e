import { UnseenInput } from '../../inventory/read.ts';
import type { Facing } from '../judge.ts';
import { type PathAvailability, pathAvailability, percent } from './path-availability.ts';

/** A path's figure as reports print it; `value` is a ratio from 0 to 1. */
export interface PathFigure {
  readonly name: string;
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly verdict: 'above objective' | 'below objective' | 'no objective';
  readonly inputs: PathAvailability['inputs'];
  readonly notes: readonly string[];
}

/** The figure of every declared path, whether an objective rests on it or not. Paths that cannot be worked out are left to the check. */
export function pathFigures({ architecture, inventory, facts }: Facing): PathFigure[] {
  return Object.keys(architecture.paths).flatMap((path) => {
    try {
      const { ratio, objective, inputs, notes } = pathAvailability(path, inventory, architecture, facts);
      const verdict =
        objective === undefined ? 'no objective' : ratio >= objective ? 'above objective' : 'below objective';
      const highest = Math.max(0, ...architecture.objectives.availability.map((wanted) => wanted.ratio));
      const below =
        objective === undefined && ratio < highest
          ? [`Below ${percent(highest)}, which other paths promise; no objective is declared for this one.`]
          : [];
      return [
        {
          name: `availability of path ${path}`,
          text: percent(ratio),
          value: ratio,
          unit: 'ratio',
          verdict,
          inputs,
          notes: [...below, ...notes],
        },
      ];
    } catch (error) {
      if (error instanceof UnseenInput) return [];
      throw error;
    }
  });
}
