import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';
import { count } from './count.ts';
import { type Gap, gapsOf } from './gap.ts';
import { loadAnchors } from './load-link.ts';
import { mark } from './mark.ts';
import { placeIn, type Place } from './place.ts';
import { proofAnchor } from './proof-kind.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

const titles = {
  unknown: 'Asked for, should have been visible, and was not seen',
  'not-assessed': 'Not asked for, beyond what this run can show, merely sampled, or nothing of the kind',
} as const;

/** What this run did not see, reason by reason, with the proofs each reason keeps open. */
export function notLookedAt(report: ReportData): ComponentChild {
  const place = placeIn(report);
  const gaps = gapsOf(report);
  const unread = report.input.problems.length;
  return h(
    'section',
    { 'aria-labelledby': 'not-looked-at' },
    h('h2', { id: 'not-looked-at' }, 'What was not looked at'),
    ...(['unknown', 'not-assessed'] as const).flatMap((verdict) => {
      const rows = gaps.filter((gap) => gap.verdict === verdict);
      return rows.length === 0 ? [] : [h('h3', {}, mark(verdict)), gapTable(verdict, rows, place)];
    }),
    unread === 0
      ? null
      : h(
          'p',
          {},
          mark('unknown'),
          ` ${count(unread, 'place')} in the input could not be read, and what is there was not judged: see `,
          h('a', { href: '#input' }, 'the input'),
          '.',
        ),
    report.chaos
      ? h(
          'p',
          {},
          'What the twin does not model, and which faults it cannot do, stands under ',
          h('a', { href: '#experiments' }, 'what was broken on purpose'),
          '.',
        )
      : null,
    ...unsettledRuns(report),
    gaps.length === 0
      ? h(
          'p',
          {},
          report.promises.length === 0 ? 'This run judged no promise.' : 'Every proof that is registered was assessed.',
        )
      : null,
  );
}

/** A load run may stand for no promise, whose gaps would tell of it. */
function unsettledRuns({ load }: ReportData): ComponentChild[] {
  const runs = load?.runs ?? [];
  const addresses = loadAnchors(runs);
  return runs.flatMap(({ id, verdict, promises, reasons }, index) =>
    (verdict === 'unknown' || verdict === 'not-assessed') && promises.length === 0
      ? [
          h(
            'p',
            {},
            mark(verdict),
            ' Load run ',
            h('a', { href: `#${addresses[index] ?? ''}` }, id),
            ': ',
            ...prose(reasons.join(' ')),
          ),
        ]
      : [],
  );
}

function gapTable(verdict: Gap['verdict'], gaps: readonly Gap[], place: Place): ComponentChild {
  const caption = `${titles[verdict]}: ${count(gaps.length, 'reason')}`;
  const withSubjects = gaps.some(({ subjects }) => subjects.length > 0);
  const columns = ['Reason', ...(withSubjects ? ['Where'] : []), 'Proofs it keeps open'];
  return table(
    caption,
    columns,
    gaps.map(({ reason, subjects, proofs }) => [
      h('span', { class: 'reason' }, ...prose(reason)),
      ...(withSubjects
        ? [
            subjects.flatMap(({ name, origin }) => [
              h('span', { class: 'line' }, name, ' ', origin === undefined ? '' : place(origin)),
            ]),
          ]
        : []),
      proofs.flatMap(({ promise, kind }, index) => [
        index === 0 ? '' : ', ',
        h('a', { class: 'ref', href: `#${kind === undefined ? promise : proofAnchor(promise, kind)}` }, promise),
        kind === undefined ? '' : `\u00A0${kind}`,
      ]),
    ]),
    'gaps',
  );
}
