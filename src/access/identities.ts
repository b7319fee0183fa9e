import type { Inventory } from '../inventory/inventory.ts';
import { listAt, UnseenInput, unseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { isList, isReference, isUnseen, type Value, unseenIn } from '../inventory/value.ts';
import { awsManagedPolicy, nameOfAwsPolicy } from './aws-managed-policies.ts';
import { emptyPolicy, orUnseen, type Policy, type PolicyAt, policyAt, policyOf, together } from './policy.ts';
import { arnOf, spelled, words } from './spelling.ts';
import type { Identities } from './statement.ts';

/** A role or user with all policies that are attached to it, and the boundary that limits them. */
export interface Identity {
  readonly record: Resource;
  readonly policies: Policy;
  readonly boundary?: Policy;
  /** The managed policies among them that were collected. */
  readonly managed: readonly Resource[];
}

/** The property in which a policy record says to whom it is attached, for each kind. */
const attachments: Readonly<Record<string, readonly [identity: string, property: string][]>> = {
  'AWS::IAM::ManagedPolicy': many(),
  'AWS::IAM::Policy': many(),
  'AWS::IAM::RolePolicy': [['AWS::IAM::Role', 'RoleName']],
  'AWS::IAM::UserPolicy': [['AWS::IAM::User', 'UserName']],
  'AWS::IAM::GroupPolicy': [['AWS::IAM::Group', 'GroupName']],
};

/** All roles, users and groups with what is attached to them. Never throws UnseenInput. */
export function identitiesIn(inventory: Inventory, byArn: Identities): ReadonlyMap<string, Identity> {
  const records = inventory.ofType('AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group');
  const attached = attachedPolicies(inventory, byArn);
  const own = new Map(records.map((record) => [record.id, ownOf(record, inventory, byArn)]));
  const { groups, unseen } = memberships(inventory);
  return new Map(
    records.map((record) => {
      const ids = [record.id, ...(groups.get(record.id) ?? [])];
      const boundary = boundaryOf(record, inventory, byArn);
      const stray = attached.stray.get(record.type);
      const identity: Identity = {
        record,
        policies: together([
          ...ids.flatMap((id) => [own.get(id)?.policy, attached.to.get(id)?.policy]).filter((one) => one !== undefined),
          stray ?? emptyPolicy,
          unseen.get(record.id) ?? emptyPolicy,
        ]),
        ...(boundary ? { boundary } : {}),
        managed: ids.flatMap((id) => [...(own.get(id)?.managed ?? []), ...(attached.to.get(id)?.managed ?? [])]),
      };
      return [record.id, identity];
    }),
  );
}

interface Attached {
  readonly policy: Policy;
  readonly managed: readonly Resource[];
}

/** What an identity names itself: inline policies and managed ones. */
function ownOf(record: Resource, inventory: Inventory, byArn: Identities): Attached {
  const managed: Resource[] = [];
  const policies = [
    orUnseen({ record, path: 'Policies' }, () =>
      together(
        inlineAt(record).map((path) => documentedAt({ record, path: `${path}.PolicyDocument` }, inventory, byArn)),
      ),
    ),
    orUnseen({ record, path: 'ManagedPolicyArns' }, () =>
      together(
        listAt(record.properties, 'ManagedPolicyArns').map((value, index) => {
          const read = managedPolicy(value, { record, path: `ManagedPolicyArns.${index}` }, inventory, byArn);
          managed.push(...read.managed);
          return read.policy;
        }),
      ),
    ),
  ];
  return { policy: together(policies), managed };
}

/** Where the inline policies stand; a single one may stand there without a list around it. Throws UnseenInput. */
function inlineAt({ properties }: Resource): readonly string[] {
  const policies = valueAt(properties, 'Policies');
  return isList(policies)
    ? policies.map((_, index) => `Policies.${index}`)
    : policies === undefined
      ? []
      : ['Policies'];
}

/** A policy whose document must be there: without one it was not found, rather than empty. */
function documentedAt(at: PolicyAt, inventory: Inventory, byArn: Identities): Policy {
  return orUnseen(at, () => {
    if (valueAt(at.record.properties, at.path) === undefined) throw new UnseenInput('is not set', 'PolicyDocument');
    return policyAt(at, inventory, byArn);
  });
}

function boundaryOf(record: Resource, inventory: Inventory, byArn: Identities): Policy | undefined {
  const value = record.properties['PermissionsBoundary'];
  if (value === undefined || value === null) return undefined;
  return managedPolicy(value, { record, path: 'PermissionsBoundary' }, inventory, byArn).policy;
}

/** The content of a managed policy that a value names: collected, of AWS and known here, or unseen. */
function managedPolicy(value: Value, at: PolicyAt, inventory: Inventory, byArn: Identities): Attached {
  const managed: Resource[] = [];
  const policy = orUnseen(at, () => {
    if (isUnseen(value)) throw unseenInput(value, '');
    const pieces = spelled(value, inventory);
    const hole = pieces.find((piece) => isUnseen(piece) && piece.input !== 'AWS::AccountId');
    if (isUnseen(hole)) throw unseenInput(hole, '');
    const arn = words(pieces);
    const record = isReference(value)
      ? inventory.find(value.reference)
      : inventory.ofType('AWS::IAM::ManagedPolicy').find((one) => words(arnOf(one, inventory) ?? []) === arn);
    if (record?.type === 'AWS::IAM::ManagedPolicy') {
      managed.push(record);
      return documentedAt({ record, path: 'PolicyDocument' }, inventory, byArn);
    }
    const known = awsManagedPolicy(arn);
    const name = nameOfAwsPolicy(arn);
    if (name === undefined) throw new UnseenInput(`what ${arn} allows is not known here`, '', arn);
    if (!known) return unknownRest(at, `what ${arn} allows is not known here`, arn);
    const read = policyOf(known.document, { ...at, ofAws: name }, inventory, byArn);
    if (known.whole !== false) return read;
    return together([read, unknownRest(at, `what ${name} allows beside its own service is not known here`, arn)]);
  });
  return { policy, managed };
}

/** Policies of AWS allow; the one that denies is known. */
function unknownRest(at: PolicyAt, message: string, arn: string): Policy {
  const work = (): Policy => {
    throw new UnseenInput(message, '', arn);
  };
  return orUnseen(at, work, 'Allow');
}

/** Policy records by the identity they are attached to. One whose attachment was not seen could belong to any identity of its kind. */
function attachedPolicies(inventory: Inventory, byArn: Identities) {
  const to = new Map<string, Attached>();
  const stray = new Map<string, Policy>();
  for (const record of inventory.ofType(...Object.keys(attachments))) {
    const at = { record, path: 'PolicyDocument' };
    for (const [type, property] of attachments[record.type] ?? []) {
      const lost = orUnseen({ record, path: property }, () => {
        for (const value of listAt(record.properties, property)) {
          const hole = unseenIn(value);
          if (hole) throw unseenInput(hole, '');
          const id = named(value, type, inventory)?.id;
          if (id === undefined) continue;
          const before = to.get(id) ?? { policy: emptyPolicy, managed: [] };
          to.set(id, {
            policy: together([before.policy, documentedAt(at, inventory, byArn)]),
            managed: record.type === 'AWS::IAM::ManagedPolicy' ? [...before.managed, record] : before.managed,
          });
        }
        return emptyPolicy;
      });
      if (lost.unseen.length > 0) stray.set(type, together([stray.get(type) ?? emptyPolicy, lost]));
    }
  }
  return { to, stray };
}

/** The groups of each user, and what of a user's memberships was not seen. */
function memberships(inventory: Inventory) {
  const groups = new Map<string, string[]>();
  const unseen = new Map<string, Policy>();
  const joins = (record: Resource, path: string, user: () => Resource | undefined, group: Value | undefined) => {
    const lost = orUnseen({ record, path }, () => {
      const member = user();
      if (!member) return emptyPolicy;
      const joined = named(group ?? null, 'AWS::IAM::Group', inventory);
      if (!joined) throw new UnseenInput(`group ${words(spelled(group, inventory))} was not collected`, '');
      groups.set(member.id, [...(groups.get(member.id) ?? []), joined.id]);
      return emptyPolicy;
    });
    const id = user()?.id;
    if (lost.unseen.length > 0 && id !== undefined) unseen.set(id, together([unseen.get(id) ?? emptyPolicy, lost]));
  };
  for (const user of inventory.ofType('AWS::IAM::User')) {
    const lost = orUnseen({ record: user, path: 'Groups' }, () => {
      for (const group of listAt(user.properties, 'Groups')) joins(user, 'Groups', () => user, group);
      return emptyPolicy;
    });
    if (lost.unseen.length > 0) unseen.set(user.id, together([unseen.get(user.id) ?? emptyPolicy, lost]));
  }
  for (const addition of inventory.ofType('AWS::IAM::UserToGroupAddition'))
    for (const user of listAt(addition.properties, 'Users'))
      joins(addition, 'GroupName', () => named(user, 'AWS::IAM::User', inventory), addition.properties['GroupName']);
  return { groups, unseen };
}

function named(value: Value, type: string, inventory: Inventory): Resource | undefined {
  if (isReference(value)) return inventory.find(value.reference);
  const name = words(spelled(value, inventory));
  return inventory.ofType(type).find((record) => words(arnOf(record, inventory) ?? []).endsWith(`/${name}`));
}

function many(): readonly [string, string][] {
  return [
    ['AWS::IAM::Role', 'Roles'],
    ['AWS::IAM::User', 'Users'],
    ['AWS::IAM::Group', 'Groups'],
  ];
}
