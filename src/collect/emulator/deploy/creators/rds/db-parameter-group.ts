import { CreateDBParameterGroupCommand, ModifyDBParameterGroupCommand } from '@aws-sdk/client-rds';
import { batchesOf } from '../../../../aws/batches-of.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { leftOut, mapIn, tagsIn, textIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const type = 'AWS::RDS::DBParameterGroup';

/** So many parameters one call changes. Source: ModifyDBParameterGroup in the API reference. */
const most = 20;

export const dbParameterGroupCreator: Creator = {
  type,
  async create(properties, { clients: { rds }, uniqueName }) {
    const name = textIn(properties, 'DBParameterGroupName')?.toLowerCase() ?? uniqueName(200);
    const call = new CreateDBParameterGroupCommand({
      DBParameterGroupName: name,
      DBParameterGroupFamily: textIn(properties, 'Family'),
      Description: textIn(properties, 'Description'),
      Tags: tagsIn(properties),
    });
    await lacking(type, () => rds.send(call));
    for (const Parameters of batchesOf(parameters(properties), most)) {
      const some = { DBParameterGroupName: name, Parameters };
      await lacking(`${type}.Parameters`, () => rds.send(new ModifyDBParameterGroupCommand(some)));
    }
    return {
      ref: name,
      attributes: { DBParameterGroupName: name },
      notTaken: leftOut(properties, ['DBParameterGroupName', 'Description', 'Family', 'Parameters', 'Tags']),
    };
  },
};

/** At the next restart: AWS takes that for every parameter, and "immediate" only for some. */
function parameters(properties: Concrete) {
  const given = mapIn(properties, 'Parameters') ?? {};
  return Object.keys(given).map((name) => ({
    ParameterName: name,
    ParameterValue: textIn(given, name),
    ApplyMethod: 'pending-reboot' as const,
  }));
}
