import { CreateCacheSubnetGroupCommand } from '@aws-sdk/client-elasticache';
import type { Creator } from '../../creator.ts';
import { leftOut, tagsIn, textIn, textsIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const type = 'AWS::ElastiCache::SubnetGroup';

export const cacheSubnetGroupCreator: Creator = {
  type,
  async create(properties, { clients, uniqueName }) {
    const name = (textIn(properties, 'CacheSubnetGroupName') ?? uniqueName(200)).toLowerCase();
    const call = new CreateCacheSubnetGroupCommand({
      CacheSubnetGroupName: name,
      CacheSubnetGroupDescription: textIn(properties, 'Description'),
      SubnetIds: textsIn(properties, 'SubnetIds'),
      Tags: tagsIn(properties),
    });
    await lacking(type, () => clients.elastiCache.send(call));
    return {
      ref: name,
      attributes: { CacheSubnetGroupName: name },
      notTaken: leftOut(properties, ['CacheSubnetGroupName', 'Description', 'SubnetIds', 'Tags']),
    };
  },
};
