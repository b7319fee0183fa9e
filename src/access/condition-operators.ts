import { matchesArn, matchesSome } from './match.ts';
import { exactly, type Pattern } from './pattern.ts';
import { no, type Truth, truth, yes } from './truth.ts';
import { UnseenInput } from '../inventory/read.ts';

/** Whether one value of the request meets one value of the policy. */
export type Comparison = (wanted: Pattern, given: Pattern) => Truth;

/** Operators without negation, quantifier and IfExists. Source: IAM User Guide, "IAM JSON policy elements: Condition operators". */
const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: matchesSome,
  StringEqualsIgnoreCase: ignoringCase(matchesSome),
  StringLike: matchesSome,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  BinaryEquals: matchesSome,
  Bool: ignoringCase(matchesSome),
  NumericEquals: ordered(Number, (a, b) => a === b),
  NumericLessThan: ordered(Number, (a, b) => a < b),
  NumericLessThanEquals: ordered(Number, (a, b) => a <= b),
  NumericGreaterThan: ordered(Number, (a, b) => a > b),
  NumericGreaterThanEquals: ordered(Number, (a, b) => a >= b),
  DateEquals: ordered(instant, (a, b) => a === b),
  DateLessThan: ordered(instant, (a, b) => a < b),
  DateLessThanEquals: ordered(instant, (a, b) => a <= b),
  DateGreaterThan: ordered(instant, (a, b) => a > b),
  DateGreaterThanEquals: ordered(instant, (a, b) => a >= b),
  IpAddress: inRange,
};

export function comparisonOf(operator: string): Comparison | undefined {
  return comparisons[operator];
}

function ignoringCase(comparison: Comparison): Comparison {
  const lower = (pattern: Pattern): Pattern =>
    pattern.text === undefined ? pattern : exactly([pattern.text.toLowerCase()]);
  return (wanted, given) => comparison(lower(wanted), lower(given));
}

function ordered(read: (text: string) => number, compare: (given: number, wanted: number) => boolean): Comparison {
  return (wanted, given) => {
    if (wanted.text === undefined || given.text === undefined) return matchesSome(wanted, given);
    const [a, b] = [read(given.text), read(wanted.text)];
    if (Number.isNaN(a) || Number.isNaN(b)) return no;
    return truth(compare(a, b));
  };
}

/** ISO 8601, or seconds since 1970. */
function instant(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function inRange(wanted: Pattern, given: Pattern): Truth {
  if (wanted.text === undefined || given.text === undefined) return matchesSome(wanted, given);
  const [base = '', bits] = wanted.text.split('/');
  const [range, address] = [address4(base), address4(given.text)];
  if (range === undefined || address === undefined) {
    if (wanted.text === given.text) return yes;
    return {
      is: 'unseen',
      why: new UnseenInput(`address ranges other than IPv4 are not compared: ${wanted.text}`, ''),
    };
  }
  const size = 2 ** (32 - Number(bits ?? 32));
  return truth(Math.floor(range / size) === Math.floor(address / size));
}

function address4(text: string): number | undefined {
  const parts = text.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}
