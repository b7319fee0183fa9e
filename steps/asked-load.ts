import { type AskedLimit, type AskedLoad, currentLoadStand, type LoadConclusion } from '../load/load-stand.ts';
import type { Finding } from '../src/checks/finding.ts';
import type { Architecture } from '../src/inventory/architecture.ts';
import type { LoadLimit } from '../src/measure/load-run.ts';
import { WrongSentence } from './wrong-sentence.ts';

/** Sentences that speak of what one scenario alone plays; said of another, they would hold of nothing. */
const spokenOf = new Map([
  ['every abuse is refused', { scenario: 'abuse', when: 'the API is abused' }],
  ['manifest and segment objectives hold', { scenario: 'media', when: 'media are played at the target rate' }],
]);
/** The shares whose percentiles are kept, and that a sentence can name. */
const shares = [0.5, 0.9, 0.95, 0.99];

/** What one scenario asks of load: what is played, and what must hold. */
export class LoadAsked {
  #scenario: string | undefined;
  #isZoneLost = false;
  readonly #limits: AskedLimit[] = [];

  play(scenario: string, isZoneLost: boolean): void {
    if (this.#scenario !== undefined)
      throw new WrongSentence('One scenario can play one load; write another for the second.');
    this.#scenario = scenario;
    this.#isZoneLost = isZoneLost;
  }

  expect(limit: LoadLimit | 'objective' | 'objective errors', sentence: string): void {
    if (this.#scenario === undefined)
      throw new WrongSentence('Nothing is loaded here. Say first what is requested, with When.');
    this.#refuse(sentence);
    if (typeof limit === 'object') refuseLimit(limit);
    if (typeof limit === 'object') this.#limits.push({ kind: 'given', limit, sentence });
    else this.#limits.push({ kind: 'objective', of: limit === 'objective' ? 'all' : 'errors', sentence });
  }

  /** Plays it; undefined where the scenario is of another kind. Throws WrongSentence where it asks for too little. */
  async conclude(tags: readonly string[], component: string | undefined): Promise<LoadConclusion | undefined> {
    const asked = this.#asked(tags);
    if (asked && component !== undefined)
      throw new WrongSentence('Load is put on a path as a whole; take the sentence out that names a component.');
    return asked && (await currentLoadStand().conclude(asked));
  }

  /** A finding for each limit; where nothing was run, one for each sentence. */
  findingsOf(
    { verdict, reasons, run, results }: LoadConclusion,
    { id, title, origin }: Architecture,
  ): readonly Finding[] {
    if (verdict === 'not-assessed') return [];
    const subject = { id: `load: ${run ?? id}`, type: 'load', name: run ?? title };
    const base = { check: `load-${this.#scenario ?? ''}`, subject, origin, records: run === undefined ? [] : [run] };
    if (results.length === 0 || verdict === 'unknown')
      return [...new Set(this.#limits.map(({ sentence }) => sentence))].map((sentence) => {
        return { ...base, sentence, verdict: 'unknown' as const, message: reasons.join(' ') };
      });
    return results.map(({ sentence, limit, verdict: one, message }) => ({
      ...base,
      sentence,
      verdict: one,
      message: `${limit}: ${message}`,
      ...(one === 'fail'
        ? {
            mend: 'Look at the routes, errors and the timeline of the run; scale out what answers late, mend what fails.',
          }
        : {}),
    }));
  }

  #refuse(sentence: string): void {
    const spoken = spokenOf.get(sentence);
    if (spoken !== undefined && spoken.scenario !== this.#scenario)
      throw new WrongSentence(`"${sentence}" can only be said where ${spoken.when}.`);
    // Each refusal is asked for once, and one that is lacking would be lost in a share.
    if (spoken === undefined && this.#scenario === 'abuse')
      throw new WrongSentence('Where the API is abused, what must hold is that every abuse is refused.');
  }

  #asked(tags: readonly string[]): AskedLoad | undefined {
    const scenario = this.#scenario;
    if (!tags.includes('load')) {
      if (scenario === undefined) return undefined;
      throw new WrongSentence(
        'Something is put under load here, so the scenario is a proof of kind load: tag it @load.',
      );
    }
    if (scenario === undefined || this.#limits.length === 0)
      throw new WrongSentence('A scenario tagged @load says what is requested (When) and what must hold (Then).');
    return { tags, scenario, isZoneLost: this.#isZoneLost, limits: this.#limits };
  }
}

/** A limit that nothing can break, or nothing can keep, is a slip of the pen. */
function refuseLimit(limit: LoadLimit): void {
  if (limit.kind === 'errors' && !(limit.ratio >= 0 && limit.ratio < 1))
    throw new WrongSentence(`At most ${limit.ratio * 100} % may fail, it says; give a share from 0 to 99.9 %.`);
  if (limit.kind === 'latency' && !shares.includes(limit.share))
    throw new WrongSentence(`The time of ${limit.share * 100} % is not measured; ask for 50, 90, 95 or 99 %.`);
}
