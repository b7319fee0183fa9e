import { h, type ComponentChild } from 'preact';
import type { LossData } from '../../evidence/experiment-data.ts';
import { duration, interval, measured } from '../duration.ts';
import { table } from './table.ts';

/** What became of every write of the ledger. */
export function lossTable(loss: LossData | undefined): ComponentChild {
  if (!loss) return h('p', {}, 'No ledger of writes was kept, so loss was not measured.');
  const { attempted, acked, refused, indeterminate, lost, lostSeqs, postFaultLost } = loss;
  const { duplicates, corrupt, resurrected, phantom, rpoMs, lossWindowMs } = loss;
  const number = (value: number | null): string => measured(value, String);
  const rows: readonly (readonly [what: string, figure: ComponentChild, means: string])[] = [
    ['Attempted', number(attempted), 'writes sent, each with a number of its own'],
    ['Acknowledged', number(acked), 'the service said that it is kept'],
    ['Refused', number(refused), 'the service said that it is not kept'],
    ['Indeterminate', number(indeterminate), 'no answer, or a broken one: neither lost nor kept is promised'],
    ['Lost', h('strong', {}, number(lost)), 'acknowledged, and gone from the final read'],
    ['Lost: which', which(lost, lostSeqs), 'writer and number'],
    ['Of these, acknowledged after the fault', number(postFaultLost), 'a writer that was gone went on acknowledging'],
    ['Duplicates', number(duplicates), 'there more than once'],
    ['Corrupt', number(corrupt), 'there with other content'],
    ['Resurrected', number(resurrected), 'refused, and there all the same'],
    ['Phantom', number(phantom), 'there, though nobody wrote it'],
    [
      'Recovery point',
      measured(rpoMs, (ms) => `${duration(ms)} before the fault`),
      'all that was acknowledged until then is there',
    ],
    ['Loss window', window(lost, lossWindowMs), 'first and last acknowledgement of a lost write, after the fault'],
    ['Bound', bound(loss), 'with 95 % confidence, from this one run'],
  ];
  return table('Loss, in acknowledged writes', ['Measure', 'Figure', 'Means'], rows, 'loss');
}

function which(lost: number | null, seqs: readonly string[]): ComponentChild {
  if (lost === null) return 'not measured';
  if (lost === 0 && seqs.length === 0) return 'none';
  const left = lost - seqs.length;
  return h(
    'span',
    { class: 'seqs' },
    h('code', {}, seqs.join(', ')),
    left > 0 ? ` and ${left} more, which the evidence names` : '',
  );
}

function window(lost: number | null, span: LossData['lossWindowMs']): string {
  if (span === null) return lost === 0 ? 'none: nothing was lost' : 'not measured';
  return `between ${interval(span)}`;
}

/** That nothing was lost once does not show that nothing is ever lost. */
function bound({ lost, lossyFaultRatioBound }: LossData): string {
  if (lost !== null && lost > 0) return 'none: writes were lost';
  return measured(
    lossyFaultRatioBound,
    (ratio) => `up to ${Math.ceil(Number((ratio * 100).toFixed(6)))} % of such faults may still lose a write`,
  );
}
