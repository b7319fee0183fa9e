import type { LinkDelay } from '../twin-plan.ts';
import type { Derivation } from './derivation.ts';

/** How long a packet takes between two regions, or between two zones of one; the plan then lists it. */
export function linkDelay({ facts, links }: Pick<Derivation, 'facts' | 'links'>, from: string, to: string): LinkDelay {
  const known = links.find((link) => link.from === from && link.to === to);
  if (known) return known;
  const { sameRegion, pairs, default: otherwise } = facts.links;
  const pair = pairs.find(({ between }) => between.includes(from) && between.includes(to));
  const { delayMs, source } = from === to ? sameRegion : (pair ?? otherwise);
  const link = { from, to, delayMs, ...(source === undefined ? {} : { source }) };
  links.push(link);
  return link;
}

export function linkText({ delayMs, source }: LinkDelay): string {
  return `over a link of ${delayMs} ms${source === undefined ? ' (assumed)' : ''}`;
}
