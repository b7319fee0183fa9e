import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Question as OpenQuestion } from '../inventory/question.ts';
import type { Resource } from '../inventory/resource.ts';
import { holeOf, isList, isMap, referencesIn, unseen, type Value, type ValueMap } from '../inventory/value.ts';
import type { Case } from './case.ts';
import { catalogue } from './catalogue.ts';
import { casesOf } from './cases-for-tests.ts';
import type { ProofVerdict } from './verdict.ts';
import { type CaseVerdict, contradicts, verdictIn, withheldReason } from './verdict-in-case-for-tests.ts';

const hole = unseen(withheldReason, 'Withheld');
const question: OpenQuestion = { question: 'Open=yes', no: 'Open≠yes', reason: 'it is open', input: 'Open' };
/** So many records, each again and again, are judged at most for one check. */
const recordsJudged = 4000;
const strangers: readonly Value[] = [true, false, 0, 1, 'x'];

/** A record of a case in which one thing is withheld, and what it might be; undefined where it is not there at all. */
interface Withheld {
  readonly what: string;
  readonly whole: Resource;
  readonly without: Resource | undefined;
  /** Other things that might stand there. */
  readonly others: readonly Resource[];
  readonly unseen: Resource;
  /** There only when an open question is answered. */
  readonly guarded?: Resource;
}

/**
 * Each value, tag and record of a case is withheld in turn: left out, unseen, or there only when an open question is answered.
 * A list may hold one item more, and what another case gives a record of the type may stand there too.
 */
describe('what is withheld', () => {
  for (const check of catalogue) {
    it(`is not guessed by "${check.title}"`, async () => {
      const cases = await casesOf(check);
      if (cases.length === 0) return;
      const known = valuesIn(cases);
      const places = cases.flatMap((one) =>
        one.records.flatMap((record, index) =>
          withheldIn(record, known).map((each) => ({ one, index, each, where: `${one.name}: ${record.id}` })),
        ),
      );
      // Examples of many records have many places and take long to judge; a part of them, evenly spread, keeps the test to seconds.
      const meanSize = cases.flatMap(({ records }) => records).length / cases.length;
      const step = Math.ceil((places.length * meanSize) / recordsJudged);
      const wholes = new Map(cases.map((one) => [one, verdictIn(check, one, { index: 0, now: one.records[0] })]));
      const guesses = places
        .filter((_, position) => position % step === 0)
        .flatMap(({ one, index, each, where }) =>
          guessesAt(where, each, (now) =>
            each.without
              ? ((now === each.whole ? wholes.get(one) : undefined) ?? verdictIn(check, one, { index, now }))
              : verdictIn(check, one, { index, now, besides: each.whole }),
          ),
        );
      expect(guesses).to.deep.equal([]);
    });
  }
});

/** Where the verdict without having seen it contradicts the verdict on something that it might be, or does not say what is missing. */
function guessesAt(where: string, each: Withheld, verdictOf: (now: Resource | undefined) => CaseVerdict): string[] {
  const whole = verdictOf(each.whole).verdict;
  const without = verdictOf(each.without).verdict;
  const withheld = verdictOf(each.unseen);
  const guarded = each.guarded && verdictOf(each.guarded).verdict;
  const told = `${where}.${each.what} (${whole}, absent ${without})`;
  const seen = [
    whole,
    without,
    ...(withheld.verdict === 'unknown' ? [] : each.others.map((one) => verdictOf(one).verdict)),
  ];
  return [
    ...(contradicts(withheld.verdict, seen)
      ? [`${told}: unseen ${withheld.verdict}, others ${seen.slice(2).join(' ')}`]
      : []),
    ...(namesNothing(withheld, [whole, without]) ? [`${told}: unseen says ${withheld.said}`] : []),
    ...(guarded && contradicts(guarded, [whole, without]) ? [`${told}: guarded ${guarded}`] : []),
    ...(guarded === 'unknown' && whole === without && whole !== 'unknown' ? [`${told}: guarded ${guarded}`] : []),
  ];
}

/** An unknown verdict that comes from the withheld thing alone says so. */
function namesNothing({ verdict, said }: CaseVerdict, among: readonly ProofVerdict[]): boolean {
  return verdict === 'unknown' && !among.includes('unknown') && !said.includes(hole.unseen);
}

