import { h, type ComponentChild } from 'preact';
import type { Phase } from '../load-text.ts';
import { count } from './count.ts';
import { table } from './table.ts';

/** So many kinds are shown at once, so many more on request; the rest is summed up. */
const shownKinds = 8;
const mostKinds = 200;

interface Kind {
  readonly error: string;
  /** By phase, in their order. */
  readonly counts: readonly number[];
  readonly all: number;
}

/** What failed and why, the most frequent first. */
export function loadErrors(phases: readonly Phase[]): ComponentChild[] {
  const kinds = kindsOf(phases);
  if (kinds.length === 0)
    return phases.some(({ requests }) => requests > 0) ? [h('p', {}, 'No request failed that was sent.')] : [];
  const caption = `Failed requests: ${count(kinds.length, 'kind')} of error, the most frequent first`;
  const names = phases.map(({ phase }) => phase);
  const first = errorTable(caption, names, kinds, shownKinds);
  if (kinds.length <= shownKinds) return [first];
  return [
    first,
    h(
      'details',
      {},
      h('summary', {}, `All ${count(kinds.length, 'kind')} of error`),
      errorTable('Failed requests by kind of error and phase', names, kinds, mostKinds),
    ),
  ];
}

function kindsOf(phases: readonly Phase[]): Kind[] {
  return [...new Set(phases.flatMap(({ failed }) => failed.map(({ error }) => error)))]
    .map((error) => {
      const counts = phases.map(({ failed }) => sum(failed.flatMap((one) => (one.error === error ? one.count : []))));
      return { error, counts, all: sum(counts) };
    })
    .toSorted((a, b) => b.all - a.all || (a.error < b.error ? -1 : 1));
}

function errorTable(caption: string, phases: readonly string[], kinds: readonly Kind[], most: number): ComponentChild {
  const left = kinds.slice(most);
  return table(
    caption,
    ['Error', ...phases, 'In all'],
    [
      ...kinds.slice(0, most).map(({ error, counts, all }) => [error, ...counts.map(String), String(all)]),
      ...(left.length === 0
        ? []
        : [
            [
              count(left.length, 'more kind'),
              ...phases.map((_, index) => String(sum(left.map(({ counts }) => counts[index] ?? 0)))),
              String(sum(left.map(({ all }) => all))),
            ],
          ]),
    ],
    'errors',
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
