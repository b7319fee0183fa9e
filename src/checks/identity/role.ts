import { nameOf } from '../../inventory/resource.ts';
import type { Value } from '../../inventory/value.ts';
import { fail, type Judgement, pass, type View } from '../check.ts';
import { trusts } from './trust.ts';

/** Judges whether a property names a role that a service may take. */
export function judgeRole(
  value: Value | undefined,
  path: string,
  service: string,
  resolve: View['resolve'],
): Judgement {
  if (value === undefined) return fail(`Has no role: ${path} is not set.`, `Set ${path} to a role.`);
  const role = resolve(value, path);
  if (trusts(role, service))
    return pass(`Runs under role ${nameOf(role)}, which ${service} may take.`, { seen: [role] });
  return fail(
    `Role ${nameOf(role)} cannot be taken by ${service}.`,
    `Let ${service} assume ${nameOf(role)}, or name a role it may take.`,
    { at: path, seen: [role] },
  );
}
