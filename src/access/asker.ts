import { unseenInput, UnseenInput } from '../inventory/read.ts';
import { isReference, type Unseen } from '../inventory/value.ts';
import { isWideRange } from './address-range.ts';
import type { Condition } from './condition.ts';
import type { Piece } from './spelling.ts';
import { words } from './spelling.ts';
import { allOf, no, type Truth, yes } from './truth.ts';

/** How the values of a key name somebody. */
type Shape = 'account' | 'address' | 'arn' | 'flag' | 'id' | 'text' | 'user id';

/** Keys that say who asks, or from where; any other key lets strangers in on conditions they can meet. Source: IAM User Guide, "Access Analyzer: public". */
const shapes: Readonly<Record<string, Shape>> = {
  'aws:principalaccount': 'account',
  'aws:principalarn': 'arn',
  'aws:principalorgid': 'id',
  'aws:principalorgpaths': 'id',
  'aws:sourceaccount': 'account',
  'aws:sourcearn': 'arn',
  'aws:sourceip': 'address',
  'aws:sourceorgid': 'id',
  'aws:sourceorgpaths': 'id',
  'aws:sourceowner': 'account',
  'aws:sourcevpc': 'id',
  'aws:sourcevpce': 'id',
  'aws:userid': 'user id',
  'elasticfilesystem:accessedviamounttarget': 'flag',
  'kms:calleraccount': 'account',
  's3:dataaccesspointaccount': 'account',
  's3:dataaccesspointarn': 'arn',
  'sts:externalid': 'text',
};

/** Whether a condition key, in lower case, says who asks; any private address (aws:VpcSourceIp) is in anybody's network. */
export function saysWho(key: string): boolean {
  return key in shapes;
}

/** Whether every value of a condition that must be met names somebody; unseen where a value is neither one nor all. */
export function namesAsker(condition: Condition): Truth {
  const shape = shapes[condition.key.toLowerCase()] ?? 'text';
  return namesBy(shape, condition);
}

/** The same for a key whose values are the ARN of one's own resource, such as an encryption context. */
export function namesByArn(condition: Condition): Truth {
  return namesBy('arn', condition);
}

function namesBy(shape: Shape, condition: Condition): Truth {
  const { operator, values } = condition;
  if (shape === 'address') return namesAddresses(condition);
  if (!/^(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|Bool)$/u.test(operator))
    return undecided(condition, `how ${operator} narrows it is not known here`);
  const isPattern = operator === 'StringLike' || operator.startsWith('Arn');
  return allOf(values.map(({ pieces }) => valueNames(condition, shape, spelt(pieces, isPattern))));
}

/**
 * A value as one text in which references and the own account are a letter that is no wildcard, and everything not seen is `\uE001`. What
 * is compared with itself (a policy variable on the resource) names the owner, other variables may be anything.
 */
function spelt(pieces: readonly Piece[], isPattern: boolean): string {
  return pieces
    .map((piece) => {
      if (typeof piece !== 'string')
        return isReference(piece) || piece.input === 'AWS::AccountId' ? known : unknownPart;
      const plain = isPattern ? piece : piece.replaceAll(/[*?]/gu, known);
      return plain
        .replaceAll(/\$\{aws:Resource(?:Account|OrgID|OrgPaths)\}/giu, known)
        .replaceAll(/\$\{[^}]*\}/gu, unknownPart);
    })
    .join('');
}

const known = '\uE000';
const unknownPart = '\uE001';

function valueNames(condition: Condition, shape: Shape, value: string): Truth {
  switch (shape) {
    case 'arn':
      return arnNames(condition, value);
    case 'flag':
      return value === 'true' ? yes : no;
    case 'id':
      return partNames(condition, value.replace(/^(o|vpc|vpce)-/u, '').split('/')[0] ?? '');
    case 'user id':
      return partNames(condition, value.replace(/^(AROA|AIDA|AKIA|ASIA|A)(?=[*?])/u, '').split(':')[0] ?? '');
    case 'account':
    case 'text':
    case 'address':
      return partNames(condition, value);
  }
}

/** An ARN names the account in it, or one resource where its kind has names that are given once. */
function arnNames(condition: Condition, value: string): Truth {
  if (value.startsWith(known)) return yes;
  const [scheme = '', , service = '', , account, ...rest] = value.split(':');
  const resource = rest.join(':');
  if (scheme !== 'arn' || account === undefined || rest.length === 0)
    return partNames(condition, value.replace(/^arn:/u, ''));
  if (account !== '') return partNames(condition, account);
  const named = (service === 's3' ? resource.split('/')[0] : resource) ?? '';
  if (named.includes(unknownPart)) return undecided(condition, 'a part of it was not seen');
  // Whoever may choose a name may choose one that a wildcard takes in.
  return /[*?]/u.test(named) || named === '' ? no : yes;
}

/** Without wildcards a part names somebody; of nothing but wildcards it names all; between those it may name some that strangers are among. */
function partNames(condition: Condition, part: string): Truth {
  if (part.includes(unknownPart)) return undecided(condition, 'a part of it was not seen');
  if (!/[*?]/u.test(part)) return part === '' ? no : yes;
  return /[^*?:/]/u.test(part) ? undecided(condition, 'its pattern may take in others') : no;
}

function namesAddresses(condition: Condition): Truth {
  const { operator, values } = condition;
  if (operator !== 'IpAddress') return undecided(condition, `how ${operator} narrows it is not known here`);
  const hole = values
    .flatMap(({ pieces }) => pieces)
    .find((piece): piece is Unseen => typeof piece !== 'string' && !isReference(piece));
  if (hole) return { is: 'unseen', why: unseenInput(hole, condition.key) };
  const ranges = values.map(({ pieces }) => words(pieces));
  const isWide = isWideRange(ranges);
  if (isWide === undefined) return undecided(condition, 'its addresses could not be read');
  return isWide ? no : yes;
}

function undecided({ text }: Condition, reason: string): Truth {
  return { is: 'unseen', why: new UnseenInput(`Whether "${text}" keeps strangers out is not decided: ${reason}`, '') };
}
