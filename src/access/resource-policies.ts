import type { Inventory } from '../inventory/inventory.ts';
import { listAt, stringAt, UnseenInput, unseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { isReference, isText, type Value, type ValueMap, unseenIn } from '../inventory/value.ts';
import { emptyPolicy, orUnseen, type Policy, policyAt, policyOf, together } from './policy.ts';
import { arnOf, spelled, words } from './spelling.ts';
import type { Identities } from './statement.ts';

/** Types that carry the policy on themselves, and the property it stands in. */
const carried: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupVault': 'AccessPolicy',
  'AWS::DynamoDB::Table': 'ResourcePolicy.PolicyDocument',
  'AWS::ECR::Repository': 'RepositoryPolicyText',
  'AWS::EFS::FileSystem': 'FileSystemPolicy',
  'AWS::Elasticsearch::Domain': 'AccessPolicies',
  'AWS::Events::EventBus': 'Policy',
  'AWS::IAM::Role': 'AssumeRolePolicyDocument',
  'AWS::KMS::Key': 'KeyPolicy',
  'AWS::KMS::ReplicaKey': 'KeyPolicy',
  'AWS::OpenSearchService::Domain': 'AccessPolicies',
  'AWS::S3::AccessPoint': 'Policy',
};

/** Types that are the policy of another record: the property that names it, the property the policy stands in, and whose policy it is. */
const separate: Readonly<Record<string, readonly [on: string, document: string, of: string]>> = {
  'AWS::Events::EventBusPolicy': ['EventBusName', 'Statement', 'AWS::Events::EventBus'],
  'AWS::Kinesis::ResourcePolicy': ['ResourceArn', 'ResourcePolicy', 'AWS::Kinesis::Stream'],
  'AWS::Lambda::Permission': ['FunctionName', '', 'AWS::Lambda::Function'],
  'AWS::S3::BucketPolicy': ['Bucket', 'PolicyDocument', 'AWS::S3::Bucket'],
  'AWS::SNS::TopicInlinePolicy': ['TopicArn', 'PolicyDocument', 'AWS::SNS::Topic'],
  'AWS::SNS::TopicPolicy': ['Topics', 'PolicyDocument', 'AWS::SNS::Topic'],
  'AWS::SQS::QueueInlinePolicy': ['Queue', 'PolicyDocument', 'AWS::SQS::Queue'],
  'AWS::SQS::QueuePolicy': ['Queues', 'PolicyDocument', 'AWS::SQS::Queue'],
  'AWS::SecretsManager::ResourcePolicy': ['SecretId', 'ResourcePolicy', 'AWS::SecretsManager::Secret'],
};

/** The types whose records hold a resource policy, without roles and their trust policies. */
export const policyTypes: readonly string[] = [...Object.keys(carried), ...Object.keys(separate)]
  .filter((type) => type !== 'AWS::IAM::Role')
  .toSorted();

/** All policies that stand on resources: by the record that holds one, and by the record it is about. Never throws UnseenInput. */
export interface ResourcePolicies {
  readonly in: (holder: Resource) => Policy;
  readonly on: (resource: Resource) => Policy;
}

export function resourcePoliciesIn(inventory: Inventory, byArn: Identities): ResourcePolicies {
  const held = new Map<string, Policy>();
  const about = new Map<string, Policy>();
  const stray = new Map<string, Policy>();
  const add = (map: Map<string, Policy>, key: string, policy: Policy) =>
    map.set(key, together([map.get(key) ?? emptyPolicy, policy]));

  for (const record of inventory.ofType(...Object.keys(carried))) {
    const policy = ownPolicy(record, inventory, byArn);
    held.set(record.id, policy);
    add(about, record.id, policy);
  }
  for (const record of inventory.ofType(...Object.keys(separate))) {
    const [on, path, of] = separate[record.type] ?? ['', '', ''];
    const policy =
      record.type === 'AWS::Lambda::Permission'
        ? permission(record, inventory, byArn)
        : record.type === 'AWS::Events::EventBusPolicy'
          ? eventBusPolicy(record, inventory, byArn)
          : policyAt({ record, path }, inventory, byArn);
    held.set(record.id, policy);
    const lost = orUnseen({ record, path: on }, () => {
      for (const value of listAt(record.properties, on)) {
        const target = targetOf(value, of, inventory);
        if (target) add(about, target.id, policy);
      }
      return emptyPolicy;
    });
    if (lost.unseen.length > 0) add(stray, of, lost);
  }
  return {
    in: ({ id }) => held.get(id) ?? emptyPolicy,
    on: ({ id, type }) => together([about.get(id) ?? emptyPolicy, stray.get(type) ?? emptyPolicy]),
  };
}

