import type { Trail } from '@aws-sdk/client-cloudtrail';
import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** What is asked of a trail beside its description; undefined where it has none of that. */
export interface TrailSettings {
  readonly isLogging?: Value | undefined;
  readonly eventSelectors?: Value | undefined;
  readonly advancedEventSelectors?: Value | undefined;
  readonly insightSelectors?: Value | undefined;
}

export function trailOf(
  trail: Trail,
  { isLogging, eventSelectors, advancedEventSelectors, insightSelectors }: TrailSettings,
  tags: Readonly<Record<string, string>>,
  region: string,
): Mapped {
  const { Name = '', TrailARN = '' } = trail;
  const set = (name: string, value: Value | undefined) =>
    value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [name]: value };
  return {
    type: 'AWS::CloudTrail::Trail',
    ref: Name,
    arn: TrailARN,
    region,
    tags,
    properties: {
      ...toldValues({
        TrailName: Name,
        S3BucketName: trail.S3BucketName,
        S3KeyPrefix: trail.S3KeyPrefix || undefined,
        SnsTopicName: trail.SnsTopicName || undefined,
        IncludeGlobalServiceEvents: trail.IncludeGlobalServiceEvents,
        IsMultiRegionTrail: trail.IsMultiRegionTrail,
        IsOrganizationTrail: trail.IsOrganizationTrail,
        EnableLogFileValidation: trail.LogFileValidationEnabled,
        CloudWatchLogsLogGroupArn: trail.CloudWatchLogsLogGroupArn || undefined,
        CloudWatchLogsRoleArn: trail.CloudWatchLogsRoleArn || undefined,
        KMSKeyId: trail.KmsKeyId || undefined,
      }),
      ...set('IsLogging', isLogging),
      ...set('EventSelectors', eventSelectors),
      ...set('AdvancedEventSelectors', advancedEventSelectors),
      ...set('InsightSelectors', insightSelectors),
    },
    attributes: toldValues({ Arn: TrailARN, SnsTopicArn: trail.SnsTopicARN, HomeRegion: trail.HomeRegion }),
    api: 'cloudtrail:DescribeTrails',
  };
}
