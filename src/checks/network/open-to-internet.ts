import { stringAt, UnseenInput } from '../../inventory/read.ts';
import { nameOf, originText, type Resource } from '../../inventory/resource.ts';
import {
  blockOf,
  type IngressRule,
  isInternet,
  portsOf,
  type SecurityGroups,
} from '../../inventory/views/security-groups.ts';
import { fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

/** Judges whether one of a group's rules admits the internet to one of the TCP ports given, alone, within a range or among all. */
export function judgeOpenPorts(
  group: Resource,
  ports: readonly number[],
  groups: SecurityGroups,
  words: { readonly closed: string; readonly mend: string },
): Judgement {
  const rules = groups.ingressOf(group);
  if (rules.length === 0) return notApplicable('Admits no one.');
  const flaw = flawIn(
    rules.map((rule) => (): Judgement | undefined => {
      // What is certain not to matter hides what was not seen beside it.
      const block = seenOrHole(() => blockOf(rule));
      if (block === undefined || (typeof block === 'string' && !isInternet(block))) return undefined;
      const open = seenOrHole(() => openedOf(rule, ports));
      if (open === undefined) return undefined;
      // An open question comes first, since its answer may show that the rule does not matter.
      if (block instanceof UnseenInput) throw open instanceof UnseenInput && open.question ? open : block;
      if (open instanceof UnseenInput) throw open;
      const stated = rule.owner === group ? '' : ` (stated by ${nameOf(rule.owner)}, ${originText(rule.owner.origin)})`;
      return fail(`Admits ${block} on ${open}${stated}.`, words.mend, {
        ...(rule.owner === group ? { at: rule.path } : {}),
        seen: rule.owner === group ? [] : [rule.owner],
      });
    }),
  );
  return flaw ?? pass(words.closed, { seen: [...new Set(rules.map(({ owner }) => owner))] });
}

/** Whether a rule of the group admits the internet to anything, or might, as its block was not seen. Throws UnseenInput for the rules as a whole. */
export function mayAdmitInternet(group: Resource, groups: SecurityGroups): boolean {
  return groups.ingressOf(group).some((rule) => {
    const block = seenOrHole(() => blockOf(rule));
    return block instanceof UnseenInput || (block !== undefined && isInternet(block));
  });
}

/** The ports of those given that the rule opens, in words; undefined when it opens none. */
function openedOf(rule: IngressRule, ports: readonly number[]): string | undefined {
  const protocol = stringAt(rule.rule, 'IpProtocol') ?? 'tcp';
  if (!['tcp', '6', '-1'].includes(protocol)) return undefined;
  const { from, to } = portsOf(rule);
  const open = ports.filter((port) => port >= from && port <= to);
  if (open.length === 0) return undefined;
  if (from === to) return `port ${from}`;
  const range = to - from === 65_535 ? 'all ports' : `ports ${from} to ${to}`;
  return `${range}, ${open.join(', ')} among them`;
}

function seenOrHole<T>(read: () => T): T | UnseenInput {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return error;
  }
}
