import type { Architecture } from '../inventory/architecture.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Question } from '../inventory/question.ts';
import type { UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import type { Value } from '../inventory/value.ts';
import type { Facts } from './facts.ts';

/** A value taken from the sentence: `{int}`, `{float}` or `{string}`. */
export type Parameter = number | string;

/** Something derived from an inventory, worked out once per run. Throws UnseenInput when asked for what was not seen. */
export type Derive = (inventory: Inventory) => unknown;
export type Views = Readonly<Record<string, Derive>>;

/** One requirement of the good state, and how to tell it. Its title is the sentence that features use, a Cucumber expression. */
export interface Check<V extends Views = Views> {
  /** Kebab-case, as its file is named. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** The page the rule rests on. */
  readonly source: string;
  /** What frameworks and other tools call it: `{ 'Security Hub': ['RDS.5'] }`. */
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  readonly needs: Needs<V>;
  /** Judges each record of the subject types on its own. */
  readonly judge?: (subject: Resource, view: View<V>, parameters: readonly Parameter[]) => Judgement;
  /** Judges the architecture as a whole, where the absence of something, or figures over many records, decide. */
  readonly judgeWhole?: (view: View<V>, parameters: readonly Parameter[]) => readonly NamedJudgement[];
}

/** A judgement on something that is not one record: a path, a component, the architecture. */
export interface NamedJudgement {
  readonly name: string;
  readonly judgement: Judgement;
}

/** What a target may be unable to show at all; a check that needs it is then not assessed, with the target's reason. */
export type Sight = 'purchases' | 'sign-in settings' | 'run history';

export interface Needs<V extends Views = Views> {
  /** Types whose records are judged one by one; for `judgeWhole`, all types it looks at. */
  readonly subjects: readonly string[];
  /** Other types whose records the check looks at; a subject's own too where it may fail for want of another of its kind. */
  readonly types?: readonly string[];
  readonly views?: V;
  readonly sight?: Sight;
}

/** What a check may look at besides its subject: records of the types it declared, its derived views, what the architecture declares. */
export interface View<V extends Views = Views> {
  readonly ofType: (...types: readonly string[]) => readonly Resource[];
  /** The same with what lies outside the scope, for `judgeWhole` where what serves a whole account serves this architecture too. */
  readonly inAccount: (...types: readonly string[]) => readonly Resource[];
  /** The record a value means; throws UnseenInput when it was not seen or is of a type that was not declared. */
  readonly resolve: (value: Value | undefined, path: string) => Resource;
  readonly views: { readonly [K in keyof V]: ReturnType<V[K]> };
  /** For telling a component's members; everything else goes through the calls above. */
  readonly inventory: Inventory;
  readonly architecture: Architecture;
  readonly facts: Facts;
}

export type Judgement =
  | { readonly verdict: 'pass'; readonly message: string; readonly seen?: readonly Resource[] }
  | {
      readonly verdict: 'fail';
      readonly message: string;
      readonly mend: string;
      readonly at?: string;
      readonly seen?: readonly Resource[];
      readonly wants?: readonly string[];
    }
  | Unknown
  | { readonly verdict: 'not-applicable'; readonly message: string };

interface Unknown {
  readonly verdict: 'unknown';
  readonly message: string;
  readonly at?: string;
  /** The input that was missing, and the open question whose answer would show it. */
  readonly input?: string;
  readonly question?: Question;
}

/** Where and on what else a judgement rests: the property's dotted path, and other records that were looked at. */
interface Grounds {
  readonly at?: string;
  readonly seen?: readonly Resource[];
  /**
   * The types for want of whose records it fails: none where what was seen alone condemns it. Where it is not said, the types that the
   * judgement asked for beside its subjects'.
   */
  readonly wants?: readonly string[];
}

export function pass(message: string, grounds: Pick<Grounds, 'seen'> = {}): Judgement {
  return { verdict: 'pass', message, ...grounds };
}

export function fail(message: string, mend: string, grounds: Grounds = {}): Judgement {
  return { verdict: 'fail', message, mend, ...grounds };
}

export function unknown(message: string, at?: string): Judgement {
  return at === undefined ? { verdict: 'unknown', message } : { verdict: 'unknown', message, at };
}

/** What a judgement comes to when an input of it was not seen. */
export function unseenJudgement({ message, path, input, question }: UnseenInput): Unknown {
  return {
    verdict: 'unknown',
    message: `${message}.`,
    at: path,
    ...(input === undefined ? {} : { input }),
    ...(question === undefined ? {} : { question }),
  };
}

export function notApplicable(message: string): Judgement {
  return { verdict: 'not-applicable', message };
}

/** Keeps a check's own views typed inside its judge, and lets it stand in a list with others. */
export function check<const V extends Views>(definition: Check<V>): Check {
  return definition as unknown as Check;
}
