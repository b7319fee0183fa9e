import type { UnseenInput } from '../../inventory/read.ts';
import { nameOf, originText, type Resource } from '../../inventory/resource.ts';
import type { IngressRule, SecurityGroups } from '../../inventory/views/security-groups.ts';
import { attempt, isUnseenInput } from '../../reach/attempt.ts';
import { addressesText } from '../../reach/block.ts';
import { isAbout, type Traffic, trafficOfRule } from '../../reach/flow.ts';
import { internetAmong } from '../../reach/internet-share.ts';
import type { RuleSource, RuleSources } from '../../reach/rule-sources.ts';
import { fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

interface Looks {
  readonly groups: SecurityGroups;
  readonly sources: RuleSources;
}

/** Judges whether a group's rules, each or together, admit the internet to one of the TCP ports given, alone, within a range or among all. */
export function judgeOpenPorts(
  group: Resource,
  ports: readonly number[],
  { groups, sources }: Looks,
  words: { readonly closed: string; readonly mend: string },
): Judgement {
  const rules = groups.ingressOf(group);
  if (rules.length === 0) return notApplicable('Admits no one.');
  const flaw = flawIn([
    ...rules.map((rule) => (): Judgement | undefined => {
      // What is certain not to matter hides what was not seen beside it.
      const source = attempt(() => sources.sourceOf(rule));
      if (source === undefined || (!isUnseenInput(source) && !source.isInternet)) return undefined;
      const open = attempt(() => openedOf(rule, ports));
      if (open === undefined) return undefined;
      // An open question comes first, since its answer may show that the rule does not matter.
      if (isUnseenInput(source)) throw isUnseenInput(open) && open.question ? open : source;
      if (isUnseenInput(open)) throw open;
      return fail(`Admits ${source.text} on ${open}${statedBy(rule, group)}.`, words.mend, {
        ...(rule.owner === group ? { at: rule.path } : {}),
        seen: ownersBesides(group, [rule]),
        wants: [],
      });
    }),
    () => openTogether(group, ports, rules, sources, words.mend),
  ]);
  return flaw ?? pass(words.closed, { seen: [...new Set(rules.map(({ owner }) => owner))] });
}

/** Whether a rule of the group admits the internet to anything, or might, alone or with others. Throws UnseenInput for the rules as a whole. */
export function mayAdmitInternet(group: Resource, { groups, sources }: Looks): boolean {
  const found = groups.ingressOf(group).map((rule) => attempt(() => sources.sourceOf(rule)));
  if (found.some((source) => isUnseenInput(source) || source?.isInternet)) return true;
  return internetAmong(found.flatMap((source) => (source && !isUnseenInput(source) ? source.sets : []))) !== undefined;
}

/** Who states a rule that is not the group's own, for the end of a sentence. */
export function statedBy({ owner }: IngressRule, group: Resource): string {
  return owner === group ? '' : ` (stated by ${nameOf(owner)}, ${originText(owner.origin)})`;
}

/** The records that state these rules, without the group itself. */
export function ownersBesides(group: Resource, rules: readonly IngressRule[]): readonly Resource[] {
  return [...new Set(rules.map(({ owner }) => owner).filter((owner) => owner !== group))];
}

/** What a rule is about. Throws UnseenInput. */
export function trafficOf({ rule }: IngressRule): Traffic {
  return trafficOfRule(rule, (key) => key);
}

/** A rule whose addresses are too few to be the internet, and its traffic as far as that was seen. */
interface Narrow {
  readonly rule: IngressRule;
  readonly source: RuleSource;
  readonly traffic: Traffic | UnseenInput;
}

function openTogether(
  group: Resource,
  ports: readonly number[],
  rules: readonly IngressRule[],
  sources: RuleSources,
  mend: string,
): Judgement | undefined {
  const narrow = rules.flatMap((rule): Narrow[] => {
    const source = attempt(() => sources.sourceOf(rule));
    if (source === undefined || isUnseenInput(source) || source.isInternet) return [];
    return [{ rule, source, traffic: attempt(() => trafficOf(rule)) }];
  });
  // Most groups have far too few addresses, whatever their ports.
  if (!internetAmong(narrow.flatMap(({ source }) => source.sets))) return undefined;
  return flawIn(
    ports.map((port) => (): Judgement | undefined => {
      const may = narrow.filter(({ traffic }) => isUnseenInput(traffic) || isAbout(traffic, { protocol: 'tcp', port }));
      const sure = may.filter(({ traffic }) => !isUnseenInput(traffic));
      const internet = internetAmong(sure.flatMap(({ source }) => source.sets));
      if (internet)
        return fail(`Admits ${addressesText(internet)} on port ${port}, by ${sure.length} rules together.`, mend, {
          seen: ownersBesides(
            group,
            sure.map(({ rule }) => rule),
          ),
          wants: [],
        });
      const hole = may.map(({ traffic }) => traffic).find((one) => isUnseenInput(one));
      if (hole && internetAmong(may.flatMap(({ source }) => source.sets))) throw hole;
      return undefined;
    }),
  );
}

/** The ports of those given that the rule opens, in words; undefined when it opens none. */
function openedOf(rule: IngressRule, ports: readonly number[]): string | undefined {
  const traffic = trafficOf(rule);
  const open = ports.filter((port) => isAbout(traffic, { protocol: 'tcp', port }));
  if (open.length === 0) return undefined;
  const { from, to } = traffic;
  if (from === to) return `port ${from}`;
  const range = to - from === 65_535 ? 'all ports' : `ports ${from} to ${to}`;
  return `${range}, ${open.join(', ')} among them`;
}
