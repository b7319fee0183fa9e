import { experiments } from '../../chaos/experiments/catalogue.ts';
import { faults } from '../../chaos/faults/catalogue.ts';
import { canonicalJson } from '../evidence/canonical.ts';

/** Every fault and every experiment, as text or JSON. */
export function listChaos({ json }: { readonly json?: boolean }): string {
  if (json) {
    const listed = faults.map(({ id, title, aimedAt, kinds }) => ({ id, title, aimedAt, kinds }));
    return `${canonicalJson({ faults: listed, experiments }, 2)}\n`;
  }
  const width = Math.max(...[...faults, ...experiments].map(({ id }) => id.length));
  return [
    'Faults',
    ...faults.map(({ id, title, kinds }) => `  ${id.padEnd(width)}  ${title} (${kinds.join(', ')})`),
    '',
    'Experiments',
    ...experiments.map(
      ({ id, hypothesis, promises }) =>
        `  ${id.padEnd(width)}  ${hypothesis}${promises.length > 0 ? ` (${promises.join(', ')})` : ''}`,
    ),
    '',
  ].join('\n');
}
