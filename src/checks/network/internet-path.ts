import type { UnseenInput } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { type Answer, bestOf } from '../../reach/answer.ts';
import { askedFlows } from '../../reach/asked-flows.ts';
import { barriers } from '../../reach/barriers.ts';
import { flowText } from '../../reach/flow.ts';
import type { Reachability } from '../../reach/reachability.ts';
import type { Hop } from '../../reach/sieve.ts';
import { fail, type Judgement, notApplicable, pass } from '../check.ts';

/** Judges whether the internet reaches a record, straight or by load balancers, on any port it may listen on. */
export function judgeInternetPath(subject: Resource, reach: Reachability): Judgement {
  const endpoint = reach.endpointOf(subject);
  if (!endpoint) return notApplicable('Has no place in a network.');
  const straight = askedFlows(reach.network, { to: endpoint }).map((flow) => reach.directly('internet', subject, flow));
  const handed = reach.throughBalancers(subject);
  const answer = bestOf(handed ? [...straight, handed] : straight);
  if (answer?.answer === 'unknown') throw mostTelling(answer.unseen);
  if (answer?.answer === 'reachable')
    return fail(
      `The internet reaches it on ${flowText(answer.flow)}: ${wayText(answer.hops)}.`,
      'Close one of these hops: the public address, the route, the entry of the network ACL, the rule of the security group, or the load balancer.',
      { seen: recordsOf(answer.hops), wants: barriers, ...placeOf(subject, answer.hops) },
    );
  // The straight way says why it is shut; a load balancer that is shut as well adds nothing.
  const shut = bestOf(straight);
  if (shut?.answer !== 'blocked') return notApplicable('Listens on no port.');
  return pass(`No way leads there from the internet: ${shut.by.text}.`, { seen: recordsOf([shut.by, ...shut.also]) });
}

/** A way in one line, without stations that are there for everybody, such as the default network ACL. */
export function wayText(hops: readonly Hop[]): string {
  return hops
    .filter(({ by }) => by !== undefined)
    .map(({ text }) => text)
    .join('; ');
}

/** The records that decide at the hops, each once. */
export function recordsOf(hops: readonly Hop[]): readonly Resource[] {
  return [...new Set(hops.flatMap(({ by }) => by ?? []))];
}

/** Of what was not seen, that which a question would show; else the first. */
export function mostTelling(unseen: Extract<Answer, { answer: 'unknown' }>['unseen']): UnseenInput | Error {
  return (
    unseen.find(({ question }) => question !== undefined) ?? unseen[0] ?? new Error('nothing says what was not seen')
  );
}

function placeOf(subject: Resource, hops: readonly Hop[]): { readonly at?: string } {
  const own = hops.find(({ by, path }) => by?.id === subject.id && path !== undefined);
  return own?.path === undefined ? {} : { at: own.path };
}
