import { InputError } from '../collect/input-error.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import type { UnseenInput } from '../inventory/read.ts';
import { nameOf, originAt, originText, type Resource } from '../inventory/resource.ts';
import { type Answer, bestOf } from '../reach/answer.ts';
import { askedFlows } from '../reach/asked-flows.ts';
import { dataStoreTypes } from '../reach/endpoint-shape.ts';
import { type Flow, flowText, type Protocol } from '../reach/flow.ts';
import { type End, type Reachability, reachabilityOf, type Start } from '../reach/reachability.ts';
import type { Hop } from '../reach/sieve.ts';
import { strangersOf } from '../reach/strangers.ts';
import { declare } from './declared.ts';
import { endsNamed } from './end-named.ts';
import { exitCodes } from './exit-code.ts';
import { readFacts } from './facts.ts';
import { type Gathered, gather } from './gather.ts';
import { findInput } from './input.ts';
import { readParameters } from './parameters.ts';
import { regionsOf } from './regions.ts';

export interface ReachOptions {
  readonly from?: string;
  readonly to?: string;
  readonly port?: string;
  readonly protocol: string;
  readonly region: readonly string[];
  readonly parameters: readonly string[];
  readonly json?: boolean;
}

interface Asked {
  readonly from: Start;
  readonly to: End;
  readonly flow: Flow;
  readonly answer: Answer;
}

/** Who reaches whom, as text or JSON; the exit code is 3 where something on the way was not seen. */
export async function reach(
  what: readonly string[],
  options: ReachOptions,
): Promise<{ readonly text: string; readonly exitCode: number }> {
  if (options.from === 'internet' && options.to === 'internet')
    throw new InputError('--from and --to are both the internet', undefined, 'Give one end that was collected.');
  const facts = await readFacts();
  const sources = { facts, regions: regionsOf(options.region), parameters: await readParameters(options.parameters) };
  const gathered = await gather(await declare(await findInput(what), sources), sources);
  const network = reachabilityOf(gathered.inventory);
  const asked = askedFor(gathered, network, options);
  const { gaps } = gathered.inventory;
  const others = options.from === undefined ? strangersIn(asked, network) : new Map<End, readonly UnseenInput[]>();
  const isUnknown = gaps.length > 0 || others.size > 0 || asked.some(({ answer }) => answer.answer === 'unknown');
  const exitCode = isUnknown ? exitCodes.unknown : 0;
  if (options.json)
    return {
      text: `${canonicalJson({ answers: asked.map(asJson), others: [...others].map(othersJson), gaps }, 2)}\n`,
      exitCode,
    };
  const paragraphs =
    options.from === undefined
      ? [...Map.groupBy(asked, ({ to }) => to)].map(([to, answers]) => sourcesText(to, answers, others.get(to) ?? []))
      : asked.map(answerText);
  const missing = gaps.map(({ what: gap, reason }) => `not seen: ${gap}: ${reason}`);
  return { text: `${[...paragraphs, ...missing].join('\n\n')}\n`, exitCode };
}

function askedFor(gathered: Gathered, network: Reachability, options: ReachOptions): readonly Asked[] {
  const flow = flowIn(options);
  const targets: readonly End[] =
    options.to === undefined ? dataStores(gathered) : endsNamed(options.to, gathered, network);
  const named = options.from === undefined ? undefined : endsNamed(options.from, gathered, network);
  if (!named && targets.includes('internet'))
    throw new InputError('--to internet asks from somewhere', undefined, 'Add --from.');
  return targets.flatMap((to) => {
    const sources = named ?? (to === 'internet' ? [] : sourcesOf(to, network));
    return sources.filter((from) => from !== to).flatMap((from) => between(from, to, flow, network));
  });
}

/** All flows that get through or may, or the block that is met last. */
function between(from: Start, to: End, flow: Flow | undefined, network: Reachability): readonly Asked[] {
  const ask = (one: Flow): Asked => ({ from, to, flow: one, answer: network.canReach(from, to, one) });
  if (flow) return [ask(flow)];
  const [source, target] = [from, to].map((end) => (end === 'internet' ? undefined : network.endpointOf(end)));
  const answers = askedFlows(network.network, {
    ...(source ? { from: source } : {}),
    ...(target ? { to: target } : {}),
  }).map(ask);
  const open = answers.filter(({ answer }) => answer.answer !== 'blocked');
  if (open.length > 0) return open;
  const best = bestOf(answers.map(({ answer }) => answer));
  return answers.filter(({ answer }) => answer === best);
}

