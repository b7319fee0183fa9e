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

/** The records of a policy type by what they are about: policies by its id, and those that may be about any of the type. */
interface Separate {
  readonly about: ReadonlyMap<string, Policy>;
  readonly stray: Policy;
}

/** Reads a policy when it is first asked for, and the records of a policy type when something is asked for that they may be about. */
export function resourcePoliciesIn(inventory: Inventory, byArn: Identities): ResourcePolicies {
  const held = new Map<string, Policy>();
  const separate = new Map<string, Separate>();

  function heldBy(record: Resource): Policy {
    const policy = held.get(record.id) ?? policyHeldBy(record, inventory, byArn);
    held.set(record.id, policy);
    return policy;
  }

  function ofType(type: string): Separate {
    const found = separate.get(type) ?? separateOf(type, inventory, heldBy);
    separate.set(type, found);
    return found;
  }

  function on(resource: Resource): Policy {
    const { id, type } = resource;
    const own = Object.hasOwn(carriedPolicies, type) ? [heldBy(resource)] : [];
    const others = (policyTypesAbout.get(type) ?? placedTypes).map(ofType);
    const strays = policyTypesAbout.has(type) ? others.map(({ stray }) => stray) : [];
    return together([...own, ...others.map(({ about }) => about.get(id) ?? emptyPolicy), ...strays]);
  }

  return { in: heldBy, on };
}

/** The policy types that say what they are about: any of them may be about a type that has none of its own, such as the alias of a function. */
const placedTypes = Object.keys(separatePolicies).filter((type) => separatePolicies[type]?.on !== undefined);
const policyTypesAbout = Map.groupBy(placedTypes, (type) => separatePolicies[type]?.of ?? '');

function separateOf(type: string, inventory: Inventory, heldBy: (record: Resource) => Policy): Separate {
  const { on = '', of = '' } = separatePolicies[type] ?? {};
  const about = new Map<string, Policy>();
  const strays: Policy[] = [];
  for (const record of inventory.ofType(type)) {
    const lost = orUnseen({ record, path: on }, () => {
      for (const value of listAt(record.properties, on)) {
        const target = targetOf(value, of, inventory);
        if (target) about.set(target.id, together([about.get(target.id) ?? emptyPolicy, heldBy(record)]));
      }
      return emptyPolicy;
    });
    strays.push(lost);
  }
  return { about, stray: together(strays) };
}

function policyHeldBy(record: Resource, inventory: Inventory, byArn: Identities): Policy {
  if (Object.hasOwn(carriedPolicies, record.type)) return ownPolicy(record, inventory, byArn);
  const place = separatePolicies[record.type];
  return place ? separatePolicy(record, place.document, inventory, byArn) : emptyPolicy;
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
