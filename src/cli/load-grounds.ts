import { dirname, join } from 'node:path';
import { Refusal } from '../../chaos/faults/refusal.ts';
import { LoadRefusal } from '../../load/load-refusal.ts';
import type { Scenario } from '../../load/scenarios/scenario.ts';
import { askAt } from '../../load/target/ask-at.ts';
import type { Answering, Ground } from '../../load/target/ground.ts';
import { permitted, readLoadTargets } from '../../load/target/load-targets.ts';
import { isLoopback, urlUnderLoad } from '../../load/target/url-under-load.ts';
import type { LoadObjective } from '../inventory/architecture.ts';
import type { LoadChoice } from './load-choice.ts';
import type { Gathered } from './gather.ts';
import { twinGround } from './twin-ground.ts';
import { planOfTwin } from './twin-plan.ts';

export interface GroundsOrder {
  readonly gathered: Pick<Gathered, 'architecture' | 'inventory'>;
  readonly on: LoadChoice['on'];
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Where load of one run goes. A twin serves all of the run's loads; one that lost a zone is not used again. */
export class LoadGrounds implements AsyncDisposable {
  readonly #order: GroundsOrder;
  #twin: Promise<Ground> | undefined;
  readonly #opened: Promise<Ground>[] = [];

  constructor(order: GroundsOrder) {
    this.#order = order;
  }

  /** Throws LoadRefusal where the load may not, or cannot, go there. */
  async groundFor(objective: LoadObjective, { ownTwin }: { readonly ownTwin: boolean }): Promise<Ground> {
    if (this.#order.on === 'url') return urlGround(objective, targetsFile(this.#order.gathered), this.#order.signal);
    // With a zone lost the others carry its share, which at most doubles theirs.
    await this.#permitElsewhere(ownTwin ? 2 * objective.ratePerSecond : objective.ratePerSecond);
    if (ownTwin) return this.#startTwin();
    this.#twin ??= this.#startTwin();
    return this.#twin;
  }

  /** The twin of the run, or what holds a name against load-targets.yaml. */
  async groundForNames(): Promise<Ground | ((name: string) => Promise<void>)> {
    if (this.#order.on === 'twin') return (this.#twin ??= this.#startTwin());
    const targets = await readLoadTargets(targetsFile(this.#order.gathered));
    return async (name) => permitted(`https://${name}/`, 0, targets);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(this.#opened.map(async (opened) => (await opened)[Symbol.asyncDispose]()));
  }

  /** A service that runs outside of the twin is sent what the twin is, so its host is held against the list as any other. */
  async #permitElsewhere(ratePerSecond: number): Promise<void> {
    const { gathered } = this.#order;
    const urls = Object.values(gathered.architecture.services ?? {}).flatMap((one) => ('url' in one ? [one.url] : []));
    const elsewhere = urls.filter((url) => !isLoopback(urlUnderLoad(url).hostname));
    if (elsewhere.length === 0) return;
    const targets = await readLoadTargets(targetsFile(gathered));
    for (const url of elsewhere) permitted(url, ratePerSecond, targets);
  }

  #startTwin(): Promise<Ground> {
    const { gathered, say, signal } = this.#order;
    const { services = {}, objectives } = gathered.architecture;
    const urls = (objectives.load ?? []).map(({ url }) => url);
    const started = planOfTwin(gathered).then((plan) => twinGround(plan, Object.keys(services), urls, { say, signal }));
    this.#opened.push(started);
    return started;
  }
}

/** Beside architecture.yaml. */
function targetsFile({ architecture }: GroundsOrder['gathered']): string {
  return join(dirname(architecture.origin.file), 'load-targets.yaml');
}

async function urlGround({ url, ratePerSecond }: LoadObjective, file: string, stop: AbortSignal): Promise<Ground> {
  const targets = await readLoadTargets(file);
  permitted(url, ratePerSecond, targets);
  return {
    kind: 'url',
    differs: [],
    ask: askAt({ permits: (asked) => permitted(asked, ratePerSecond, targets), stop }),
    hosts: {},
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** Why figures of a stand-in would say nothing of the architecture; undefined where what answers first on the path is its own service. */
export function standInOf(
  { paths }: Pick<Gathered['architecture'], 'paths'>,
  { path }: LoadObjective,
  answering: Answering | undefined,
): string | undefined {
  if (answering === undefined) return undefined;
  const { own, plainly } = answering;
  const first = (paths[path] ?? []).find((hop) => own.includes(hop) || plainly.includes(hop));
  if (first !== undefined && own.includes(first) && !plainly.includes(first)) return undefined;
  const what = first === undefined ? `no service of path "${path}"` : `no service for "${first}" of path "${path}"`;
  return `A rehearsal: architecture.yaml names ${what} under services, so the twin's plain answers stood in for it.`;
}

/** Requests that a host must be permitted for: a burst comes within one second. */
export function mostPerSecond({ once }: Pick<Scenario, 'once'>, { ratePerSecond, requests }: LoadObjective): number {
  return once === true ? Math.max(ratePerSecond, requests?.abuse?.burst.requests ?? 0) : ratePerSecond;
}

/** A refusal of load, or of the twin, or undefined where it is another error. */
export function refusalIn(error: unknown): string | undefined {
  return error instanceof LoadRefusal || error instanceof Refusal ? error.message : undefined;
}
