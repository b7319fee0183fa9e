import { readCalls } from './read-policy-calls.ts';

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: '*';
  }[];
}

/**
 * The least that whoever reads an account must be allowed: the actions of the calls that are made, and no more. On all resources, since
 * most lists know no narrower one, and what is not seen cannot be judged. `handlers` are actions that Cloud Control takes on the reader's behalf.
 */
export function readPolicy(
  calls: Readonly<Record<string, readonly string[]>> = readCalls,
  handlers: readonly string[] = [],
): PolicyDocument {
  const actions = Object.entries(calls).flatMap(([service, operations]) =>
    operations.flatMap((operation) => actionsOf(service, operation)),
  );
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'PlumblineReads',
        Effect: 'Allow',
        Action: [...new Set([...actions, ...handlers])].toSorted(),
        Resource: '*',
      },
    ],
  };
}

/** The IAM actions that an operation needs: mostly one of the same name. */
export function actionsOf(service: string, operation: string): readonly string[] {
  return namedOtherwise[`${service}:${operation}`] ?? [`${service}:${operation}`];
}

const viewBudget = ['budgets:ViewBudget'];

const namedOtherwise: Readonly<Record<string, readonly string[]>> = {
  // Source: Amazon S3 API Reference, "Permissions" of each operation; Amazon S3 User Guide, "Required permissions for Amazon S3 API operations".
  's3:ListBuckets': ['s3:ListAllMyBuckets'],
  's3:GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
  's3:GetBucketLifecycleConfiguration': ['s3:GetLifecycleConfiguration'],
  's3:GetBucketNotificationConfiguration': ['s3:GetBucketNotification'],
  's3:GetBucketReplication': ['s3:GetReplicationConfiguration'],
  's3:GetObjectLockConfiguration': ['s3:GetBucketObjectLockConfiguration'],
  's3:GetPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
  's3:GetBucketCors': ['s3:GetBucketCORS'],
  's3:GetBucketAccelerateConfiguration': ['s3:GetAccelerateConfiguration'],
  's3:HeadBucket': ['s3:ListBucket'],
  // Source: Service Authorization Reference, "AWS Budget Service": its actions are permissions and not operations.
  'budgets:DescribeBudget': viewBudget,
  'budgets:DescribeBudgets': viewBudget,
  'budgets:DescribeNotificationsForBudget': viewBudget,
  'budgets:DescribeSubscribersForNotification': viewBudget,
  // Source: Service Authorization Reference, "AWS Cloud Control API": its operations are authorized as CloudFormation's.
  'cloudcontrol:GetResource': ['cloudformation:GetResource'],
  'cloudcontrol:ListResources': ['cloudformation:ListResources'],
  // Source: AWS Lambda API Reference, GetFunction: without it an answer lacks the tags.
  'lambda:GetFunction': ['lambda:GetFunction', 'lambda:ListTags'],
  // Source: AWS STS API Reference, GetCallerIdentity: "No permissions are required".
  'sts:GetCallerIdentity': [],
};
