import { World } from '@cucumber/cucumber';
import type { Check, Parameter } from '../src/checks/check.ts';
import { judge } from '../src/checks/judge.ts';
import { currentSession } from '../src/checks/session.ts';
import { proofVerdict, type Verdict } from '../src/checks/verdict.ts';

/** A sentence that names something the architecture does not have. */
export class WrongSentence extends Error {
  override readonly name = 'WrongSentence';
}

/** What one scenario gathers: the component it is about, and the verdicts of all its sentences. */
export class PlumblineWorld extends World {
  readonly session = currentSession();
  sentence = '';
  #component: string | undefined;
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
    const blind = check.needs.sight ? this.session.blind.get(check.needs.sight) : undefined;
    if (blind !== undefined) return this.leaveUnassessed(blind);
    const narrowed = this.#component === undefined ? {} : { component: this.#component };
    const findings = judge({ check, sentence: this.sentence, parameters, ...narrowed }, this.session);
    for (const { verdict } of findings) this.#verdicts.push(verdict);
    this.attach(JSON.stringify(findings), 'application/vnd.plumbline.findings+json');
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
}
