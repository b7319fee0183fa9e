import type { Architecture } from '../inventory/architecture.ts';
import { belongsTo, whyNothing } from '../inventory/component.ts';
import { type Cases, leavesOf } from '../inventory/cases.ts';
import type { Gap, Inventory } from '../inventory/inventory.ts';
import { UnseenInput, unseenInput } from '../inventory/read.ts';
import { isWithin, nameOf, originAt, type Resource } from '../inventory/resource.ts';
import { caseLimit, inAllCases } from './all-cases.ts';
import { type Check, type Judgement, type NamedJudgement, type Parameter, unseenJudgement } from './check.ts';
import { existsInFewCases } from './exists-in-few-cases.ts';
import { doubted, type JudgedFinding } from './doubt.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { judgedIn, overall } from './guarded-judgement.ts';
import { viewOf } from './view.ts';
import { watched } from './watched.ts';

/** One question to one check: its filled-in sentence, its parameters, and the component it is narrowed to, if any. */
export interface Question {
  readonly check: Check;
  readonly sentence: string;
  readonly parameters: readonly Parameter[];
  readonly component?: string;
}

/** All that a check can be judged over. */
export interface Facing {
  readonly inventory: Inventory;
  readonly architecture: Architecture;
  readonly facts: Facts;
  /** The same without the defaults of parameters that were given no value, where there are any. */
  readonly withoutDefaults?: Inventory;
  /** Whether a failure in one case only is a failure. */
  readonly everyBranch?: boolean;
}

/**
 * Puts a check to every subject, in every case that open questions leave. Whatever was not seen becomes `unknown`: an unseen
 * input, a resource that may not exist, a part of the architecture that could not be collected. No subject at all is
 * `not-applicable`, or unknown where the architecture declares the component that was asked for.
 */
export function judge(question: Question, facing: Facing): readonly Finding[] {
  const { inventory, architecture } = facing;
  // A gap that names its types hides those only, so it is noted which ones the check really asked for.
  const isScoped = inventory.gaps.some(({ types }) => types !== undefined);
  const watch = isScoped ? watched(inventory) : undefined;
  const judged = judgedOver(question, watch ? { ...facing, inventory: watch.inventory } : facing);
  const { subjects, types: others = [] } = question.check.needs;
  const isHidden = ({ types }: Gap): boolean =>
    types === undefined ||
    types.some((type) => subjects.includes(type) || others.includes(type) || watch?.wasAsked(type) === true);
  const hidden = inventory.gaps.filter(isHidden);
  const findings = [
    ...judged.map((finding) => doubted(finding, hidden, question.check.needs)),
    ...hidden.map((gap) => unseenGap(question, gap, architecture)),
  ];
  return findings.length > 0 ? findings : [nothingFound(question, facing)];
}

function judgedOver(question: Question, facing: Facing): readonly JudgedFinding[] {
  const work = question.check.judgeWhole ? judgeWhole : judgeEach;
  const found = work(question, facing);
  const { withoutDefaults, everyBranch = false } = facing;
  if (!withoutDefaults || everyBranch) return found;
  const bare = new Map(work(question, { ...facing, inventory: withoutDefaults }).map((one) => [one.subject.id, one]));
  return found.map((finding) => {
    const without = bare.get(finding.subject.id);
    const decided = finding.verdict === 'pass' || finding.verdict === 'fail';
    if (!decided || (without && without.verdict !== 'unknown')) return finding;
    const restsOn = [without?.input ?? 'a parameter'];
    return { ...finding, message: `${finding.message} Rests on the default of ${restsOn.join(', ')}.`, restsOn };
  });
}

function judgeEach(question: Question, facing: Facing): JudgedFinding[] {
  const { check, component, parameters } = question;
  const { inventory, architecture } = facing;
  const subjects = inventory.ofType(...check.needs.subjects).filter(isWithin);
  return subjects.flatMap((resource): JudgedFinding[] => {
    const members = architecture.components[component ?? ''] ?? { types: [] };
    const isTooMuch = component === undefined && !existsInFewCases(resource, inventory);
    const cases = isTooMuch
      ? undefined
      : inAllCases<Judgement | undefined>((answers, next) => {
          const now = inventory.under(answers);
          const subject = now.find(resource.id);
          if (!subject) return { result: undefined };
          let isMember = true;
          const judgement = orUnknown(() => {
            if (component !== undefined) isMember = belongsTo(subject, members);
            if (isMember && subject.existence) throw unseenInput(subject.existence, '');
            return isMember ? (check.judge?.(subject, viewOf(check, facing, now), parameters) ?? unjudged) : unjudged;
          });
          const open = isMember ? next(judgement, answers) : undefined;
          return open ? { ask: open } : { result: isMember ? judgement : undefined };
        });
    const decided = cases ? overall(judgedIn(cases), facing.everyBranch ?? false) : { judgement: tooMany, answers: [] };
    if (!decided) return [];
    const there = inventory.under(decided.answers).find(resource.id) ?? resource;
    return [{ ...findingOf(there, question, decided.judgement), ...groundsOf(decided, nameOf(resource)) }];
  });
}

