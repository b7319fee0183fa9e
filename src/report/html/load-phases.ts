import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import { measured } from '../duration.ts';
import {
  cutOff,
  failedOf,
  latencyText,
  perSecond,
  type Phase,
  rounded,
  sentPerSecond,
  shareName,
  shareText,
} from '../load-text.ts';
import { table } from './table.ts';

const shares = [0.5, 0.9, 0.95, 0.99, 0.999] as const;

/** What was sent in each phase against what was asked for, and how long it took. */
export function loadPhases({ figures: { phases } }: LoadRunData): ComponentChild[] {
  if (phases.length === 0) return [h('p', {}, 'No phase was played, so nothing was measured.')];
  return [
    table(
      'What was asked for, and what was sent. A dropped iteration was never sent, one cut off never ended: both count as failed',
      ['Phase', 'Asked', 'Sent', 'Requests', 'Failed', 'Iterations planned', 'Dropped', 'Cut off'],
      phases.map((phase) => [
        name(phase),
        perSecond(phase.askedPerSecond),
        measured(sentPerSecond(phase), perSecond),
        String(phase.requests),
        alarming(failedOf(phase), ` (${shareText(failedOf(phase), phase.requests)})`),
        [
          rounded(phase.iterations.planned),
          h('span', { class: 'sub' }, `${rounded(phase.requestsPerIteration)} requests each`),
        ],
        alarming(phase.iterations.dropped),
        alarming(cutOff(phase)),
      ]),
      'phases-sent',
    ),
    table(
      'How long answers took, with the 95 % interval of each percentile: the time that this share of the requests did not exceed',
      ['Phase', 'Requests', 'Shortest', ...shares.map(shareName), 'Longest'],
      phases.map((phase) => [
        name(phase),
        String(phase.latency?.count ?? 0),
        measured(phase.latency, ({ minMs }) => latencyText(minMs)),
        ...shares.map((share) => percentileCell(phase, share)),
        measured(phase.latency, ({ maxMs }) => latencyText(maxMs)),
      ]),
      'percentiles',
    ),
  ];
}

function name({ phase, isJudged, seconds }: Phase): ComponentChild[] {
  return [phase, h('span', { class: 'sub' }, `${seconds} s${isJudged ? '' : ', not judged'}`)];
}

/** None is said plainly; any stands out. */
function alarming(number: number, more = ''): ComponentChild {
  return number === 0 ? '0' : h('strong', {}, `${number}${more}`);
}

function percentileCell({ latency }: Phase, share: number): ComponentChild {
  const found = latency?.percentiles.find((one) => one.share === share);
  if (!found) return 'not measured';
  const { ms, lowMs, highMs } = found;
  return [latencyText(ms), h('span', { class: 'sub' }, bounds(lowMs, highMs))];
}

function bounds(lowMs: number | null, highMs: number | null): string {
  if (lowMs === null) return highMs === null ? 'too few to say how sure' : `at most ${latencyText(highMs)}`;
  return highMs === null ? `at least ${latencyText(lowMs)}` : `${latencyText(lowMs)} to ${latencyText(highMs)}`;
}
