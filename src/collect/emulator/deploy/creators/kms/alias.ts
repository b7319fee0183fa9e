import { CreateAliasCommand } from '@aws-sdk/client-kms';
import type { Creator } from '../../creator.ts';
import { neededIn } from '../../given.ts';

export const aliasCreator: Creator = {
  type: 'AWS::KMS::Alias',
  async create(given, { clients: { kms } }) {
    const AliasName = neededIn(given, 'AliasName');
    await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: neededIn(given, 'TargetKeyId') }));
    return { ref: AliasName, attributes: {} };
  },
};