const unjudged: Judgement = { verdict: 'unknown', message: 'The check does not judge this.' };
const tooMany: Judgement = {
  verdict: 'unknown',
  message: `It hangs on more than ${caseLimit} combinations of open questions.`,
};

function judgeWhole(question: Question, facing: Facing): JudgedFinding[] {
  const { check, sentence, parameters } = question;
  const { architecture, inventory } = facing;
  const cases = inAllCases<readonly NamedJudgement[]>((answers, next) => {
    let named: readonly NamedJudgement[] = [];
    const failed = orUnknown(() => {
      named = check.judgeWhole?.(viewOf(check, facing, inventory.under(answers)), parameters) ?? [];
      return unjudged;
    });
    if (failed !== unjudged) named = [{ name: architecture.title, judgement: failed }];
    const open = named.map(({ judgement }) => next(judgement, answers)).find((one) => one !== undefined);
    return open ? { ask: open } : { result: named };
  });
  const names = new Set(cases ? leavesOf(cases).flatMap(({ result }) => result.map(({ name }) => name)) : []);
  const whole = cases ?? { result: [{ name: architecture.title, judgement: tooMany }], answers: [] };
  return [...(cases ? names : [architecture.title])].flatMap((name): JudgedFinding[] => {
    // What is not spoken of in a case may hold there by another name: unless something fails there too, no failure is certain.
    const isElsewhere = leavesOf(whole).some(
      ({ result }) => !result.some((one) => one.name === name || one.judgement.verdict === 'fail'),
    );
    const decided = overall(judgedIn(ofName(whole, name)), facing.everyBranch ?? false, isElsewhere);
    if (!decided) return [];
    const { judgement } = decided;
    return [
      {
        check: check.id,
        sentence,
        verdict: judgement.verdict,
        subject: { id: `architecture: ${architecture.id}: ${name}`, type: 'architecture', name },
        origin: onlyOne(seenIn(judgement))?.origin ?? architecture.origin,
        message: judgement.message,
        ...failureOf(judgement),
        records: seenIn(judgement).map(({ id }) => id),
        ...groundsOf(decided, name),
      },
    ];
  });
}

function ofName(cases: Cases<readonly NamedJudgement[]>, name: string): Cases<Judgement | undefined> {
  if ('when' in cases) return { when: cases.when, yes: ofName(cases.yes, name), no: ofName(cases.no, name) };
  return { result: cases.result.find((one) => one.name === name)?.judgement, answers: cases.answers };
}

/** The input that was missing is named as closely as is known: itself, the property that holds it, else the subject. */
function groundsOf({ judgement, when }: { readonly judgement: Judgement; readonly when?: string }, subject: string) {
  const named = judgement.verdict === 'unknown' ? [judgement.input, judgement.at, subject] : [];
  const input = named.find((one) => one !== undefined && one !== '');
  return { ...(when === undefined ? {} : { when }), ...(input === undefined ? {} : { input }) };
}

function orUnknown(work: () => Judgement): Judgement {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnseenInput) return unseenJudgement(error);
    return {
      verdict: 'unknown',
      message: `The check itself failed: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

/** What rests on many records speaks of the architecture, not of one of them. */
function onlyOne(seen: readonly Resource[]): Resource | undefined {
  return seen.length === 1 ? seen[0] : undefined;
}

function seenIn(judgement: Judgement): readonly Resource[] {
  return 'seen' in judgement ? (judgement.seen ?? []) : [];
}

function failureOf(judgement: Judgement) {
  return judgement.verdict === 'fail' ? { mend: judgement.mend, wants: judgement.wants } : {};
}

function findingOf(resource: Resource, { check, sentence }: Question, judgement: Judgement): JudgedFinding {
  const at = 'at' in judgement ? judgement.at : undefined;
  return {
    check: check.id,
    sentence,
    verdict: judgement.verdict,
    subject: { id: resource.id, type: resource.type, name: nameOf(resource) },
    origin: originAt(resource, at),
    message: judgement.message,
    records: [...new Set([resource.id, ...seenIn(judgement).map(({ id }) => id)])],
    ...failureOf(judgement),
  };
}

function unseenGap({ check, sentence }: Question, gap: Gap, architecture: Architecture): Finding {
  return {
    check: check.id,
    sentence,
    verdict: 'unknown',
    subject: { id: `gap: ${gap.what}`, type: 'gap', name: gap.what },
    origin: gap.origin ?? architecture.origin,
    message: `Not seen: ${gap.reason}.`,
    input: gap.what,
    mend: gap.mend,
    records: [],
  };
}

function nothingFound({ check, sentence, component }: Question, { architecture, inventory }: Facing): Finding {
  const kinds = check.needs.subjects.join(', ');
  const subject = {
    id: `architecture: ${architecture.id}`,
    type: 'architecture',
    name: component ?? architecture.title,
  };
  const base = { check: check.id, sentence, subject, origin: architecture.origin, records: [] };
  if (component !== undefined)
    return {
      ...base,
      verdict: 'unknown',
      message: `The architecture declares "${component}", and no ${kinds} of it was found.${whyNothing(architecture.components[component], inventory)}`,
    };
  return { ...base, verdict: 'not-applicable', message: `There is no ${kinds}.` };
}
