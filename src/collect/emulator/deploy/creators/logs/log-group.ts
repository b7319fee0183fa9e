import {
  CreateLogGroupCommand,
  type LogGroupClass,
  PutDataProtectionPolicyCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Creator } from '../../creator.ts';
import { leftOut, numberIn, tagsIn, textIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { unlessLacking } from '../../unless-lacking.ts';

const takes = ['DataProtectionPolicy', 'KmsKeyId', 'LogGroupClass', 'LogGroupName', 'RetentionInDays', 'Tags'];

export const logGroupCreator: Creator = {
  type: 'AWS::Logs::LogGroup',
  async create(properties, { account, clients, region, uniqueName }) {
    const { logs } = clients;
    const logGroupName = textIn(properties, 'LogGroupName') ?? uniqueName(512);
    const kmsKeyId = textIn(properties, 'KmsKeyId');
    const logGroupClass = textIn(properties, 'LogGroupClass') as LogGroupClass | undefined;
    const tags = Object.fromEntries(tagsIn(properties).map(({ Key, Value }) => [Key, Value]));
    await lacking('logs:CreateLogGroup', () =>
      logs.send(new CreateLogGroupCommand({ logGroupName, kmsKeyId, logGroupClass, tags })),
    );
    const retentionInDays = numberIn(properties, 'RetentionInDays');
    const { DataProtectionPolicy } = properties;
    const notTaken = {
      ...leftOut(properties, takes),
      ...(retentionInDays === undefined
        ? {}
        : await unlessLacking('RetentionInDays', () =>
            logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays })),
          )),
      ...(DataProtectionPolicy === undefined
        ? {}
        : await unlessLacking('DataProtectionPolicy', () =>
            logs.send(
              new PutDataProtectionPolicyCommand({
                logGroupIdentifier: logGroupName,
                policyDocument: JSON.stringify(DataProtectionPolicy),
              }),
            ),
          )),
    };
    return {
      ref: logGroupName,
      attributes: { Arn: `arn:aws:logs:${region}:${account}:log-group:${logGroupName}:*` },
      notTaken,
    };
  },
};
