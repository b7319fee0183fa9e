import type { Cases } from '../inventory/cases.ts';
import { type Answers, guardText } from '../inventory/question.ts';
import type { Judgement } from './check.ts';

/** What was judged in one case. */
export interface Judged {
  readonly judgement: Judgement;
  /** The answers it hangs on; those that change nothing are left out. */
  readonly answers: Answers;
}

/** The judgements of all cases, with the answers each hangs on. A case without a judgement, where the subject does not exist, is left out. */
export function judgedIn(cases: Cases<Judgement | undefined>): readonly Judged[] {
  if (!('when' in cases)) return cases.result ? [{ judgement: cases.result, answers: [] }] : [];
  const yes = judgedIn(cases.yes);
  const no = judgedIn(cases.no);
  if (alike(yes, no)) return yes;
  const { when: question } = cases;
  return [
    ...yes.map(({ judgement, answers }) => ({ judgement, answers: [{ question, holds: true }, ...answers] })),
    ...no.map(({ judgement, answers }) => ({ judgement, answers: [{ question, holds: false }, ...answers] })),
  ];
}

/** A judgement, where it was made, and the guard of where it holds. */
export interface Decided extends Judged {
  readonly when?: string;
}

/**
 * One judgement for all cases: what holds in each of them, whatever the answers. Where they differ it is unknown, naming what
 * decides; with `everyBranch` a case that fails is a failure, and with `isElsewhere` there are cases beside those given, in which
 * nothing fails. `when` is the guard of the cases that decided, `answers` those of the first of them. Undefined without a case.
 */
export function overall(judged: readonly Judged[], everyBranch: boolean, isElsewhere = false): Decided | undefined {
  const [first] = judged;
  if (!first) return undefined;
  const of = (verdict: Judgement['verdict']) => judged.filter(({ judgement }) => judgement.verdict === verdict);
  const failing = of('fail');
  const [fails] = failing;
  if (fails && (everyBranch || (failing.length === judged.length && !isElsewhere)))
    return guarded(wanting(fails, failing, everyBranch), failing, judged);
  if (fails) {
    const { message } = fails.judgement;
    const when = guardOf(failing);
    const reasons = new Set(fails.answers.map(({ question }) => question.reason));
    const [input] = fails.answers.flatMap(({ question }) => question.input ?? []);
    const words = `Fails when ${when}: ${message} Open: ${[...reasons].join('; ')}.`;
    const judgement: Judgement = { verdict: 'unknown', message: words, ...(input === undefined ? {} : { input }) };
    return { judgement, answers: fails.answers, when };
  }
  const unseen = of('unknown');
  if (unseen[0]) return guarded(unseen[0], unseen, judged);
  const passing = of('pass');
  const [passes] = passing;
  if (!passes) return first;
  const isOne = passing.every(({ judgement: { message } }) => message === passes.judgement.message);
  return isOne ? passes : { ...passes, judgement: { ...passes.judgement, message: saidOf(passing) } };
}

/** A failure of several cases is for want of what any of them wants; where one case is enough, one that wants nothing is. */
function wanting(first: Judged, failing: readonly Judged[], isOneEnough: boolean): Judged {
  const wants = failing.map(({ judgement }) => (judgement.verdict === 'fail' ? judgement.wants : []));
  const { wants: _wants, ...judgement } = first.judgement as Extract<Judgement, { verdict: 'fail' }>;
  if (isOneEnough && wants.some((one) => one?.length === 0))
    return { ...first, judgement: { ...judgement, wants: [] } };
  if (wants.includes(undefined)) return { ...first, judgement };
  return { ...first, judgement: { ...judgement, wants: [...new Set(wants.flatMap((one) => one ?? []))] } };
}

function guarded({ judgement, answers }: Judged, deciding: readonly Judged[], all: readonly Judged[]): Decided {
  if (deciding.length === all.length && deciding.every((one) => one.answers.length === 0))
    return { judgement, answers };
  return { judgement: { ...judgement, message: saidOf(deciding) }, answers, when: guardOf(deciding) };
}

/** What is said in one case need not be true in another, so each is said where it holds. */
function saidOf(judged: readonly Judged[]): string {
  const said = [...Map.groupBy(judged, (one) => one.judgement.message)].map(
    ([message, cases]) => `When ${guardOf(cases)}: ${message}`,
  );
  const more = said.length > 3 ? ` And so on, in ${said.length - 3} more ways.` : '';
  return `${said.slice(0, 3).join(' ')}${more}`;
}

function guardOf(judged: readonly Judged[]): string {
  const guards = [...new Set(judged.map(({ answers }) => guardText(answers)))];
  const shown = guards.slice(0, 3).join(', or when ');
  return guards.length > 3 ? `${shown}, or in ${guards.length - 3} more cases` : shown;
}

function alike(some: readonly Judged[], others: readonly Judged[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ judgement, answers }, index) => {
      const other = others[index];
      return (
        other !== undefined &&
        judgement.verdict === other.judgement.verdict &&
        judgement.message === other.judgement.message &&
        guardText(answers) === guardText(other.answers)
      );
    })
  );
}
