import type { UnseenInput } from '../inventory/read.ts';
import { type Addresses, covers, everyAddress, type Family, isEmpty, noAddress, overlap, union } from './addresses.ts';
import { isUnseenInput } from './attempt.ts';
import { addressesText } from './block.ts';
import { type Flow, flowText, isAbout, trafficText } from './flow.ts';
import { type Group, groupText } from './group-key.ts';
import type { SecurityGroupRules } from './security-groups.ts';
import type { Direction, SecurityRule } from './security-rule.ts';
import { type Hop, openSieve, placeText, type Sieve } from './sieve.ts';

/** The security groups something carries, as far as they were seen. */
export interface Groups {
  readonly known: readonly Group[];
  readonly unseen: readonly UnseenInput[];
  /** True for what has no security groups at all, so that nothing is held back: a Network Load Balancer made without. */
  readonly absent?: boolean;
}

interface Admission {
  readonly addresses: Addresses;
  readonly hop: Hop;
}

const verb: Readonly<Record<Direction, readonly [admits: string, preposition: string]>> = {
  ingress: ['admits', 'from'],
  egress: ['lets out', 'to'],
};

/** Which addresses on the other side, whose groups are given too, the security groups let pass for a flow. */
export function groupSieve(
  rules: SecurityGroupRules,
  own: Groups,
  direction: Direction,
  flow: Flow,
  family: Family,
  others: Groups,
): Sieve {
  if (own.absent) return openSieve(family, { text: 'it has no security groups, so nothing is held back' });
  const admissions: Admission[] = [];
  const perhaps: Addresses[] = own.unseen.length > 0 ? [everyAddress(family)] : [];
  const unseen = [...own.unseen];
  for (const group of own.known) {
    const found = rules.rulesOf(group, direction);
    if (found.unseen.length > 0) perhaps.push(everyAddress(family));
    unseen.push(...found.unseen);
    if (found.letsAllOut)
      admissions.push(unwritten(group, family, 'lets everything out, since no egress rule is written'));
    if (found.admitsItself && direction === 'ingress' && has(others, group))
      admissions.push(unwritten(group, family, 'admits its own members'));
    for (const rule of found.rules) {
      const outcome = judged(rule, flow, family, others);
      if ('unseen' in outcome) {
        unseen.push(...outcome.unseen);
        perhaps.push(outcome.perhaps);
      } else if (!isEmpty(outcome.addresses)) {
        admissions.push({ addresses: outcome.addresses, hop: hopOf(rule, group, direction) });
      }
    }
  }
  const sure = union(noAddress(family), ...admissions.map(({ addresses }) => addresses));
  const shut = shutHop(own, direction, flow);
  return {
    sure,
    maybe: union(sure, ...perhaps),
    unseen: covers(sure, everyAddress(family)) ? [] : unseen,
    opens: (wanted) => admissions.find(({ addresses }) => !isEmpty(overlap(addresses, wanted)))?.hop ?? shut(wanted),
    shuts: shut,
  };
}

type Judged =
  | { readonly addresses: Addresses }
  | { readonly perhaps: Addresses; readonly unseen: readonly UnseenInput[] };

function judged({ traffic, peer }: SecurityRule, flow: Flow, family: Family, others: Groups): Judged {
  if (!isUnseenInput(traffic) && !isAbout(traffic, flow)) return { addresses: noAddress(family) };
  const whom = isUnseenInput(peer) ? peer : addressesOf(peer, family, others);
  const reasons = [traffic, whom].flatMap((one) => (isUnseenInput(one) ? [one] : 'unseen' in one ? one.unseen : []));
  const far = isUnseenInput(whom) || 'unseen' in whom ? everyAddress(family) : whom;
  if (reasons.length === 0 || isEmpty(far)) return { addresses: far };
  return { perhaps: far, unseen: reasons };
}

function addressesOf(
  peer: Exclude<SecurityRule['peer'], UnseenInput>,
  family: Family,
  others: Groups,
): Addresses | UnseenInput | { readonly unseen: readonly UnseenInput[] } {
  if (peer.kind === 'addresses') return peer.of(family);
  if (has(others, peer.group)) return everyAddress(family);
  return others.unseen.length > 0 ? { unseen: others.unseen } : noAddress(family);
}

function has({ known }: Groups, group: Group): boolean {
  return known.some(({ key }) => key === group.key);
}

function hopOf(rule: SecurityRule, group: Group, direction: Direction): Hop {
  const { owner, path, traffic, peer } = rule;
  const [admits, preposition] = verb[direction];
  const what = isUnseenInput(traffic) ? 'traffic' : trafficText(traffic);
  const whom = isUnseenInput(peer) ? 'somebody' : peer.kind === 'group' ? groupText(peer.group) : peer.text;
  return {
    text: `security group ${groupText(group)} ${admits} ${what} ${preposition} ${whom} by ${placeText(owner, path)}`,
    by: owner,
    ...(path === '' ? {} : { path }),
  };
}

function unwritten(group: Group, family: Family, text: string): Admission {
  const by = group.kind === 'elsewhere' ? {} : { by: group.record };
  return { addresses: everyAddress(family), hop: { text: `security group ${groupText(group)} ${text}`, ...by } };
}

function shutHop(own: Groups, direction: Direction, flow: Flow): (wanted: Addresses) => Hop {
  const [first] = own.known;
  const names = own.known.map((group) => (group.kind === 'collected' ? placeText(group.record) : groupText(group)));
  const [admits, preposition] = verb[direction];
  const plural = names.length === 1 ? '' : 's';
  return (wanted) => ({
    text: `no rule of security group${plural} ${names.join(', ')} ${admits} ${flowText(flow)} ${preposition} ${addressesText(wanted)}`,
    ...(first && first.kind !== 'elsewhere' ? { by: first.record } : {}),
  });
}
