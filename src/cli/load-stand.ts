import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskedLoad, LoadConclusion, LoadStand, ShakenHands } from '../../load/load-stand.ts';
import { play, type Played } from '../../load/play.ts';
import { scenarios } from '../../load/scenarios/catalogue.ts';
import type { Scenario } from '../../load/scenarios/scenario.ts';
import type { Answering } from '../../load/target/ground.ts';
import type { LoadData, LoadRunData } from '../evidence/load-data.ts';
import type { TlsData } from '../evidence/tls-data.ts';
import type { RunFolder } from '../evidence/run-folder.ts';
import type { LoadObjective } from '../inventory/architecture.ts';
import type { LoadLimit } from '../measure/load-run.ts';
import { loadVerdict } from '../measure/load-verdict.ts';
import type { Gathered } from './gather.ts';
import type { LoadChoice } from './load-choice.ts';
import { LoadGrounds, mostPerSecond, refusalIn, standInOf } from './load-grounds.ts';
import { limitsOf } from './load-limits.ts';
import { shakenHands } from './shaken-hands.ts';

export interface LoadOrder {
  readonly gathered: Pick<Gathered, 'architecture' | 'inventory' | 'registry'>;
  readonly choice: LoadChoice;
  readonly folder: RunFolder;
  /** Settles when nothing else of the run is at work, which would disturb what is measured. */
  readonly quiet: Promise<unknown>;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

interface Done {
  readonly played: Played;
  readonly data: Omit<LoadRunData, 'promises' | 'verdict' | 'reasons' | 'limits' | 'asked'>;
  readonly objective: LoadObjective;
  readonly scenario: Scenario;
  readonly answering: Answering | undefined;
  readonly promises: Set<string>;
  /** All that was asked of it, without repetition. */
  readonly limits: Map<string, LoadLimit>;
}

/** Plays each load of a run once, however many scenarios ask for it, and keeps every sample as evidence. */
export class VerifyLoad implements LoadStand, AsyncDisposable {
  readonly on: LoadStand['on'];
  readonly #order: LoadOrder;
  readonly #grounds: LoadGrounds;
  readonly #begun = new Map<string, Promise<Done>>();
  readonly #done: Done[] = [];
  #shaken: ReturnType<typeof shakenHands> | undefined;

  constructor(order: LoadOrder) {
    this.#order = order;
    this.on = order.choice.on;
    const { gathered, say, signal } = order;
    this.#grounds = new LoadGrounds({ gathered, on: this.on, say, signal });
  }

  async conclude(asked: AskedLoad): Promise<LoadConclusion> {
    const scenario = scenarios.find(({ id }) => id === asked.scenario);
    const [objective, another] = this.#objectivesOf(asked.scenario);
    if (!scenario || !objective)
      return unknown(
        `architecture.yaml declares no load that "${asked.scenario}" plays. Add one to objectives.load, with its URL and limits.`,
      );
    if (another)
      return unknown(
        `architecture.yaml declares several loads that "${asked.scenario}" plays, of path "${objective.path}" and of "${another.path}", and one is played in a run. Keep one in objectives.load.`,
      );
    const losesZone = asked.isZoneLost || this.#order.choice.profile.losesZone === true;
    const id = losesZone ? `${scenario.id}-zone-lost` : scenario.id;
    try {
      const begun = this.#begun.get(id) ?? this.#play(id, scenario, objective, losesZone);
      this.#begun.set(id, begun);
      const done = await begun;
      return this.#concluded(done, asked);
    } catch (error) {
      const refusal = this.#refusalIn(error);
      // What cannot be written is told once more when the recorder is closed, and its first telling is the cause.
      if (refusal === undefined) throw error instanceof SuppressedError ? error.suppressed : error;
      return unknown(refusal);
    }
  }

  async shakeHands(): Promise<ShakenHands> {
    const { gathered, folder, quiet, say, signal } = this.#order;
    this.#shaken ??= quiet.then(() => {
      say('connecting to every public endpoint');
      return shakenHands(gathered.inventory, this.#grounds, folder, signal);
    });
    try {
      return (await this.#shaken).hands;
    } catch (error) {
      const reason = this.#refusalIn(error);
      if (reason === undefined) throw error;
      const gap = { what: 'public endpoints', reason: reason.replace(/\.$/u, ''), mend: 'Mend what is in the way.' };
      return { resources: [], gaps: [gap] };
    }
  }

  /** Handshakes for the report; undefined where none were made. */
  async tlsData(): Promise<TlsData | undefined> {
    return this.#shaken?.then(
      ({ data }) => data,
      () => undefined,
    );
  }

