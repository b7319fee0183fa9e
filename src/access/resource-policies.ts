import type { Inventory } from '../inventory/inventory.ts';
import { listAt, stringAt, UnseenInput, unseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { isList, isMap, isReference, isText, type Value, type ValueMap, unseenIn } from '../inventory/value.ts';
import { carriedPolicies, separatePolicies } from './policy-places.ts';
import { emptyPolicy, orUnseen, type Policy, policyAt, policyOf, together } from './policy.ts';
import { arnOf, spelled, words } from './spelling.ts';
import type { Identities } from './statement.ts';

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

  for (const record of inventory.ofType(...Object.keys(carriedPolicies))) {
    const policy = ownPolicy(record, inventory, byArn);
    held.set(record.id, policy);
    add(about, record.id, policy);
  }
  for (const record of inventory.ofType(...Object.keys(separatePolicies))) {
    const { on, document, of } = separatePolicies[record.type] ?? { document: '' };
    const policy = separatePolicy(record, document, inventory, byArn);
    held.set(record.id, policy);
    if (on === undefined || of === undefined) continue;
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
  const isKey = record.type.startsWith('AWS::KMS::');
  const { KeyPolicy: written } = record.properties;
  const statements = isMap(written) && Object.hasOwn(written, 'Statement') ? written['Statement'] : written;
  if (isKey && isNothing(statements))
    return policyOf(defaultKeyPolicy(record), { record, path: 'KeyPolicy' }, inventory, byArn);
  const places = carriedPolicies[record.type] ?? [];
  return together(
    places.map((place) =>
      orUnseen({ record, path: place }, () =>
        together(placesIn(record.properties, place).map((path) => policyAt({ record, path }, inventory, byArn))),
      ),
    ),
  );
}

function isNothing(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  return isList(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
}

/** The paths that a path with `*` for each item of a list stands for. Throws UnseenInput. */
function placesIn(properties: ValueMap, place: string): readonly string[] {
  const [list = '', rest] = place.split('.*.');
  return rest === undefined ? [place] : listAt(properties, list).map((_, index) => `${list}.${index}.${rest}`);
}

/** A record that is nothing but a policy and shows none has one that was not found. */
function separatePolicy(record: Resource, path: string, inventory: Inventory, byArn: Identities): Policy {
  if (record.type.endsWith('Permission')) return permission(record, inventory, byArn);
  if (record.type === 'AWS::Events::EventBusPolicy') return eventBusPolicy(record, inventory, byArn);
  return orUnseen({ record, path }, () => {
    if (valueAt(record.properties, path) === undefined) throw new UnseenInput('is not set', path);
    return policyAt({ record, path }, inventory, byArn);
  });
}

/** What KMS sets where a key has no policy. Source: KMS Developer Guide, "Default key policy". */
function defaultKeyPolicy({ account }: Resource): ValueMap {
  const root: Value =
    account === '-'
      ? { text: ['arn:aws:iam::', { unseen: 'the account id is not given', input: 'AWS::AccountId' }, ':root'] }
      : `arn:aws:iam::${account}:root`;
  return { Statement: [{ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }] };
}

/** The statement that a permission adds to the policy of a function, layer or signing profile. Source: Lambda API, AddPermission and AddLayerVersionPermission; Signer API, AddProfilePermission. */
function permission(record: Resource, inventory: Inventory, byArn: Identities): Policy {
  return orUnseen({ record, path: '' }, () => {
    const { properties } = record;
    const principal = stringOrReference(properties, 'Principal');
    const service = typeof principal === 'string' && principal.includes('.amazonaws.com');
    const bounds = (key: string, value: Value | undefined): ValueMap => (value === undefined ? {} : { [key]: value });
    const Condition: ValueMap = {
      StringEquals: {
        ...bounds('aws:SourceAccount', properties['SourceAccount']),
        ...bounds('aws:PrincipalOrgID', properties['PrincipalOrgID'] ?? properties['OrganizationId']),
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