function withheldIn(record: Resource, known: Known): Withheld[] {
  const has = (path: readonly string[], value: Value | undefined): Resource => having(record, path, value);
  const valuesAt = (path: readonly string[]): readonly Value[] => known.get(record.type)?.get(kindOf(path)) ?? [];
  const paths = pathsIn(record.properties);
  const properties = paths.map((path): Withheld => {
    const there = at(record.properties, path);
    return {
      what: path.join('.'),
      whole: record,
      without: has(path, undefined),
      others: [...strangers, ...valuesAt(path)].map((value) => has(path, value)),
      unseen: has(path, hole),
      guarded: has(path, { when: question, ...(there === undefined ? {} : { yes: there }) }),
    };
  });
  const more = paths.flatMap((path): Withheld[] => {
    const list = at(record.properties, path);
    if (!isList(list)) return [];
    const withItem = (value: Value): Resource => has(path, [...list, value]);
    const others = valuesAt([...path, '0']).filter((value) => !list.some((item) => isSame(item, value)));
    return [added(record, `${path.join('.')} and one more`, withItem, others)];
  });
  const absent = [...(known.get(record.type) ?? [])].flatMap(([key, values]): Withheld[] => {
    if (key.includes('.') || Object.hasOwn(record.properties, key)) return [];
    const withValue = (value: Value): Resource =>
      linked({ ...record, properties: { ...record.properties, [key]: value } });
    return [added(record, key, withValue, values)];
  });
  const tags = Object.keys(record.tags).map((key): Withheld => {
    const { [key]: _, ...rest } = record.tags;
    const tagged = (value: Resource['tags'][string]): Resource => ({ ...record, tags: { ...rest, [key]: value } });
    const without = { ...record, tags: rest };
    return { what: `tag ${key}`, whole: record, without, others: [tagged('x')], unseen: tagged(hole) };
  });
  const unsure: Withheld = {
    what: 'existence',
    whole: record,
    without: undefined,
    others: [],
    unseen: { ...record, existence: hole },
    guarded: { ...record, existence: holeOf(question), exists: { when: question, yes: true, no: false } },
  };
  return [...properties, ...more, ...absent, ...tags, ...(record.existence ? [] : [unsure])];
}

/** What a record does not have, and might: nothing is known of it. */
function added(record: Resource, what: string, adding: (value: Value) => Resource, others: readonly Value[]): Withheld {
  return { what, whole: record, without: record, others: others.map(adding), unseen: adding(hole) };
}

type Known = ReadonlyMap<string, ReadonlyMap<string, readonly Value[]>>;

/** Every value that stands at a path of a type in the cases, each once, by type and path. */
function valuesIn(cases: readonly Case[]): Known {
  const found = new Map<string, Map<string, Value[]>>();
  for (const { type, properties } of cases.flatMap(({ records }) => records)) {
    const ofType = found.get(type) ?? new Map<string, Value[]>();
    found.set(type, ofType);
    for (const path of pathsIn(properties)) {
      const value = at(properties, path) ?? null;
      const same = ofType.get(kindOf(path)) ?? [];
      if (!same.some((one) => isSame(one, value))) ofType.set(kindOf(path), [...same, value]);
    }
  }
  return found;
}

function isSame(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The path with every position in a list left out, since items may stand in any order. */
function kindOf(path: readonly string[]): string {
  return path.map((key) => (/^\d+$/u.test(key) ? '*' : key)).join('.');
}

function having(record: Resource, path: readonly string[], value: Value | undefined): Resource {
  return linked({ ...record, properties: (put(record.properties, path, value) ?? {}) as ValueMap });
}

function linked(record: Resource): Resource {
  const edges = referencesIn(record.properties).map(({ path, to }) => ({
    path,
    to: to.reference,
    attribute: to.attribute,
  }));
  return { ...record, edges };
}

function put(from: Value | undefined, [key, ...rest]: readonly string[], value: Value | undefined): Value | undefined {
  if (key === undefined) return value;
  if (isList(from))
    return from.flatMap((item, index) => {
      const now = String(index) === key ? put(item, rest, value) : item;
      return now === undefined ? [] : [now];
    });
  if (!isMap(from)) return from;
  return Object.fromEntries(
    Object.entries(from).flatMap(([name, item]): [string, Value][] => {
      const now = name === key ? put(item, rest, value) : item;
      return now === undefined ? [] : [[name, now]];
    }),
  );
}

function at(from: Value | undefined, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (value, key) => (isList(value) ? value[Number(key)] : isMap(value) ? value[key] : undefined),
    from,
  );
}

function pathsIn(value: Value, path: readonly string[] = []): (readonly string[])[] {
  const own = path.length > 0 ? [path] : [];
  if (isList(value)) return [...own, ...value.flatMap((item, index) => pathsIn(item, [...path, String(index)]))];
  if (!isMap(value)) return own;
  return [...own, ...Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]))];
}
