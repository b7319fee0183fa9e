import {
  type GetAccountAuthorizationDetailsResponse,
  paginateGetAccountAuthorizationDetails,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import type { Unseen } from '../../../inventory/value.ts';
import type { Collector, Detail, Mapped } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { groupOf } from './group.ts';
import { managedPolicyOf } from './managed-policy.ts';
import { type ListedRole, roleOf } from './role.ts';
import { userWithKeys } from './user-with-keys.ts';

/** The types of inline policies are here since they stand in `Policies` of roles, users and groups: seen with them, unseen with them. */
const types = [
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::AccessKey',
  'AWS::IAM::Group',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::UserToGroupAddition',
];

/** Identities with all their policies, in one call for each page of the account, and two for each user. Policies of AWS are named by ARN only. */
export const identitiesCollector: Collector = {
  types,
  scope: 'global',
  async collect(place) {
    const { region, clients } = place;
    const found = await place.listed(types, () =>
      everyPage(
        paginateGetAccountAuthorizationDetails(
          { client: clients.iam, pageSize: 1000 },
          { Filter: ['LocalManagedPolicy', 'Role', 'User', 'Group'] },
        ),
        (page) => [page],
      ),
    );
    if (found === undefined) return [];
    const listed = await place.detail(async () => {
      const roles = await everyPage(
        paginateListRoles({ client: clients.iam, pageSize: 1000 }, {}),
        ({ Roles }) => Roles,
      );
      return new Map(roles.map((role): [string, ListedRole] => [role.RoleName ?? '', role]));
    });
    const users = await stillThere(
      found.flatMap(({ UserDetailList = [] }) => UserDetailList),
      8,
      (user) => userWithKeys(user, place),
    );
    return [...found.flatMap((page) => mapped(page, listed, region)), ...users];
  },
};

function mapped(
  page: GetAccountAuthorizationDetailsResponse,
  listed: Detail<ReadonlyMap<string, ListedRole>>,
  region: string,
): readonly Mapped[] {
  const { RoleDetailList = [], GroupDetailList = [], Policies = [] } = page;
  return [
    ...RoleDetailList.filter(({ Path }) => !isOfService(Path)).map((role) =>
      roleOf(role, listedRole(listed, role.RoleName), region),
    ),
    ...GroupDetailList.map((group) => groupOf(group, region)),
    ...Policies.map((policy) => managedPolicyOf(policy, region)),
  ];
}

/** Roles that are linked to a service are made by AWS, trust that service only, and cannot be changed. */
function isOfService(path: string | undefined): boolean {
  return path?.startsWith('/aws-service-role/') ?? false;
}

function listedRole(listed: Detail<ReadonlyMap<string, ListedRole>>, name = ''): ListedRole | Unseen {
  if (listed.kind === 'unseen') return { unseen: 'ListRoles, which alone tells it, was not answered' };
  return (listed.kind === 'told' ? listed.answer.get(name) : undefined) ?? {};
}
