import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { isLack } from '../deploy/lacking.ts';
import type { ProbePlace } from '../trap.ts';

/** What probes make and ask, each under names of its own. */
export async function roleMade({ clients }: ProbePlace): Promise<string> {
  const RoleName = unique('probe');
  const Principal = { Service: 'lambda.amazonaws.com' };
  const AssumeRolePolicyDocument = policyText({ Action: 'sts:AssumeRole', Principal });
  await clients.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  return RoleName;
}

export function policyText(allowed: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...allowed }] });
}

/** Whether the emulator does not know a call. */
export async function lacks(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    return isLack(error);
  }
}

/** A name that no other probe in the account has. */
export function unique(name: string): string {
  return `${name}-${globalThis.crypto.randomUUID()}`;
}
