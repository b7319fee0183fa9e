import { isList, isMap, type Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';

/** The policy that stands on a topic; undefined for the one SNS gives each topic by itself, which no template declares. */
export function topicPolicyOf(topicArn: string, policy: Value, region: string): Mapped | undefined {
  if (isGivenBySns(policy)) return undefined;
  return {
    type: 'AWS::SNS::TopicPolicy',
    ref: `policy of ${topicArn}`,
    region,
    tags: {},
    properties: { PolicyDocument: policy, Topics: [topicArn] },
    attributes: {},
    api: 'sns:GetTopicAttributes',
  };
}

/** It lets the topic's own account in, as IAM does anyway. Source: SNS Developer Guide, "Example cases for access control". */
function isGivenBySns(policy: Value): boolean {
  if (!isMap(policy) || policy['Id'] !== '__default_policy_ID') return false;
  const { Statement: statements } = policy;
  if (!isList(statements) || statements.length !== 1) return false;
  const [only] = statements;
  return isMap(only) && only['Sid'] === '__default_statement_ID';
}
