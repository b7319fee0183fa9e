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

/**
 * One judgement for all cases: what holds in each of them, whatever the answers. Where they differ it is unknown, naming what
 * decides; with `everyBranch` a case that fails is a failure, and with `isElsewhere` there are cases beside those given, in which
 * nothing fails. `when` is the guard of the cases that decided. Undefined without a case.
 */
export function overall(
  judged: readonly Judged[],
  everyBranch: boolean,
  isElsewhere = false,
): { readonly judgement: Judgement; readonly when?: string } | undefined {
  const [first] = judged;
  if (!first) return undefined;
  const of = (verdict: Judgement['verdict']) => judged.filter(({ judgement }) => judgement.verdict === verdict);
  const failing = of('fail');
  const [fails] = failing;
  if (fails && (everyBranch || (failing.length === judged.length && !isElsewhere)))
    return guarded(fails.judgement, failing, judged);
  if (fails) {
    const { message } = fails.judgement;
    const when = guardOf(failing);
    const reasons = new Set(fails.answers.map(({ question }) => question.reason));
    const [input] = fails.answers.flatMap(({ question }) => question.input ?? []);
    const words = `Fails when ${when}: ${message} Open: ${[...reasons].join('; ')}.`;
    return { judgement: { verdict: 'unknown', message: words, ...(input === undefined ? {} : { input }) }, when };
  }
  const unseen = of('unknown');
  if (unseen[0]) return guarded(unseen[0].judgement, unseen, judged);
  return { judgement: (of('pass')[0] ?? first).judgement };
}

function guarded(
  judgement: Judgement,
  deciding: readonly Judged[],
  all: readonly Judged[],
): { readonly judgement: Judgement; readonly when?: string } {
  if (deciding.length === all.length && deciding.every(({ answers }) => answers.length === 0)) return { judgement };
  const when = guardOf(deciding);
  return { judgement: { ...judgement, message: `When ${when}: ${judgement.message}` }, when };
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
