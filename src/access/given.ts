import { type Inventory, inventoryOf } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import { type Reference, referencesIn, type Value, type ValueMap } from '../inventory/value.ts';
import { accessOf } from './access.ts';
import type { Answer } from './answer.ts';
import { targetByArn } from './target.ts';

/** A record in account 111122223333, for trying policies on. Origin: case. */
export function given(type: string, logicalId: string, properties: ValueMap, account = '111122223333'): Resource {
  return {
    type: `AWS::${type}`,
    id: `${account}/eu-west-1/case/${logicalId}`,
    logicalId,
    account,
    region: 'eu-west-1',
    tags: {},
    properties,
    attributes: {},
    edges: referencesIn(properties).map((one) => ({
      path: one.path,
      to: one.to.reference,
      attribute: one.to.attribute,
    })),
    origin: { file: 'case.yaml', line: 1, column: 1 },
    positions: {},
  };
}

export function to(logicalId: string, attribute = 'Ref'): Reference {
  return { reference: `111122223333/eu-west-1/case/${logicalId}`, attribute };
}

/** A role that EC2 may take, with one inline policy. */
export function roleWith(logicalId: string, statements: Value, more: ValueMap = {}): Resource {
  return given('IAM::Role', logicalId, {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: statements } }],
    ...more,
  });
}

export function collected(...records: readonly Resource[]): Inventory {
  return inventoryOf(records);
}

/** An answer in short: `allowed`, `denied`, `depends: …`, `unknown: …`. */
export function short(answer: Answer): string {
  if (answer.verdict === 'unknown') return `unknown: ${answer.why.message}`;
  if (answer.verdict !== 'depends') return answer.verdict;
  const unless = answer.unless.flatMap(({ conditions }) => conditions.map(({ text }) => `unless ${text}`));
  return `depends: ${[...answer.when, ...unless].join('; ')}`;
}

/** What a role may do, in short: on a record, or on whatever an ARN means, beside other records. */
export function answerFor(
  action: string,
  target: Resource | string,
  role: Resource,
  ...others: readonly Resource[]
): string {
  const all = typeof target === 'string' ? [role, ...others] : [role, target, ...others];
  const what = typeof target === 'string' ? targetByArn(target, '111122223333') : target;
  return short(accessOf(collected(...all)).may({ kind: 'identity', record: role }, action, what));
}

/** A role with one Allow statement. */
export function allowing(more: ValueMap): Resource {
  return roleWith('Role', [{ Effect: 'Allow', ...more }]);
}