  /** What goes into the report; undefined where nothing was played. */
  data(): LoadData | undefined {
    if (this.#done.length === 0) return undefined;
    return {
      runs: this.#done.map((done) => {
        const asked = [...done.limits.values()];
        return {
          ...done.data,
          ...this.#judged(done, asked),
          asked,
          promises: [...done.promises].toSorted(),
        };
      }),
    };
  }

  /** The evidence of a run, by its id, but for its samples, which the run's own section names as a range. */
  evidenceOf(run: string): readonly string[] {
    const kept = this.#done.find(({ data }) => data.id === run)?.data.evidence ?? [];
    return kept.filter((id) => !id.includes(' to '));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#grounds[Symbol.asyncDispose]();
  }

  /** What is under way when a run is interrupted ends with whatever error; nothing was measured, and the report says so. */
  #refusalIn(error: unknown): string | undefined {
    if (this.#order.signal.aborted) return 'The run was interrupted before anything was measured here. Run it again.';
    return refusalIn(error);
  }

  /** As declared, but for what the command line puts in its place. */
  #objectivesOf(scenario: string): readonly LoadObjective[] {
    const { url, ratePerSecond } = this.#order.choice;
    return this.#declared(scenario).map((declared) => ({
      ...declared,
      ...(url === undefined ? {} : { url }),
      ...(ratePerSecond === undefined ? {} : { ratePerSecond }),
    }));
  }

  #declared(scenario: string): readonly LoadObjective[] {
    const played = scenario === 'abuse' ? 'api' : scenario;
    return (this.#order.gathered.architecture.objectives.load ?? []).filter((one) => one.scenario === played);
  }

  #concluded(done: Done, { tags, limits }: AskedLoad): LoadConclusion {
    for (const { id } of this.#order.gathered.registry.promises) if (tags.includes(id)) done.promises.add(id);
    const asked = limits.flatMap((one) => limitsOf(one, done).map((limit) => ({ sentence: one.sentence, limit })));
    for (const { limit } of asked) done.limits.set(JSON.stringify(limit), limit);
    const judged = this.#judged(
      done,
      asked.map(({ limit }) => limit),
    );
    return {
      verdict: judged.verdict,
      reasons: judged.reasons,
      run: done.data.id,
      results: judged.limits.map(({ limit, verdict, message }, index) => ({
        sentence: asked[index]?.sentence ?? '',
        limit,
        verdict,
        message,
      })),
    };
  }

  #judged(
    { played, objective, scenario, answering }: Done,
    limits: readonly LoadLimit[],
  ): ReturnType<typeof loadVerdict> {
    const { gathered, choice } = this.#order;
    const [declared] = this.#declared(scenario.id);
    const isLess = objective.ratePerSecond < (declared?.ratePerSecond ?? 0);
    const rehearsal =
      choice.profile.rehearsal ??
      (isLess ? `Sampled: ${objective.ratePerSecond}/s is less than the declared load.` : undefined) ??
      standInOf(gathered.architecture, objective, answering);
    return loadVerdict({ ...played.run, limits, ...(rehearsal === undefined ? {} : { rehearsal }) });
  }

  async #play(id: string, scenario: Scenario, objective: LoadObjective, losesZone: boolean): Promise<Done> {
    const { choice, folder, quiet, say, signal } = this.#order;
    await quiet;
    const ratePerSecond = mostPerSecond(scenario, objective);
    const ground = await this.#grounds.groundFor({ ...objective, ratePerSecond }, { ownTwin: losesZone });
    using recorder = folder.recorder(`load-${id}`);
    const work = await mkdtemp(join(tmpdir(), 'plumbline-load-'));
    const told: string[] = [];
    const samples: string[] = [];
    const record = (one: unknown): void => {
      const given = recorder.add(one);
      if (isSample(one)) samples.splice(samples.length === 0 ? 0 : 1, 1, given);
      else told.push(given);
      records += 1;
    };
    let records = 0;
    try {
      const { profile } = choice;
      const played = await play({ scenario, objective, profile, ground, losesZone, folder: work, record, say, signal });
      const { version, sha256 } = played.generator;
      const done: Done = {
        played,
        objective,
        scenario,
        answering: ground.answering,
        promises: new Set(),
        limits: new Map(),
        data: {
          id,
          scenario: scenario.id,
          title: scenario.title,
          profile: profile.name,
          on: { kind: ground.kind, url: objective.url, differs: played.differs },
          startedAt: played.startedAt,
          generator: { name: 'k6', version, sha256, ...played.run.generator },
          end: played.end,
          figures: played.run.figures,
          evidence: [...told, ...(samples.length > 0 ? [samples.join(' to ')] : [])],
          samples: { file: `evidence/load-${id}.ndjson`, records },
        },
      };
      this.#done.push(done);
      return done;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
}

/** Samples by the thousand lie in the file; findings name what was done, and what became of it. */
function isSample(record: unknown): boolean {
  return (record as { readonly record?: unknown }).record === 'sample';
}

/** Nothing was put under load, and so nothing was seen. */
function unknown(reason: string): LoadConclusion {
  return { verdict: 'unknown', reasons: [reason], results: [] };
}
