import {
  type AdvancedEventSelector,
  CreateTrailCommand,
  type EventSelector,
  type InsightSelector,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, mapsIn, neededIn, tagsIn, textIn, truthIn, typed } from '../../given.ts';

const truths = new Set(['IncludeManagementEvents']);
const taken = [
  'AdvancedEventSelectors',
  'CloudWatchLogsLogGroupArn',
  'CloudWatchLogsRoleArn',
  'EnableLogFileValidation',
  'EventSelectors',
  'IncludeGlobalServiceEvents',
  'InsightSelectors',
  'IsLogging',
  'IsMultiRegionTrail',
  'IsOrganizationTrail',
  'KMSKeyId',
  'S3BucketName',
  'S3KeyPrefix',
  'SnsTopicName',
  'Tags',
  'TrailName',
];

export const trailCreator: Creator = {
  type: 'AWS::CloudTrail::Trail',
  async create(given, { clients: { cloudTrail }, uniqueName }) {
    const Name = textIn(given, 'TrailName') ?? uniqueName(128);
    const { TrailARN, SnsTopicARN } = await cloudTrail.send(
      new CreateTrailCommand({
        Name,
        S3BucketName: neededIn(given, 'S3BucketName'),
        S3KeyPrefix: textIn(given, 'S3KeyPrefix'),
        SnsTopicName: textIn(given, 'SnsTopicName'),
        IncludeGlobalServiceEvents: truthIn(given, 'IncludeGlobalServiceEvents'),
        IsMultiRegionTrail: truthIn(given, 'IsMultiRegionTrail'),
        IsOrganizationTrail: truthIn(given, 'IsOrganizationTrail'),
        EnableLogFileValidation: truthIn(given, 'EnableLogFileValidation'),
        CloudWatchLogsLogGroupArn: textIn(given, 'CloudWatchLogsLogGroupArn'),
        CloudWatchLogsRoleArn: textIn(given, 'CloudWatchLogsRoleArn'),
        KmsKeyId: textIn(given, 'KMSKeyId'),
        TagsList: tagsIn(given),
      }),
    );
    const Arn = answerHas(TrailARN, 'an ARN', 'CreateTrail');
    const selectors = mapsIn(given, 'EventSelectors').map((one) => typed(one, new Set(), truths) as EventSelector);
    const advanced = mapsIn(given, 'AdvancedEventSelectors').map((one) => one as unknown as AdvancedEventSelector);
    if (selectors.length > 0)
      await cloudTrail.send(new PutEventSelectorsCommand({ TrailName: Name, EventSelectors: selectors }));
    if (advanced.length > 0)
      await cloudTrail.send(new PutEventSelectorsCommand({ TrailName: Name, AdvancedEventSelectors: advanced }));
    const insights = mapsIn(given, 'InsightSelectors').map((one) => one as unknown as InsightSelector);
    if (insights.length > 0)
      await cloudTrail.send(new PutInsightSelectorsCommand({ TrailName: Name, InsightSelectors: insights }));
    if (truthIn(given, 'IsLogging') === true) await cloudTrail.send(new StartLoggingCommand({ Name }));
    return {
      ref: Name,
      attributes: { Arn, ...(SnsTopicARN === undefined ? {} : { SnsTopicArn: SnsTopicARN }) },
      notTaken: leftOut(given, taken),
    };
  },
};
