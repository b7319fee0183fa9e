import { demandsOf, valuesOf } from '../../access/narrowing.ts';
import type { Policy } from '../../access/policy.ts';
import type { Statement } from '../../access/statement.ts';
import { ofAction } from '../../access/statement-match.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { mapsAt, stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { existing } from '../../inventory/views/referrers.ts';
import { fail, type Judgement } from '../check.ts';
import { groundsOf, missing, statementsText } from './statement-words.ts';

/** The service accounts, as `namespace/name`, that EKS Pod Identity gives a role. */
export interface PodAccounts {
  /** Those it gives it to for certain; there may be more. */
  readonly certain: (role: Resource) => readonly string[];
  /** All of them. Throws UnseenInput when it was not seen which role one has, or whether it is given. */
  readonly all: (role: Resource) => readonly string[];
}

export function podAccounts(inventory: Inventory): PodAccounts {
  const givings = inventory
    .ofType('AWS::EKS::PodIdentityAssociation', 'AWS::EKS::Addon')
    .flatMap((record) => givingsOf(record, inventory));
  const byRole = Map.groupBy(givings, ({ role }) => role);
  return {
    certain: (role) => once((byRole.get(role.id) ?? []).flatMap(ifSeen)),
    all(role) {
      for (const { account } of byRole.get(undefined) ?? []) account();
      return once((byRole.get(role.id) ?? []).map(({ account }) => account()));
    },
  };
}

/** That a service account is given a role. `account` throws UnseenInput when it, the role, or whether it is given at all was not seen. */
interface Giving {
  /** The role's id; undefined where it was not seen. */
  readonly role: string | undefined;
  readonly account: () => string;
}

function givingsOf(record: Resource, inventory: Inventory): readonly Giving[] {
  const { properties } = record;
  const giving = (one: ValueMap, namespace: string, path: string): readonly Giving[] =>
    orUnseen(() => {
      const value = valueAt(one, 'RoleArn');
      if (value === undefined) return [];
      const role = inventory.resolve(value, path).id;
      const account = (): string => {
        existing(record);
        return `${stringAt(properties, namespace)}/${stringAt(one, 'ServiceAccount')}`;
      };
      return [{ role, account }];
    });
  if (record.type !== 'AWS::EKS::Addon') return giving(properties, 'Namespace', 'RoleArn');
  const path = 'PodIdentityAssociations';
  return orUnseen(() => mapsAt(properties, path).flatMap((one) => giving(one, 'AddonName', `${path}.RoleArn`)));
}

function orUnseen(work: () => readonly Giving[]): readonly Giving[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    const account = (): never => {
      throw error;
    };
    return [{ role: undefined, account }];
  }
}

function ifSeen({ account }: Giving): readonly string[] {
  try {
    return [account()];
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return [];
  }
}

function once(accounts: readonly string[]): readonly string[] {
  return [...new Set(accounts)].toSorted();
}

/** The statements by which a cluster's service accounts may take a role (IRSA), and what of them was not seen. */
export interface AccountStatements {
  readonly certain: readonly Statement[];
  readonly unseen: readonly UnseenInput[];
}

/** Source: EKS User Guide, "IAM roles for service accounts". */
export function serviceAccountStatements({ statements }: Policy): AccountStatements {
  const ofPods = statements
    .filter(
      ({ effect, principals }) =>
        effect === 'Allow' &&
        principals?.named.some(
          (one) => one.kind === 'federated' && /oidc\.eks\.|OpenIdConnectIssuerUrl/u.test(one.provider),
        ),
    )
    .map((statement) => ({ statement, acts: ofAction(statement, 'sts:AssumeRoleWithWebIdentity') }));
  return {
    certain: ofPods.filter(({ acts }) => acts.is === 'yes' || acts.is === 'open').map(({ statement }) => statement),
    unseen: ofPods.flatMap(({ acts }) => (acts.is === 'unseen' ? [acts.why] : [])),
  };
}

/** The one service account that a statement is bound to, or undefined when it lets in others as well. */
export function boundAccount(statement: Statement): string | undefined {
  const [subject, ...others] = valuesOf(demandsOf(statement, (key) => key.endsWith(':sub')));
  const account = /^system:serviceaccount:([^:*?]+):([^:*?]+)$/u.exec(subject ?? '');
  return account && others.length === 0 ? `${account[1]}/${account[2]}` : undefined;
}

/**
 * What keeps a role from being one service account's own, undefined when nothing does; `accounts` are those that have it for certain, and
 * `all` reads the rest. Throws UnseenInput.
 */
export function sharing(
  role: Resource,
  trust: Policy,
  accounts: readonly string[],
  all: () => readonly string[],
): Judgement | undefined {
  const { certain, unseen } = serviceAccountStatements(trust);
  const open = certain.find((statement) => boundAccount(statement) === undefined);
  if (open)
    return fail(
      `Several service accounts may take it: ${statementsText([open])}.`,
      'Demand one subject with StringEquals: system:serviceaccount:<namespace>:<name>.',
      groundsOf([open], role),
    );
  const bound = certain.flatMap((statement) => boundAccount(statement) ?? []);
  return sharedBy([...accounts, ...bound]) ?? sharedBy([...all(), ...bound]) ?? missing(unseen);
}

function sharedBy(accounts: readonly string[]): Judgement | undefined {
  const users = [...new Set(accounts)];
  return users.length > 1
    ? fail(`Is shared by the service accounts ${users.join(' and ')}.`, 'Give each service account a role of its own.')
    : undefined;
}
