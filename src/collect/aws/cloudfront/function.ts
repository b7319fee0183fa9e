import type { FunctionSummary, Tag } from '@aws-sdk/client-cloudfront';
import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { listedItems } from './listed-items.ts';

/** An AWS::CloudFront::Function, in the stage that viewers reach where it was published. */
export function functionOf(summary: FunctionSummary, code: Value, tags: readonly Tag[], region: string): Mapped {
  const arn = summary.FunctionMetadata?.FunctionARN ?? '';
  const config = summary.FunctionConfig;
  return {
    type: 'AWS::CloudFront::Function',
    ref: arn,
    arn,
    region,
    tags: tagMap(tags),
    properties: toldValues({
      FunctionCode: code,
      FunctionConfig: config && {
        Comment: config.Comment || undefined,
        KeyValueStoreAssociations: listedItems(config.KeyValueStoreAssociations),
        Runtime: config.Runtime,
      },
      Name: summary.Name,
    }),
    attributes: toldValues({
      FunctionARN: arn,
      'FunctionMetadata.FunctionARN': arn,
      Stage: summary.FunctionMetadata?.Stage,
      Status: summary.Status,
    }),
    untold: { AutoPublish: 'says what CloudFormation does when it deploys, which is kept nowhere' },
    api: 'cloudfront:ListFunctions',
  };
}

/** Of the stages of each function the one that viewers reach: LIVE, else the one that is still being worked on. */
export function newestStages(summaries: readonly FunctionSummary[]): readonly FunctionSummary[] {
  const byName = new Map<string, FunctionSummary>();
  for (const summary of summaries) {
    const { Name = '', FunctionMetadata } = summary;
    if (!byName.has(Name) || FunctionMetadata?.Stage === 'LIVE') byName.set(Name, summary);
  }
  return [...byName.values()];
}
