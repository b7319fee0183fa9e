import type { LossData } from '../evidence/experiment-data.ts';

/** How many acknowledged writes were lost, of how many. */
export function lossText({ lost, acked }: Pick<LossData, 'lost' | 'acked'>): string {
  return lost === null
    ? `not measured how many of ${acked} acknowledged writes were lost`
    : `${lost} of ${acked} acknowledged writes lost`;
}
