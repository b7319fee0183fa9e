import type { Architecture } from '../inventory/architecture.ts';
import { belongsTo } from '../inventory/component.ts';
import type { Gap, Inventory } from '../inventory/inventory.ts';
import { UnseenInput } from '../inventory/read.ts';
import { nameOf, originAt, type Resource } from '../inventory/resource.ts';
import type { Check, Judgement, NamedJudgement, Parameter, View, Views } from './check.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

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
}

/**
 * Puts a check to every subject. Whatever was not seen becomes `unknown`: an unseen input, a resource that may not exist,
 * a part of the architecture that could not be collected. No subject at all is `not-applicable`, or unknown where the
 * architecture declares the component that was asked for.
 */
export function judge(question: Question, facing: Facing): readonly Finding[] {
  const { check } = question;
  const view = viewOf(check, facing);
  const found = check.judgeWhole ? judgeWhole(question, facing, view) : judgeEach(question, facing, view);
  const gaps = facing.inventory.gaps.map((gap) => unseenGap(question, gap, facing.architecture));
  const findings = [...found, ...gaps];
  return findings.length > 0 ? findings : [nothingFound(question, facing.architecture)];
}

function judgeEach(question: Question, facing: Facing, view: View): Finding[] {
  const { check, component, parameters } = question;
  return facing.inventory.ofType(...check.needs.subjects).flatMap((resource): Finding[] => {
    let isMember = true;
    const judgement = orUnknown(() => {
      if (component !== undefined)
        isMember = belongsTo(resource, facing.architecture.components[component] ?? { types: [] });
      if (isMember && resource.existence)
        throw new UnseenInput(resource.existence.unseen, '', resource.existence.input);
      return isMember ? (check.judge?.(resource, view, parameters) ?? unjudged) : unjudged;
    });
    return isMember ? [findingOf(resource, question, judgement)] : [];
  });
}

const unjudged: Judgement = { verdict: 'unknown', message: 'The check does not judge this.' };

function judgeWhole(question: Question, facing: Facing, view: View): Finding[] {
  const { check, sentence, parameters } = question;
  const { architecture } = facing;
  let named: readonly NamedJudgement[] = [];
  const failed = orUnknown(() => {
    named = check.judgeWhole?.(view, parameters) ?? [];
    return unjudged;
  });
  if (failed !== unjudged) named = [{ name: architecture.title, judgement: failed }];
  return named.map(({ name, judgement }) => ({
    check: check.id,
    sentence,
    verdict: judgement.verdict,
    subject: { id: `architecture: ${architecture.id}: ${name}`, type: 'architecture', name },
    origin: onlyOne(seenIn(judgement))?.origin ?? architecture.origin,
    message: judgement.message,
    ...('mend' in judgement ? { mend: judgement.mend } : {}),
    records: seenIn(judgement).map(({ id }) => id),
  }));
}

function orUnknown(work: () => Judgement): Judgement {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return { verdict: 'unknown', message: `${error.message}.`, at: error.path };
  }
}

/** What rests on many records speaks of the architecture, not of one of them. */
function onlyOne(seen: readonly Resource[]): Resource | undefined {
  return seen.length === 1 ? seen[0] : undefined;
}

function seenIn(judgement: Judgement): readonly Resource[] {
  return 'seen' in judgement ? (judgement.seen ?? []) : [];
}

function viewOf(check: Check, { inventory, architecture, facts }: Facing): View {
  const declared = new Set([...check.needs.subjects, ...(check.needs.types ?? [])]);
  return {
    architecture,
    facts,
    inventory,
    views: derived(check.needs.views ?? {}, inventory),
    ofType(...types) {
      const missing = types.find((type) => !declared.has(type));
      if (missing !== undefined)
        throw new Error(`Check "${check.id}" looks at ${missing}, which its needs do not declare.`);
      const found = inventory.ofType(...types);
      const doubtful = found.find(({ existence }) => existence !== undefined);
      if (doubtful?.existence)
        throw new UnseenInput(`${nameOf(doubtful)}: ${doubtful.existence.unseen}`, '', doubtful.existence.input);
      return found;
    },
    resolve(value, path) {
      const found = inventory.resolve(value, path);
      if (declared.has(found.type)) return found;
      throw new UnseenInput(`${nameOf(found)} is a ${found.type}, which "${check.id}" does not read`, path);
    },
  };
}

const derivations = new WeakMap<Inventory, Map<unknown, unknown>>();

function derived(views: Views, inventory: Inventory): View['views'] {
  const known = derivations.get(inventory) ?? new Map<unknown, unknown>();
  derivations.set(inventory, known);
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(views).map(([name, derive]) => {
        const get = (): unknown => {
          if (!known.has(derive)) known.set(derive, derive(inventory));
          return known.get(derive);
        };
        return [name, { get, enumerable: true }];
      }),
    ),
  ) as View['views'];
}

function findingOf(resource: Resource, { check, sentence }: Question, judgement: Judgement): Finding {
  const at = 'at' in judgement ? judgement.at : undefined;
  const finding = {
    check: check.id,
    sentence,
    verdict: judgement.verdict,
    subject: { id: resource.id, type: resource.type, name: nameOf(resource) },
    origin: originAt(resource, at),
    message: judgement.message,
    records: [...new Set([resource.id, ...seenIn(judgement).map(({ id }) => id)])],
  };
  return 'mend' in judgement ? { ...finding, mend: judgement.mend } : finding;
}

function unseenGap({ check, sentence }: Question, gap: Gap, architecture: Architecture): Finding {
  return {
    check: check.id,
    sentence,
    verdict: 'unknown',
    subject: { id: `gap: ${gap.what}`, type: 'gap', name: gap.what },
    origin: gap.origin ?? architecture.origin,
    message: `Not seen: ${gap.reason}.`,
    mend: gap.mend,
    records: [],
  };
}

function nothingFound({ check, sentence, component }: Question, architecture: Architecture): Finding {
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
      message: `The architecture declares "${component}", and no ${kinds} of it was found.`,
    };
  return { ...base, verdict: 'not-applicable', message: `There is no ${kinds}.` };
}
