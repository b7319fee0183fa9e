import {
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Creator } from '../../creator.ts';
import { neededIn, textsIn } from '../../given.ts';
import { inTurn } from '../../in-turn.ts';
import { neededPolicyTextIn } from './policy-text-in.ts';

/** Writes the policy into each identity it names: it is read back there, among their own `Policies`. Refuses to overwrite another of its name. */
export const policyCreator: Creator = {
  type: 'AWS::IAM::Policy',
  async create(given, { account, clients: { iam } }) {
    const PolicyName = neededIn(given, 'PolicyName');
    const PolicyDocument = neededPolicyTextIn(given, 'PolicyDocument');
    const written = async (identity: string, get: () => Promise<unknown>, put: () => Promise<unknown>): Promise<void> =>
      await inTurn(`${account}/${identity}`, async () => {
        if (await isThere(get))
          throw new Error(`${identity} has a policy of the name ${PolicyName} already, which would be overwritten`);
        await put();
      });
    for (const RoleName of textsIn(given, 'Roles'))
      await written(
        `role ${RoleName}`,
        () => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
        () => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
      );
    for (const UserName of textsIn(given, 'Users'))
      await written(
        `user ${UserName}`,
        () => iam.send(new GetUserPolicyCommand({ UserName, PolicyName })),
        () => iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
      );
    for (const GroupName of textsIn(given, 'Groups'))
      await written(
        `group ${GroupName}`,
        () => iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName })),
        () => iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
      );
    return { ref: PolicyName, attributes: { Id: PolicyName } };
  },
};

async function isThere(get: () => Promise<unknown>): Promise<boolean> {
  try {
    await get();
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchEntityException') return false;
    throw error;
  }
}
