import { World } from '@cucumber/cucumber';
import type { Aim, Objective } from '../chaos/experiments/experiment.ts';
import { currentLaboratory } from '../chaos/experiments/laboratory.ts';
import type { Check, Parameter } from '../src/checks/check.ts';
import type { Finding } from '../src/checks/finding.ts';
import { type Facing, judge } from '../src/checks/judge.ts';
import { currentSession } from '../src/checks/session.ts';
import { proofVerdict, type Verdict } from '../src/checks/verdict.ts';
import { untoldInput } from '../src/collect/aws/untold-input.ts';
import { emulatorInput } from '../src/collect/emulator/emulator-input.ts';
import { inventoryOf } from '../src/inventory/inventory.ts';
import { currentLoadStand } from '../load/load-stand.ts';
import type { LoadLimit } from '../src/measure/load-run.ts';
import { LoadAsked } from './asked-load.ts';
import { findingsOf } from './findings-of.ts';
import { WrongSentence } from './wrong-sentence.ts';

/** Inputs that a target cannot show, however it is asked. */
const beyondTargets = new Set([emulatorInput, untoldInput]);

/** What one scenario gathers: the component it is about, the verdicts of all its sentences, and what is to be lost and to hold. */
export class PlumblineWorld extends World {
  readonly session = currentSession();
  sentence = '';
  /** What sentences are answered from. */
  #facing: Facing = this.session;
  /** Why what was seen proves nothing; sentences are then not asked. */
  #rehearsal: string | undefined;
  #component: string | undefined;
  #aim: Aim | undefined;
  readonly #expected: { readonly objective: Objective; readonly sentence: string }[] = [];
  readonly #load = new LoadAsked();
  readonly #verdicts: Verdict[] = [];
  #unassessed = false;

  isArchitecture(id: string): void {
    const { architecture } = this.session;
    if (architecture.id !== id)
      throw new WrongSentence(`The feature speaks of architecture "${id}"; "${architecture.id}" is being judged.`);
  }

  narrowTo(component: string): void {
    const known = Object.keys(this.session.architecture.components);
    if (!known.includes(component))
      throw new WrongSentence(`There is no component "${component}"; architecture.yaml declares ${known.join(', ')}.`);
    this.#component = component;
  }

  ask(check: Check, parameters: readonly Parameter[]): void {
    if (this.#rehearsal !== undefined) return;
    const blind = check.needs.sight ? this.session.blind.get(check.needs.sight) : undefined;
    if (blind !== undefined) return this.leaveUnassessed(blind);
    const narrowed = this.#component === undefined ? {} : { component: this.#component };
    this.#find(judge({ check, sentence: this.sentence, parameters, ...narrowed }, this.#facing));
  }

  /** Connects to every public endpoint; what is asked after that is asked of what was seen there. */
  async shakeHands(): Promise<void> {
    const { resources, gaps, rehearsal } = await currentLoadStand().shakeHands();
    this.#rehearsal = rehearsal;
    if (rehearsal !== undefined) this.leaveUnassessed(rehearsal);
    this.#facing = { ...this.session, inventory: inventoryOf([...resources], gaps) };
  }

  /** What is lost is lost at the scenario's end, when all is known that must hold. */
  lose(aim: Aim): void {
    if (this.#aim !== undefined)
      throw new WrongSentence('One scenario can lose one thing; write another for the second.');
    this.#aim = aim;
  }

  expect(objective: Objective): void {
    if (this.#aim === undefined) throw new WrongSentence('Nothing is lost here. Say first what is lost, with When.');
    this.#expected.push({ objective, sentence: this.sentence });
  }

  /** Load is put on at the scenario's end, as what is lost is lost then. */
  load(scenario: string, { isZoneLost = false } = {}): void {
    this.#load.play(scenario, isZoneLost);
  }

  expectOfLoad(limit: LoadLimit | 'objective' | 'objective errors'): void {
    this.#load.expect(limit, this.sentence);
  }

  /** Plays the load that the scenario asked for. */
  async loading(tags: readonly string[]): Promise<void> {
    const conclusion = await this.#load.conclude(tags, this.#component);
    if (conclusion === undefined) return;
    if (conclusion.verdict === 'not-assessed') this.leaveUnassessed(conclusion.reasons.join(' '));
    if (conclusion.verdict === 'pass') this.attach(conclusion.reasons.join(' '), 'text/vnd.plumbline.grounds');
    this.#find(this.#load.findingsOf(conclusion, this.session.architecture));
  }

  /** Does the experiment that the scenario asked for. */
  async experiment(tags: readonly string[]): Promise<void> {
    if (!tags.includes('chaos')) {
      if (this.#aim === undefined) return;
      throw new WrongSentence('Something is lost here, so the scenario is a proof of kind chaos: tag it @chaos.');
    }
    if (this.#aim === undefined || this.#expected.length === 0)
      throw new WrongSentence(
        'A scenario tagged @chaos says what is lost (When) and what must hold all the same (Then).',
      );
    if (this.#component !== undefined)
      throw new WrongSentence('What is lost is lost for every component; take the sentence out that names one.');
    const objectives = this.#expected.map(({ objective }) => objective);
    const conclusion = await currentLaboratory().conclude({ tags, aim: this.#aim, objectives });
    if (conclusion.experiment !== undefined) this.attach(conclusion.experiment, 'text/vnd.plumbline.experiment');
    if (conclusion.verdict === 'not-assessed') this.leaveUnassessed(conclusion.reasons.join(' '));
    if (conclusion.verdict === 'pass') this.attach(conclusion.reasons.join(' '), 'text/vnd.plumbline.grounds');
    this.#find(findingsOf(conclusion, this.#expected, this.session.architecture));
  }

  leaveUnassessed(reason: string): void {
    this.#unassessed = true;
    this.attach(reason, 'text/vnd.plumbline.not-assessed');
  }

  /** How the scenario ends in Cucumber's eyes. All its sentences were asked first, so that one failure hides no other. */
  conclude(): 'pending' | 'skipped' | undefined {
    const verdict = proofVerdict(this.#verdicts);
    if (verdict === 'fail')
      throw new Error(`${this.#verdicts.filter((one) => one === 'fail').length} finding(s) fail.`);
    if (this.#unassessed || verdict === 'not-assessed') return 'skipped';
    return verdict === 'pass' ? undefined : 'pending';
  }

  #find(all: readonly Finding[]): void {
    // What the target cannot show was not looked at; it is no reason to call anything unknown.
    const beyond = all.filter(({ verdict, input }) => verdict === 'unknown' && beyondTargets.has(input ?? ''));
    for (const reason of new Set(beyond.map(({ input, message }) => `beyond this target, ${input}: ${message}`)))
      this.leaveUnassessed(reason);
    const findings = all.filter((one) => !beyond.includes(one));
    for (const { verdict } of findings) this.#verdicts.push(verdict);
    this.attach(JSON.stringify(findings), 'application/vnd.plumbline.findings+json');
  }
}
