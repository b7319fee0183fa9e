import type { RoleDetail, UserDetail } from '@aws-sdk/client-iam';
import type { Unseen } from '../../inventory/value.ts';
import type { Mapped } from '../aws/collector.ts';
import { groupOf } from '../aws/iam/group.ts';
import { managedPolicyOf } from '../aws/iam/managed-policy.ts';
import { roleOf } from '../aws/iam/role.ts';
import { userOf } from '../aws/iam/user.ts';
import { apiShape } from './api-shape.ts';
import type { ConfigItem } from './config-item.ts';
import { notKept, tagList } from './from-config.ts';

const notTold: Unseen = { unseen: notKept };

/** Roles that are linked to a service are made by AWS and cannot be changed. */
export function roleItem(item: ConfigItem, region: string): readonly Mapped[] {
  const role: RoleDetail = { ...(apiShape(item.configuration) as RoleDetail), Tags: tagList(item) };
  return role.Path?.startsWith('/aws-service-role/') ? [] : [roleOf(role, notTold, region)];
}

/** Config tells neither passwords nor access keys. */
export function userItem(item: ConfigItem, region: string): readonly Mapped[] {
  return [userOf({ ...(apiShape(item.configuration) as UserDetail), Tags: tagList(item) }, notTold, region)];
}

export function groupItem(item: ConfigItem, region: string): readonly Mapped[] {
  return [groupOf(apiShape(item.configuration), region)];
}

export function policyItem(item: ConfigItem, region: string): readonly Mapped[] {
  return [managedPolicyOf(apiShape(item.configuration), region)];
}
