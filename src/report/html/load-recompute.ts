import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';

/** How a reader comes to a percentile without us. */
export function loadRecompute({ samples, figures: { phases } }: LoadRunData): ComponentChild[] {
  if (samples.records === 0) return [];
  const phase = phases.findLast(({ isJudged }) => isJudged)?.phase ?? 'peak';
  const pick = `.. | objects | select(.phase == ${JSON.stringify(phase)} and has("route")) | .ms`;
  return [
    h(
      'p',
      { class: 'lead' },
      `Work out p95 of ${phase} from the raw samples, in the folder of this run; the figures above come from a histogram, and lie at most 0.1 % above it:`,
    ),
    h(
      'pre',
      {},
      `jq ${quoted(pick)} ${quoted(samples.file)} | sort -g | awk '{ ms[NR] = $1 } END { print ms[int(NR * 0.95 - 1e-6) + 1] }'`,
    ),
  ];
}

/** One word to a shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
