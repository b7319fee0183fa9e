import { demandsOf, valuesOf } from '../../access/narrowing.ts';
import type { Policy } from '../../access/policy.ts';
import type { Statement } from '../../access/statement.ts';
import { ofAction } from '../../access/statement-match.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { mapsAt, stringAt, valueAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import type { Value } from '../../inventory/value.ts';
import { fail, type Judgement } from '../check.ts';
import { groundsOf, statementsText } from './statement-words.ts';

/** The service accounts, as `namespace/name`, that EKS Pod Identity gives a role. Throws UnseenInput when it was not seen which role one has. */
export function podAccounts(inventory: Inventory): (role: Resource) => readonly string[] {
  const isOf = (role: Resource, value: Value | undefined, path: string) =>
    value !== undefined && inventory.resolve(value, path).id === role.id;
  return (role) => {
    const associated = inventory
      .ofType('AWS::EKS::PodIdentityAssociation')
      .filter(({ properties }) => isOf(role, valueAt(properties, 'RoleArn'), 'RoleArn'))
      .map(({ properties }) => `${stringAt(properties, 'Namespace')}/${stringAt(properties, 'ServiceAccount')}`);
    const ofAddons = inventory.ofType('AWS::EKS::Addon').flatMap(({ properties }) =>
      mapsAt(properties, 'PodIdentityAssociations')
        .filter((one) => isOf(role, valueAt(one, 'RoleArn'), 'PodIdentityAssociations.RoleArn'))
        .map((one) => `${stringAt(properties, 'AddonName')}/${stringAt(one, 'ServiceAccount')}`),
    );
    return [...new Set([...associated, ...ofAddons])].toSorted();
  };
}

/** The statements by which a cluster's service accounts may take the role (IRSA). Source: EKS User Guide, "IAM roles for service accounts". */
export function serviceAccountStatements({ statements }: Policy): readonly Statement[] {
  return statements.filter(
    (one) =>
      one.effect === 'Allow' &&
      ofAction(one, 'sts:AssumeRoleWithWebIdentity').is !== 'no' &&
      (one.principals?.named ?? []).some(
        (principal) => principal.kind === 'federated' && /oidc\.eks\.|OpenIdConnectIssuerUrl/u.test(principal.provider),
      ),
  );
}

/** The one service account that a statement is bound to, or undefined when it lets in others as well. */
export function boundAccount(statement: Statement): string | undefined {
  const [subject, ...others] = valuesOf(demandsOf(statement, (key) => key.endsWith(':sub')));
  const account = /^system:serviceaccount:([^:*?]+):([^:*?]+)$/u.exec(subject ?? '');
  return account && others.length === 0 ? `${account[1]}/${account[2]}` : undefined;
}

/** What keeps a role from being one service account's own: undefined when nothing does. Throws UnseenInput. */
export function sharing(role: Resource, trust: Policy, accounts: readonly string[]): Judgement | undefined {
  const open = serviceAccountStatements(trust).find((statement) => boundAccount(statement) === undefined);
  if (open)
    return fail(
      `Several service accounts may take it: ${statementsText([open])}.`,
      'Demand one subject with StringEquals: system:serviceaccount:<namespace>:<name>.',
      groundsOf([open], role),
    );
  const bound = serviceAccountStatements(trust).flatMap((statement) => boundAccount(statement) ?? []);
  const all = [...new Set([...accounts, ...bound])];
  return all.length > 1
    ? fail(`Is shared by the service accounts ${all.join(' and ')}.`, 'Give each service account a role of its own.')
    : undefined;
}
