import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreatePolicyCommand,
} from '@aws-sdk/client-iam';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, textIn, textsIn } from '../../given.ts';
import { neededPolicyTextIn } from './policy-text-in.ts';

const taken = ['ManagedPolicyName', 'Path', 'Description', 'PolicyDocument', 'Roles', 'Users', 'Groups'];

export const managedPolicyCreator: Creator = {
  type: 'AWS::IAM::ManagedPolicy',
  async create(given, { clients: { iam }, uniqueName }) {
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: textIn(given, 'ManagedPolicyName') ?? uniqueName(128),
        Path: textIn(given, 'Path'),
        Description: textIn(given, 'Description'),
        PolicyDocument: neededPolicyTextIn(given, 'PolicyDocument'),
      }),
    );
    const PolicyArn = answerHas(Policy?.Arn, 'an ARN', 'CreatePolicy');
    for (const RoleName of textsIn(given, 'Roles'))
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    for (const UserName of textsIn(given, 'Users'))
      await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
    for (const GroupName of textsIn(given, 'Groups'))
      await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
    return {
      ref: PolicyArn,
      attributes: { PolicyArn, PolicyId: answerHas(Policy?.PolicyId, 'an id', 'CreatePolicy') },
      notTaken: leftOut(given, taken),
    };
  },
};