function ownPolicy(record: Resource, inventory: Inventory, byArn: Identities): Policy {
  const path = carried[record.type] ?? '';
  const policy = policyAt({ record, path }, inventory, byArn);
  const isKey = record.type.startsWith('AWS::KMS::');
  if (!isKey || policy.statements.length > 0 || policy.unseen.length > 0) return policy;
  return policyOf(defaultKeyPolicy(record), { record, path }, inventory, byArn);
}

/** What KMS sets where a key has no policy. Source: KMS Developer Guide, "Default key policy". */
function defaultKeyPolicy({ account }: Resource): ValueMap {
  const root: Value =
    account === '-'
      ? { text: ['arn:aws:iam::', { unseen: 'the account id is not given', input: 'AWS::AccountId' }, ':root'] }
      : `arn:aws:iam::${account}:root`;
  return { Statement: [{ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }] };
}

/** The statement that a Lambda permission adds to the function's policy. Source: Lambda API, AddPermission. */
function permission(record: Resource, inventory: Inventory, byArn: Identities): Policy {
  return orUnseen({ record, path: '' }, () => {
    const { properties } = record;
    const principal = stringOrReference(properties, 'Principal');
    const service = typeof principal === 'string' && principal.includes('.amazonaws.com');
    const bounds = (key: string, value: Value | undefined): ValueMap => (value === undefined ? {} : { [key]: value });
    const Condition: ValueMap = {
      StringEquals: {
        ...bounds('aws:SourceAccount', properties['SourceAccount']),
        ...bounds('aws:PrincipalOrgID', properties['PrincipalOrgID']),
        ...bounds('lambda:FunctionUrlAuthType', properties['FunctionUrlAuthType']),
      },
      ArnLike: bounds('aws:SourceArn', properties['SourceArn']),
    };
    const statement: ValueMap = {
      Effect: 'Allow',
      Principal: principal === '*' ? '*' : service ? { Service: principal } : { AWS: principal },
      Action: stringAt(properties, 'Action') ?? '',
      Condition,
    };
    return policyOf({ Statement: [statement] }, { record, path: '' }, inventory, byArn);
  });
}

/** Either a whole Statement, or the older Action and Principal (an account or `*`). */
function eventBusPolicy(record: Resource, inventory: Inventory, byArn: Identities): Policy {
  return orUnseen({ record, path: 'Statement' }, () => {
    const { properties } = record;
    if (valueAt(properties, 'Statement') !== undefined)
      return policyOf({ Statement: properties['Statement'] ?? [] }, { record, path: '' }, inventory, byArn);
    const principal = stringAt(properties, 'Principal') ?? '';
    const organization = stringAt(properties, 'Condition.Value');
    const statement: ValueMap = {
      Effect: 'Allow',
      Principal: principal === '*' ? '*' : { AWS: principal },
      Action: stringAt(properties, 'Action') ?? '',
      ...(organization === undefined ? {} : { Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } } }),
    };
    return policyOf({ Statement: [statement] }, { record, path: '' }, inventory, byArn);
  });
}

function stringOrReference(properties: ValueMap, path: string): Value {
  const value = valueAt(properties, path);
  if (value === undefined) throw new UnseenInput('is not set', path);
  return value;
}

/** The collected record a policy is about; undefined for one that lies elsewhere. Throws UnseenInput. */
function targetOf(value: Value, type: string, inventory: Inventory): Resource | undefined {
  const hole = unseenIn(value);
  if (hole) throw unseenInput(hole, '');
  if (isReference(value) || isText(value)) return inventory.resolve(value, '');
  const name = words(spelled(value, inventory));
  return inventory.ofType(type).find((record) => {
    const arn = words(arnOf(record, inventory) ?? []);
    return arn === name || arn.endsWith(`:${name}`) || arn.endsWith(`/${name}`);
  });
}
