import type { UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { covers, isEmpty, overlap, type Addresses, without } from './addresses.ts';
import type { Flow } from './flow.ts';
import type { Hop, Sieve } from './sieve.ts';
import type { Standing } from './subnet-addresses.ts';

/**
 * Whether one thing reaches another. Blocked for sure is blocked, whatever else was not seen; `unknown` says what would have to be
 * seen. `hops` and `passed` are in the order a packet meets them.
 */
export type Answer =
  | {
      readonly answer: 'reachable';
      readonly flow: Flow;
      readonly hops: readonly Hop[];
      /** The addresses it is open to. */
      readonly from: Addresses;
    }
  | {
      readonly answer: 'blocked';
      readonly by: Hop;
      readonly passed: readonly Hop[];
      /** What else would block it further on. */
      readonly also: readonly Hop[];
      /** How many stations it passed, for telling which of several ways leads farthest. */
      readonly depth: number;
    }
  | { readonly answer: 'unknown'; readonly unseen: readonly UnseenInput[] };

/** One station: what it lets pass of the addresses on the source's side, or on the target's. */
export interface Step {
  readonly of: 'source' | 'target';
  readonly sieve: Sieve;
}

/** The stations of one way there, and of answers back to a port of the client. */
export interface Way {
  readonly outward: readonly Step[];
  readonly homeward: (answers: Flow) => readonly Step[];
}

/** One way, weighed for each of the ports that answers may go to. */
export function* weighEach(
  flow: Flow,
  { outward, homeward }: Way,
  ports: readonly number[],
  source: Standing,
  target: Standing,
): Generator<Answer> {
  for (const port of ports) {
    const answer = weigh(flow, [...outward, ...homeward({ protocol: flow.protocol, port })], source, target);
    yield answer;
    // What stops the question stops it whichever port it comes from.
    if (answer.answer === 'blocked' && answer.depth < outward.length) return;
  }
}

/** Sends the addresses of both sides through all stations of one way. */
export function weigh(flow: Flow, steps: readonly Step[], source: Standing, target: Standing): Answer {
  const sides = { source: source.addresses, target: target.addresses };
  const sure = { ...sides };
  const open: { readonly sieve: Sieve; readonly wanted: Addresses }[] = [];
  const hops = (): readonly Hop[] => open.map(({ sieve, wanted }) => sieve.opens(wanted));
  const unseen: UnseenInput[] = [];
  for (const [index, { of, sieve }] of steps.entries()) {
    const before = sides[of];
    sides[of] = overlap(before, sieve.maybe);
    sure[of] = overlap(sure[of], sieve.sure);
    if (isEmpty(sides[of])) {
      // Most blocks are of ways that others are better than: their words are not worth making.
      return {
        answer: 'blocked',
        depth: index,
        get by() {
          return sieve.shuts(before);
        },
        get passed() {
          return hops();
        },
        get also() {
          return steps.slice(index + 1).flatMap((step) => blockOn(step, source, target) ?? []);
        },
      };
    }
    if (!covers(sieve.sure, sides[of])) unseen.push(...sieve.unseen);
    open.push({ sieve, wanted: isEmpty(sure[of]) ? sides[of] : sure[of] });
  }
  const holes = [certain(source, sure.source), certain(target, sure.target)].filter((hole) => hole !== undefined);
  if (holes.length === 0) return { answer: 'reachable', flow, hops: hops(), from: sure.source };
  return { answer: 'unknown', unseen: distinct([...unseen, ...holes.flat()]) };
}

/** What keeps one side from being certain: nothing, or why its addresses are not known. */
function certain({ addresses, within }: Standing, sure: Addresses): readonly UnseenInput[] | undefined {
  if (within) return isEmpty(without(addresses, sure)) ? undefined : [within];
  return isEmpty(sure) ? [] : undefined;
}

function blockOn({ of, sieve }: Step, source: Standing, target: Standing): Hop | undefined {
  const { addresses } = of === 'source' ? source : target;
  return isEmpty(overlap(addresses, sieve.maybe)) ? sieve.shuts(addresses) : undefined;
}

/** The best of several ways: one that is open, else one that may be, else the block that is met last. */
export function bestOf(answers: Iterable<Answer>): Answer | undefined {
  let best: Answer | undefined;
  let unseen: readonly UnseenInput[] | undefined;
  for (const answer of answers) {
    if (answer.answer === 'reachable') return answer;
    if (answer.answer === 'unknown') unseen = [...(unseen ?? []), ...answer.unseen];
    else if (best?.answer !== 'blocked' || answer.depth > best.depth) best = answer;
  }
  return unseen ? { answer: 'unknown', unseen: distinct(unseen) } : best;
}

/** That there is no way, for a reason that no station gives. */
export function nothing(text: string, by?: Resource): Answer {
  return { answer: 'blocked', by: { text, ...(by ? { by } : {}) }, passed: [], also: [], depth: 0 };
}

function distinct(unseen: readonly UnseenInput[]): readonly UnseenInput[] {
  return [...new Map(unseen.map((one) => [one.message, one])).values()];
}
