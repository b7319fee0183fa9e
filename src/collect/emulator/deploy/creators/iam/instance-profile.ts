import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand } from '@aws-sdk/client-iam';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, textIn, textsIn } from '../../given.ts';

export const instanceProfileCreator: Creator = {
  type: 'AWS::IAM::InstanceProfile',
  async create(given, { clients: { iam }, uniqueName }) {
    const InstanceProfileName = textIn(given, 'InstanceProfileName') ?? uniqueName(128);
    const { InstanceProfile } = await iam.send(
      new CreateInstanceProfileCommand({ InstanceProfileName, Path: textIn(given, 'Path') }),
    );
    for (const RoleName of textsIn(given, 'Roles'))
      await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
    return {
      ref: InstanceProfileName,
      attributes: { Arn: answerHas(InstanceProfile?.Arn, 'an ARN', 'CreateInstanceProfile') },
      notTaken: leftOut(given, ['InstanceProfileName', 'Path', 'Roles']),
    };
  },
};
