import { isList, isMap, isUnseen, type Value, type ValueMap } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { permissionOf, unseenPermission } from './permission.ts';

/** A function's policy: a permission for each statement that one could say, and one policy record for all others. */
export function functionPolicyOf(
  name: string,
  functionArn: string,
  policy: Value | undefined,
  region: string,
): readonly Mapped[] {
  if (policy === undefined) return [];
  // Who may call the function is not known then, and neither whether anybody may.
  if (isUnseen(policy)) return [unseenPermission(name, policy, region)];
  const whole = (document: Value): Mapped => ({
    type: 'AWS::Lambda::ResourcePolicy',
    ref: `policy of ${functionArn}`,
    region,
    tags: {},
    properties: { ResourceArn: functionArn, PolicyDocument: document },
    attributes: {},
    api: 'lambda:GetPolicy',
  });
  if (!isMap(policy)) return [whole(policy)];
  const { Statement: written = [] } = policy;
  const permissions: Mapped[] = [];
  const others: Value[] = [];
  for (const statement of isList(written) ? written : [written]) {
    const permission = isMap(statement) ? permissionOf(name, statement, region) : undefined;
    if (permission) permissions.push(permission);
    else others.push(statement);
  }
  const rest: ValueMap = { ...policy, Statement: others };
  return [...permissions, ...(others.length === 0 ? [] : [whole(rest)])];
}
