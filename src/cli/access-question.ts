import { policyTypes } from '../access/policy-places.ts';
import { accountOf, type Principal } from '../access/principal.ts';
import { arnOf, words } from '../access/spelling.ts';
import { type Target, targetByArn, targetOf } from '../access/target.ts';
import { InputError } from '../collect/input-error.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';

/** What is asked of whom it is asked, on one thing. */
export interface AccessQuestion {
  readonly who?: Principal;
  readonly action: string;
  readonly target: Target;
  /** The name of the thing, with its stack and region where it was collected. */
  readonly on: string;
}

/** What is asked most of a type, where no action is named. */
const usual: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'dynamodb:GetItem',
  'AWS::ECR::Repository': 'ecr:BatchGetImage',
  'AWS::Events::EventBus': 'events:PutEvents',
  'AWS::IAM::Role': 'sts:AssumeRole',
  'AWS::KMS::Key': 'kms:Decrypt',
  'AWS::KMS::ReplicaKey': 'kms:Decrypt',
  'AWS::Kinesis::Stream': 'kinesis:GetRecords',
  'AWS::Lambda::Function': 'lambda:InvokeFunction',
  'AWS::S3::Bucket': 's3:GetObject',
  'AWS::SNS::Topic': 'sns:Publish',
  'AWS::SQS::Queue': 'sqs:SendMessage',
  'AWS::SecretsManager::Secret': 'secretsmanager:GetSecretValue',
};

const identityTypes = ['AWS::IAM::Role', 'AWS::IAM::User'];

/** The questions that names on the command line come to: one for each record of the name. Throws InputError, with near names, for a name that means nothing. */
export function accessQuestions(
  { who, action, on }: { readonly who?: string; readonly action?: string; readonly on?: string },
  inventory: Inventory,
): readonly AccessQuestion[] {
  if (action !== undefined && !/^[a-z0-9-]+:[A-Za-z0-9]+$/iu.test(action))
    throw new InputError(`"${action}" is no action`, undefined, 'Name one, such as s3:GetObject.');
  const principals = who === undefined ? [undefined] : principalsOf(who, inventory);
  if (on === undefined || on.startsWith('arn:')) {
    if (on === undefined && who === undefined)
      throw new InputError('Neither --who nor --on was given', undefined, 'Say who, or on what, or both.');
    if (action === undefined)
      throw new InputError('No action was named', undefined, 'Name it with --action, such as s3:GetObject.');
  }
  return principals.flatMap((principal) =>
    targetsOf({ on, action }, homeOf(principal, inventory), inventory).map((one) => ({
      ...one,
      ...(principal ? { who: principal } : {}),
    })),
  );
}

/** The account that is meant where none is named: that of who asks, else that of what was collected. */
function homeOf(principal: Principal | undefined, { resources }: Inventory): string {
  return (principal && accountOf(principal)) ?? resources[0]?.account ?? '-';
}

function targetsOf(
  { on, action }: { readonly on: string | undefined; readonly action: string | undefined },
  home: string,
  inventory: Inventory,
): readonly Omit<AccessQuestion, 'who'>[] {
  if (on === undefined) return [{ action: action ?? '', target: targetByArn('*', home), on: 'anything' }];
  const records = recordsOf(on, inventory.resources, inventory);
  if (records.length === 0 && on.startsWith('arn:')) {
    const account = on.split(':')[4] ?? '';
    const [holder] = recordsOf(on.replace(/\/.*$/u, ''), inventory.ofType('AWS::S3::Bucket'), inventory);
    const target = targetByArn(on, holder?.account ?? (account === '' ? home : account), holder);
    return [{ action: action ?? '', target, on }];
  }
  if (records.length === 0) throw nothing('resource', on, inventory.resources);
  return records.map((record) => {
    const known = action ?? usual[record.type];
    if (known === undefined)
      throw new InputError(
        `${nameOf(record)} is a ${record.type}`,
        undefined,
        'Name what is done on it with --action.',
      );
    return { action: known, target: targetOf(record, known, inventory), on: placed(record) };
  });
}

/** A service, an account, everyone, a collected role or user, or somebody by an ARN. */
function principalsOf(who: string, inventory: Inventory): readonly Principal[] {
  if (who === '*' || who === 'everyone') return [{ kind: 'anonymous' }];
  if (/^\d{12}$/u.test(who)) return [{ kind: 'account', account: who }];
  if (/\.amazonaws\.com(\.cn)?$/u.test(who)) return [{ kind: 'service', name: who }];
  const identities = inventory.ofType(...identityTypes);
  const records = recordsOf(who, identities, inventory);
  if (records.length > 0) return records.map((record) => ({ kind: 'identity', record }));
  if (who.startsWith('arn:')) return [{ kind: 'named', arn: who, account: who.split(':')[4] ?? '' }];
  throw nothing('role or user', who, identities);
}

/** Records by logical id, by id, by `stack.logicalId`, or by the ARN they will have. */
function recordsOf(name: string, records: readonly Resource[], inventory: Inventory): readonly Resource[] {
  return records.filter(
    (record) =>
      record.logicalId === name ||
      record.id === name ||
      `${record.stack}.${record.logicalId}` === name ||
      (name.startsWith('arn:') && words(arnOf(record, inventory) ?? []) === name),
  );
}

function nothing(kind: string, name: string, records: readonly Resource[]): InputError {
  const likely = records.filter(({ type }) => kind !== 'resource' || type in usual || policyTypes.includes(type));
  const near = [...new Set(likely.map(nameOf))]
    .map((one) => ({ one, distance: distance(one.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map(({ one }) => one);
  return new InputError(
    `There is no ${kind} "${name}"`,
    undefined,
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : `No ${kind} was collected.`,
  );
}

/** How many letters must be changed; part of a name is nearer than its length says. */
function distance(a: string, b: string): number {
  if (a.includes(b) || b.includes(a)) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

function placed(record: Resource): string {
  return `${nameOf(record)} (${[record.stack, record.region].filter((part) => part !== undefined).join(', ')})`;
}
