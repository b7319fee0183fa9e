import { CreateUserGroupCommand } from '@aws-sdk/client-elasticache';
import { type Creator, EmulatorLacks } from '../../creator.ts';
import { leftOut, tagsIn, textIn, textsIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const type = 'AWS::ElastiCache::UserGroup';

/** moto lacks it. */
export const cacheUserGroupCreator: Creator = {
  type,
  async create(properties, { clients, uniqueName }) {
    const name = (textIn(properties, 'UserGroupId') ?? uniqueName(40)).toLowerCase();
    const call = new CreateUserGroupCommand({
      UserGroupId: name,
      Engine: textIn(properties, 'Engine'),
      UserIds: textsIn(properties, 'UserIds'),
      Tags: tagsIn(properties),
    });
    const { ARN, Status } = await lacking(type, () => clients.elastiCache.send(call));
    if (ARN === undefined || Status === undefined) throw new EmulatorLacks(`The emulator tells no ARN of ${type}.`);
    return {
      ref: name,
      attributes: { Arn: ARN, Status },
      notTaken: leftOut(properties, ['UserGroupId', 'Engine', 'UserIds', 'Tags']),
    };
  },
};
