import { UnseenInput, unseenInput } from '../inventory/read.ts';
import type { Mark, Pattern } from './pattern.ts';
import { no, truth, type Truth, yes } from './truth.ts';
import { words } from './spelling.ts';

interface Manner {
  /** Whether one of all things meant is enough, or every one must match. */
  readonly some: boolean;
  /** Whether `*` stops at the first five colons, as in ArnLike. */
  readonly arn?: boolean;
}

/** Whether a pattern matches at least one of the things meant. */
export function matchesSome(pattern: Pattern, subject: Pattern): Truth {
  return matched(pattern, subject, { some: true });
}

/** Whether a pattern matches every one of the things meant. */
export function matchesAll(pattern: Pattern, subject: Pattern): Truth {
  return matched(pattern, subject, { some: false });
}

/** Whether an ARN pattern of a condition matches: its six parts are held against each other one by one. Source: IAM User Guide, "ARN condition operators". */
export function matchesArn(pattern: Pattern, subject: Pattern): Truth {
  return matched(pattern, subject, { some: true, arn: true });
}

function matched(pattern: Pattern, subject: Pattern, manner: Manner): Truth {
  if (pattern.text === '*' && pattern.isWild && !manner.arn) return yes;
  if (pattern.text !== undefined && subject.text !== undefined && !manner.arn)
    return truth(pattern.isWild ? matchesText(pattern.text, subject.text) : pattern.text === subject.text);
  const [marks, met] = [pattern.marks(), subject.marks()];
  if (startsOtherwise(marks, met)) return no;
  if (walk(marks, met, manner, false)) return yes;
  if (!walk(marks, met, manner, true)) return no;
  const hole = [...marks, ...met].find((mark) => mark.kind === 'hole');
  if (hole?.ofRequest) return { is: 'open', on: [hole.why.unseen] };
  return { is: 'unseen', why: hole ? unseenInput(hole.why, '') : chosenLater(pattern, subject) };
}

/** Most patterns speak of something else altogether, and that shows in what is known at their beginning. */
function startsOtherwise(pattern: readonly Mark[], subject: readonly Mark[]): boolean {
  for (let at = 0; ; at += 1) {
    const mark = pattern[at];
    const met = subject[at];
    if (!mark || !met || (mark.kind !== 'char' && mark.kind !== 'token')) return false;
    if (mark.kind === 'char' && met.kind === 'char' && mark.char === met.char) continue;
    if (mark.kind === 'token' && met.kind === 'token' && mark.token === met.token) continue;
    return met.kind === 'char' || (met.kind === 'token' && mark.kind === 'token');
  }
}

/** Known text against known text, in linear time but for the wildcards. */
export function matchesText(pattern: string, text: string): boolean {
  let at = 0;
  let back: { readonly pattern: number; readonly text: number } | undefined;
  let i = 0;
  while (at < text.length) {
    if (pattern[i] === '*') {
      back = { pattern: i, text: at };
      i += 1;
    } else if (i < pattern.length && (pattern[i] === '?' || pattern[i] === text[at])) {
      i += 1;
      at += 1;
    } else if (back) {
      back = { pattern: back.pattern, text: back.text + 1 };
      i = back.pattern + 1;
      at = back.text;
    } else return false;
  }
  while (pattern[i] === '*') i += 1;
  return i === pattern.length;
}

function chosenLater(pattern: Pattern, subject: Pattern): UnseenInput {
  const token = [...subject.marks(), ...pattern.marks()].find((mark) => mark.kind === 'token');
  const name = token?.token.slice(token.token.lastIndexOf('/') + 1).replace(/ name$/u, '') ?? 'a name';
  return new UnseenInput(
    `whether "${words(pattern.pieces)}" means ${name} is known only after deployment, when AWS chose it`,
    '',
    name,
  );
}

/**
 * Walks both at once. Strictly, a name that AWS chooses equals itself and `*` only, and a hole nothing; leniently, a hole may be any
 * text, and a chosen name whatever a wildcard could match of it, but no text that is spelled out.
 */
function walk(pattern: readonly Mark[], subject: readonly Mark[], { some, arn }: Manner, lenient: boolean): boolean {
  const width = subject.length + 1;
  const known = new Map<number, boolean>();
  const colons = arn
    ? subject.map(
        (_, index) => subject.slice(0, index).filter((mark) => mark.kind === 'char' && mark.char === ':').length,
      )
    : [];

  // run: 0 outside a chosen name, 1 inside it without a wildcard yet, 2 inside it after one.
  function go(i: number, j: number, run: 0 | 1 | 2): boolean {
    const key = (i * width + j) * 3 + run;
    const done = known.get(key);
    if (done !== undefined) return done;
    known.set(key, false);
    const result = run === 0 ? step(i, j) : inName(i, j, run);
    known.set(key, result);
    return result;
  }

  function inName(i: number, j: number, run: 1 | 2): boolean {
    if (run === 2 && go(i, j + 1, 0)) return true;
    const mark = pattern[i];
    if (!mark || cannotStandIn(mark, subject[j])) return false;
    return mark.kind === 'star' || mark.kind === 'hole' ? go(i + 1, j, 2) || go(i, j + 1, 0) : go(i + 1, j, run);
  }

  function step(i: number, j: number): boolean {
    const mark = pattern[i];
    const met = subject[j];
    if (!mark && !met) return true;
    if (mark?.kind === 'star')
      return (
        go(i + 1, j, 0) ||
        (met !== undefined && mayPass(met, j) && go(i, j + 1, 0)) ||
        (lenient && met?.kind === 'token' && go(i + 1, j, 2))
      );
    if (met && same(mark, met)) return go(i + 1, j + 1, 0) || loose(mark, met, i, j);
    return loose(mark, met, i, j);
  }

  function loose(mark: Mark | undefined, met: Mark | undefined, i: number, j: number): boolean {
    if (lenient && mark?.kind === 'hole') return go(i + 1, j, 0) || (met !== undefined && go(i, j + 1, 0));
    if (met && ((met.kind === 'any' && some) || (met.kind === 'hole' && lenient)))
      return go(i, j + 1, 0) || (mark !== undefined && go(i + 1, j, 0));
    return (
      lenient &&
      met?.kind === 'token' &&
      mark !== undefined &&
      mark.kind !== 'token' &&
      !cannotStandIn(mark, met) &&
      go(i + 1, j, mark.kind === 'one' ? 2 : 1)
    );
  }

  function mayPass(met: Mark, j: number): boolean {
    return !arn || met.kind !== 'char' || met.char !== ':' || (colons[j] ?? 0) >= 5;
  }

  return go(0, 0, 0);
}

/** A name that AWS chooses holds neither colon nor slash. */
function cannotStandIn(mark: Mark, token: Mark | undefined): boolean {
  return mark.kind === 'char' && /[:/]/u.test(mark.char) && token?.kind === 'token' && token.isName === true;
}

function same(mark: Mark | undefined, met: Mark): boolean {
  if (mark?.kind === 'one') return met.kind === 'char' || (met.kind === 'token' && met.single === true);
  if (mark?.kind === 'char') return met.kind === 'char' && mark.char === met.char;
  if (mark?.kind === 'token') return met.kind === 'token' && mark.token === met.token;
  return mark?.kind === 'hole' && met.kind === 'hole' && mark.key !== undefined && mark.key === met.key;
}
