import { h, type ComponentChild } from 'preact';
import type { ChaosData } from '../../evidence/experiment-data.ts';
import { anchorOf } from './experiment-anchor.ts';
import { mark } from './mark.ts';

/** The way to the experiment that a proof rests on, with its verdict. */
export function experimentLink(id: string, chaos: ChaosData | undefined): ComponentChild[] {
  const all = chaos?.experiments ?? [];
  const anchor = anchorOf(id, all);
  if (anchor === undefined) return ['Experiment ', h('code', {}, id), ', which this report does not hold.'];
  const verdict = all.find((one) => one.id === id)?.verdict ?? 'unknown';
  return ['Experiment ', h('a', { href: `#${anchor}` }, id), ': ', mark(verdict)];
}
