import { unseenInput } from '../inventory/read.ts';
import { namesAsker, namesByArn } from './asker.ts';
import type { Condition } from './condition.ts';
import type { Pattern } from './pattern.ts';
import { words } from './spelling.ts';
import type { Statement } from './statement.ts';
import { allOf, anyOf, no, type Truth, yes } from './truth.ts';

/** Keys that say on which resource, or through which service or for which tag, an action may be done. */
const ofResource = [
  'aws:resourcetag/',
  'aws:requesttag/',
  'kms:viaservice',
  'kms:resourcealiases',
  'iam:passedtoservice',
  'iam:awsservicename',
  'ecs:cluster',
  'ec2:vpc',
];

/**
 * Whether a condition narrows an action to some resources: by tag of the resource or of the request, or by the service it goes through.
 * Where, when and by whom it is asked (region, address, time, principal) narrows nothing of what may be done.
 */
export function narrowsResource(statement: Statement): boolean {
  return statement.conditions.some((condition) => {
    const key = condition.key.toLowerCase();
    return (
      demands(condition) &&
      (ofResource.some((start) => key.startsWith(start)) || /^[a-z0-9-]+:resourcetag\//u.test(key))
    );
  });
}

/** The conditions of a statement on one of the given keys that a request must meet, with the key present and a value spelled out. */
export function demandsOn(statement: Statement, ...keys: readonly string[]): readonly Condition[] {
  return demandsOf(statement, (key) => keys.includes(key));
}

/** The same for keys, in lower case, that a test picks out. */
export function demandsOf(statement: Statement, picks: (key: string) => boolean): readonly Condition[] {
  return statement.conditions.filter((one) => demands(one) && picks(one.key.toLowerCase()));
}

/**
 * Whether a service that acts in the name of others is held to one source: by the global keys, by the resource that CloudWatch Logs and
 * others encrypt for, or by a path that holds the account the service writes for. Source: IAM User Guide, "The confused deputy problem".
 */
export function isBoundToSource(statement: Statement): Truth {
  const keys = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'];
  const ofContext = demandsOf(statement, (key) => /^kms:encryptioncontext:.*arn$/u.test(key));
  const { resources } = statement;
  return anyOf([
    ...demandsOn(statement, ...keys).map(namesAsker),
    ...ofContext.map(namesByArn),
    resources && !resources.except ? allOf(resources.patterns.map(holdsAccount)) : no,
  ]);
}

/** Log delivery writes below `AWSLogs/<account>/`, whoever's bucket it is. Source: ELB, VPC and CloudTrail guides on log buckets. */
function holdsAccount({ pieces, marks }: Pattern): Truth {
  if (/\/AWSLogs\/(\d{12}|\$\{AWS::AccountId\})\//u.test(words(pieces))) return yes;
  const hole = marks().find((mark) => mark.kind === 'hole' && !mark.ofRequest && mark.key !== 'AWS::AccountId');
  return hole?.kind === 'hole' ? { is: 'unseen', why: unseenInput(hole.why, '') } : no;
}

/** Whether the condition must be met: not negated, not skipped where the key is missing, and with no value that lets everything through. */
function demands({ negated, ifExists, quantifier, operator, values }: Condition): boolean {
  if (negated || ifExists || quantifier === 'ForAllValues' || operator === 'Null' || values.length === 0) return false;
  return !values.some(({ pieces }) => /^[*?]*$/u.test(words(pieces)));
}

/** The values of a condition, as text. */
export function valuesOf(conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap(({ values }) => values.map(({ pieces }) => words(pieces)));
}
