import { PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import type { Creator } from '../../creator.ts';
import { neededIn, textsIn } from '../../given.ts';
import { neededPolicyTextIn } from './policy-text-in.ts';

/** Writes the policy into each identity it names: it is read back there, among their own `Policies`. */
export const policyCreator: Creator = {
  type: 'AWS::IAM::Policy',
  async create(given, { clients: { iam } }) {
    const PolicyName = neededIn(given, 'PolicyName');
    const PolicyDocument = neededPolicyTextIn(given, 'PolicyDocument');
    for (const RoleName of textsIn(given, 'Roles'))
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
    for (const UserName of textsIn(given, 'Users'))
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }));
    for (const GroupName of textsIn(given, 'Groups'))
      await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument }));
    return { ref: PolicyName, attributes: { Id: PolicyName } };
  },
};
