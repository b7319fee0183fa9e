import type { Resource } from '../../inventory/resource.ts';
import type { IngressRule } from '../../inventory/views/security-groups.ts';
import { attempt, isUnseenInput } from '../../reach/attempt.ts';
import { addressesText } from '../../reach/block.ts';
import { type Flow, isAbout, type Traffic } from '../../reach/flow.ts';
import { internetAmong } from '../../reach/internet-share.ts';
import type { RuleSource, RuleSources } from '../../reach/rule-sources.ts';
import { statedBy, trafficOf } from './open-to-internet.ts';

/** Ports on which a group admits the internet, inclusive. */
export interface Opening {
  /** The addresses admitted, in words. */
  readonly whom: string;
  readonly from: number;
  readonly to: number;
  /** Which rules do so, for the end of a sentence; empty for one of the group's own. */
  readonly by: string;
  /** Where that rule stands in the group. */
  readonly at?: string;
}

interface Narrow {
  readonly source: RuleSource;
  readonly traffic: Traffic;
}

/** Every way a group may admit the internet: by each rule, and by several that are narrow on their own. Each throws UnseenInput. */
export function openingsOf(
  group: Resource,
  rules: readonly IngressRule[],
  sources: RuleSources,
): readonly (() => Opening | undefined)[] {
  const alone = rules.map((rule) => (): Opening | undefined => {
    const source = sources.sourceOf(rule);
    if (!source?.isInternet) {
      // What was not seen of its ports may be one more way in together with the others.
      if (source && isCrowd) trafficOf(rule);
      return undefined;
    }
    const { from, to } = trafficOf(rule);
    const at = rule.owner === group ? { at: rule.path } : {};
    return { whom: source.text, from, to, by: statedBy(rule, group), ...at };
  });
  const seen = rules.map((rule) => ({ rule, source: attempt(() => sources.sourceOf(rule)) }));
  const few = seen.flatMap(({ rule, source }) =>
    source && !isUnseenInput(source) && !source.isInternet ? [{ rule, source }] : [],
  );
  // Most groups have far too few addresses, whatever their ports.
  const isCrowd = internetAmong(few.flatMap(({ source }) => source.sets)) !== undefined;
  if (!isCrowd) return alone;
  const narrow = few.flatMap(({ rule, source }): Narrow[] => {
    const traffic = attempt(() => trafficOf(rule));
    return isUnseenInput(traffic) ? [] : [{ source, traffic }];
  });
  return [...alone, ...stretches(narrow).map((stretch) => () => together(narrow, stretch))];
}

interface Stretch {
  readonly protocol: Flow['protocol'];
  readonly from: number;
  readonly to: number;
}

/** The ports, cut wherever a rule begins or ends, so that the same rules hold for all of a stretch. */
function stretches(narrow: readonly Narrow[]): readonly Stretch[] {
  const cuts = [...new Set(narrow.flatMap(({ traffic: { from, to } }) => [from, to + 1]))].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((from, index): Stretch[] => {
    const to = (cuts[index + 1] ?? from + 1) - 1;
    return [
      { protocol: 'tcp', from, to },
      { protocol: 'udp', from, to },
    ];
  });
}

function together(narrow: readonly Narrow[], { protocol, from, to }: Stretch): Opening | undefined {
  const admitting = narrow.filter(({ traffic }) => isAbout(traffic, { protocol, port: from }));
  const internet = internetAmong(admitting.flatMap(({ source }) => source.sets));
  return internet && { whom: addressesText(internet), from, to, by: ` (by ${admitting.length} rules together)` };
}