function sourcesOf(to: Resource, network: Reachability): readonly Start[] {
  const endpoint = network.endpointOf(to);
  return ['internet', ...(endpoint ? network.neighboursOf(endpoint).map(({ resource }) => resource) : [])];
}

function dataStores({ inventory }: Gathered): readonly Resource[] {
  const found = inventory.ofType(...dataStoreTypes);
  if (found.length > 0) return found;
  throw new InputError('No data store was collected', undefined, 'Name with --to what is to be reached.');
}

function flowIn({ port, protocol }: ReachOptions): Flow | undefined {
  if (protocol !== 'tcp' && protocol !== 'udp')
    throw new InputError(`There is no protocol "${protocol}"`, undefined, 'Use --protocol tcp or udp.');
  if (port === undefined) return undefined;
  const number = Number(port);
  if (!/^\d+$/u.test(port) || number > 65_535)
    throw new InputError(`"${port}" is not a port`, undefined, 'Use --port with a number from 0 to 65535.');
  return { protocol: protocol satisfies Protocol, port: number };
}

/** Why others than those collected may reach a target, for the targets of which that is so. */
function strangersIn(asked: readonly Asked[], network: Reachability): ReadonlyMap<End, readonly UnseenInput[]> {
  const found = new Map<End, readonly UnseenInput[]>();
  for (const { to, flow } of asked) {
    const endpoint = to === 'internet' ? undefined : network.endpointOf(to);
    const strangers = endpoint ? strangersOf(network.network, endpoint, flow) : [];
    if (strangers.length > 0) found.set(to, strangers);
  }
  return found;
}

/** Everybody who reaches a target, with those of whom it is not known. */
function sourcesText(to: End, asked: readonly Asked[], others: readonly UnseenInput[]): string {
  const reaching = asked.filter(({ answer }) => answer.answer === 'reachable');
  const unknown = asked.filter(({ answer }) => answer.answer === 'unknown');
  const shut = asked.find(({ from, answer }) => from === 'internet' && answer.answer === 'blocked');
  return [
    `${endText(to)} is reached by ${reaching.length === 0 ? `nobody${others.length > 0 ? ' that was collected' : ''}` : `${reaching.length}`}${unknown.length > 0 ? `, and perhaps by ${unknown.length} more` : ''}`,
    ...[...reaching, ...unknown].flatMap(linesOf),
    ...(shut ? linesOf(shut) : []),
    ...(others.length > 0 ? ['  others, who were not collected: unknown', ...others.map(unseenLine)] : []),
  ].join('\n');
}

function answerText(asked: Asked): string {
  return linesOf(asked).join('\n').replaceAll(/^ {2}/gmu, '');
}

function linesOf({ from, to, flow, answer }: Asked): readonly string[] {
  const title = `  ${endText(from)} -> ${to === 'internet' ? to : `${nameOf(to)} in ${to.region}`} on ${flowText(flow)}: ${answer.answer}`;
  switch (answer.answer) {
    case 'reachable':
      return [title, ...answer.hops.map((hop, index) => `    ${index + 1}. ${hop.text}`)];
    case 'blocked':
      return [
        title,
        ...answer.passed.map((hop, index) => `    ${index + 1}. ${hop.text}`),
        `    x  ${answer.by.text}`,
        ...answer.also.map((hop) => `       and further on: ${hop.text}`),
      ];
    case 'unknown':
      return [title, ...answer.unseen.map(unseenLine)];
  }
}

function unseenLine({ message }: UnseenInput): string {
  return `    ?  ${message}`;
}

function endText(end: Start): string {
  return end === 'internet' ? end : `${nameOf(end)} (${originText(end.origin)})`;
}

function asJson({ from, to, flow, answer }: Asked): unknown {
  const ends = { from: idOf(from), to: idOf(to), ...flow, answer: answer.answer };
  switch (answer.answer) {
    case 'reachable':
      return { ...ends, hops: answer.hops.map(hopJson) };
    case 'blocked':
      return { ...ends, passed: answer.passed.map(hopJson), by: hopJson(answer.by), also: answer.also.map(hopJson) };
    case 'unknown':
      return { ...ends, unseen: answer.unseen.map(unseenJson) };
  }
}

function othersJson([to, unseen]: readonly [End, readonly UnseenInput[]]): unknown {
  return { to: idOf(to), unseen: unseen.map(unseenJson) };
}

function unseenJson({ message, input }: UnseenInput): unknown {
  return input === undefined ? { message } : { message, input };
}

function hopJson({ text, by, path }: Hop): unknown {
  return by ? { text, record: by.id, origin: originText(originAt(by, path)) } : { text };
}

function idOf(end: Start): string {
  return end === 'internet' ? end : end.id;
}
