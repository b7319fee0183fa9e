import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  type IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { answerHas } from '../../answer-has.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { leftOut, mapsIn, neededIn, numberIn, tagsIn, textIn, textsIn } from '../../given.ts';
import { neededJsonTextIn } from '../../json-text-in.ts';
import { orTakenBack } from '../or-taken-back.ts';
import { neededPolicyTextIn } from './policy-text-in.ts';

const taken = [
  'RoleName',
  'Path',
  'AssumeRolePolicyDocument',
  'Description',
  'MaxSessionDuration',
  'PermissionsBoundary',
  'Policies',
  'ManagedPolicyArns',
  'Tags',
];

export const roleCreator: Creator = {
  type: 'AWS::IAM::Role',
  async create(given, { clients: { iam }, uniqueName }) {
    const RoleName = textIn(given, 'RoleName') ?? uniqueName(64);
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName,
        Path: textIn(given, 'Path'),
        AssumeRolePolicyDocument: neededJsonTextIn(given, 'AssumeRolePolicyDocument'),
        Description: textIn(given, 'Description'),
        MaxSessionDuration: numberIn(given, 'MaxSessionDuration'),
        PermissionsBoundary: textIn(given, 'PermissionsBoundary'),
        Tags: tagsIn(given),
      }),
    );
    const unknown = await orTakenBack(
      () => grant(RoleName, given, iam),
      () => takeBack(RoleName, iam),
    );
    return {
      ref: RoleName,
      attributes: {
        Arn: answerHas(Role?.Arn, 'an ARN', 'CreateRole'),
        RoleId: answerHas(Role?.RoleId, 'an id', 'CreateRole'),
      },
      notTaken: { ...leftOut(given, taken), ...unknown },
    };
  },
};

/** Gives what was left out, by path. */
async function grant(RoleName: string, given: Concrete, iam: IAMClient): Promise<Readonly<Record<string, string>>> {
  for (const policy of mapsIn(given, 'Policies'))
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: neededIn(policy, 'PolicyName'),
        PolicyDocument: neededPolicyTextIn(policy, 'PolicyDocument'),
      }),
    );
  const unknown: Record<string, string> = {};
  for (const [index, PolicyArn] of textsIn(given, 'ManagedPolicyArns').entries())
    try {
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    } catch (error) {
      if (!isUnknownPolicyOfAws(error, PolicyArn)) throw error;
      unknown[`ManagedPolicyArns.${index}`] = `is left out: the emulator does not have ${PolicyArn}`;
    }
  return unknown;
}

/** A role with policies cannot be deleted. */
async function takeBack(RoleName: string, iam: IAMClient): Promise<void> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  await iam.send(new DeleteRoleCommand({ RoleName }));
}

/** Moto has AWS's policies only where it was started to load them, and of those only the ones its release knows. */
function isUnknownPolicyOfAws(error: unknown, arn: string): boolean {
  return error instanceof Error && error.name.startsWith('NoSuchEntity') && /^arn:[^:]+:iam::aws:policy\//u.test(arn);
}
