import { CreateDBSubnetGroupCommand } from '@aws-sdk/client-rds';
import type { Creator } from '../../creator.ts';
import { leftOut, tagsIn, textIn, textsIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const type = 'AWS::RDS::DBSubnetGroup';

export const dbSubnetGroupCreator: Creator = {
  type,
  async create(properties, { clients, uniqueName }) {
    const name = textIn(properties, 'DBSubnetGroupName')?.toLowerCase() ?? uniqueName(200);
    const call = new CreateDBSubnetGroupCommand({
      DBSubnetGroupName: name,
      DBSubnetGroupDescription: textIn(properties, 'DBSubnetGroupDescription'),
      SubnetIds: textsIn(properties, 'SubnetIds'),
      Tags: tagsIn(properties),
    });
    await lacking(type, () => clients.rds.send(call));
    return {
      ref: name,
      attributes: {},
      notTaken: leftOut(properties, ['DBSubnetGroupName', 'DBSubnetGroupDescription', 'SubnetIds', 'Tags']),
    };
  },
};
