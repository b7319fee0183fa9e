import { h, type ComponentChild } from 'preact';
import type { ExperimentData } from '../../evidence/experiment-data.ts';
import type { ReportData } from '../../evidence/report-data.ts';
import { duration } from '../duration.ts';
import { lossText } from '../loss-text.ts';
import { recoveryText } from '../recovery-text.ts';
import { experimentAnchors } from './experiment-anchor.ts';
import { experimentRun } from './experiment-run.ts';
import { mark } from './mark.ts';
import { proofAnchor } from './proof-kind.ts';
import { prose } from './prose.ts';
import { statistics } from './statistics.ts';
import { table } from './table.ts';
import { twin } from './twin.ts';

type Promises = ReportData['promises'];

/** What was broken on purpose, on what, and what came of it. */
export function experiments({ chaos, promises }: ReportData): ComponentChild {
  if (!chaos) return null;
  const { experiments: all, twin: ground } = chaos;
  const anchors = experimentAnchors(all);
  const anchor = (index: number): string => anchors[index] ?? '';
  return h(
    'section',
    { 'aria-labelledby': 'experiments' },
    h('h2', { id: 'experiments' }, 'What was broken on purpose'),
    twin(ground),
    h('h3', {}, 'Experiments'),
    all.length === 0
      ? h('p', {}, 'No experiment was done: nothing was broken, and recovery was not measured.')
      : overview(all, promises, anchor, ground.timeScale),
    ...all.map((one, index) => experiment(one, promises, anchor(index), ground.timeScale, all.length)),
  );
}

function overview(
  all: readonly ExperimentData[],
  promises: Promises,
  anchor: (index: number) => string,
  timeScale: number,
): ComponentChild {
  return table(
    'Each experiment with its worst figures. What it settles for a promise stands in the last column',
    ['Experiment', 'Verdict', 'Runs', 'Slowest recovery, measured', 'Worst case by arithmetic', 'Loss', 'Promises'],
    all.map((one, index) => [
      h('a', { href: `#${anchor(index)}` }, one.id),
      mark(one.verdict),
      String(one.runs.length),
      slowest(one, timeScale),
      worst(one),
      losses(one),
      promised(one, promises),
    ]),
    'overview',
  );
}

function experiment(
  one: ExperimentData,
  promises: Promises,
  anchor: string,
  timeScale: number,
  number: number,
): ComponentChild {
  const { id, hypothesis, verdict, reasons, runs } = one;
  return h(
    'details',
    { id: anchor, class: 'experiment', open: verdict !== 'pass' || number <= 3 },
    h('summary', {}, mark(verdict), ' ', h('strong', {}, id), h('span', { class: 'sub' }, hypothesis)),
    ...reasons.map((reason) => h('p', {}, ...prose(reason))),
    h('div', { class: 'settles' }, h('span', { class: 'label' }, 'What it settles: '), promised(one, promises, true)),
    ...statistics(one),
    runs.length === 0 ? h('p', {}, 'No run was done, so nothing was measured.') : null,
    ...runs.map((run, index) =>
      experimentRun(
        run,
        {
          anchor: `${anchor}.run-${index + 1}`,
          number: `${index + 1} of ${runs.length}`,
          isOpen: run.verdict !== 'pass' || runs.length === 1,
        },
        timeScale,
      ),
    ),
  );
}

/** The promises it stands for, each with what its proof came to: an experiment that passes may be a mere sample. */
function promised(one: ExperimentData, promises: Promises, isWhole = false): ComponentChild {
  const { id, promises: ids } = one;
  if (ids.length === 0) return 'no promise; it only tells';
  return ids.map((promise) => {
    const found = promises.find((registered) => registered.id === promise);
    const proofs = (found?.proofs ?? []).filter(({ experiment: rests }) => rests === id);
    const address = proofs[0] ? proofAnchor(promise, proofs[0].kind) : promise;
    const link = found ? h('a', { class: 'ref', href: `#${address}` }, promise) : promise;
    if (proofs.length === 0) return h('span', { class: 'line' }, link, ', no proof rests on it');
    const said = Map.groupBy(proofs, ({ verdict, reason }) => `${verdict} ${isWhole ? reason : ''}`);
    return [...said.values()].flatMap(([proof]) => {
      const more = isWhole ? unsaid(proof?.reason, one) : '';
      return proof
        ? [h('span', { class: 'line' }, link, ' ', mark(proof.verdict), ...(more === '' ? [] : ['. ', ...prose(more)]))]
        : [];
    });
  });
}

/** What a proof says beyond the experiment it rests on. */
function unsaid(reason: string | undefined, { reasons }: ExperimentData): string {
  return reasons.reduce((text, one) => text.replaceAll(one, ''), reason ?? '').trim();
}

function slowest({ runs }: ExperimentData, timeScale: number): string {
  const paths = runs.flatMap((run) => run.paths);
  const lateness = ({ rtoIntervalMs, rtoMs, firstBadMs, probes }: (typeof paths)[number]): number =>
    rtoIntervalMs?.[1] ?? rtoMs ?? (firstBadMs === null && probes.sent > 0 ? -1 : Number.POSITIVE_INFINITY);
  const [last] = paths.toSorted((a, b) => lateness(b) - lateness(a));
  const scale = timeScale === 1 ? '' : `, on a twin ${timeScale}x faster`;
  return last ? `${last.path}: ${recoveryText(last).replace(' after the fault', '')}${scale}` : 'not measured';
}

function worst({ runs }: ExperimentData): string {
  const totals = runs.flatMap((run) => run.worst.map(({ totalMs }) => totalMs));
  return totals.length === 0 ? 'not worked out' : duration(Math.max(...totals));
}

function losses({ runs }: ExperimentData): string {
  const all = runs.flatMap(({ loss }) => (loss ? [loss] : []));
  const [most] = all.toSorted((a, b) => (b.lost ?? Number.POSITIVE_INFINITY) - (a.lost ?? Number.POSITIVE_INFINITY));
  return most ? lossText(most) : 'not measured';
}
