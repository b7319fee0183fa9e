import { createRequire } from 'node:module';
import type { Clients } from './clients.ts';

/** How clients come to what they ask. */
export interface ClientOptions {
  readonly region: string;
  /** Where all services answer, for an emulator; undefined for AWS. */
  readonly endpoint?: string;
  readonly credentials?: unknown;
  readonly maxAttempts?: number;
  readonly retryMode?: 'adaptive';
  /** Limits in milliseconds. */
  readonly requestHandler?: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
  /** Put into every client's stack of middleware: what limits, records, replays, refuses. */
  readonly plugins?: readonly Plugin[];
}

interface Plugin {
  readonly applyToStack: (stack: never) => void;
}

type ClientClass = new (options: object) => { readonly middlewareStack: { readonly use: (plugin: never) => void } };

const classes: Readonly<Record<keyof Clients, readonly [packageName: string, className: string]>> = {
  acm: ['acm', 'ACMClient'],
  autoScaling: ['auto-scaling', 'AutoScalingClient'],
  budgets: ['budgets', 'BudgetsClient'],
  cloudControl: ['cloudcontrol', 'CloudControlClient'],
  cloudFormation: ['cloudformation', 'CloudFormationClient'],
  cloudFront: ['cloudfront', 'CloudFrontClient'],
  cloudTrail: ['cloudtrail', 'CloudTrailClient'],
  cloudWatch: ['cloudwatch', 'CloudWatchClient'],
  codeBuild: ['codebuild', 'CodeBuildClient'],
  config: ['config-service', 'ConfigServiceClient'],
  costExplorer: ['cost-explorer', 'CostExplorerClient'],
  dax: ['dax', 'DAXClient'],
  ec2: ['ec2', 'EC2Client'],
  eks: ['eks', 'EKSClient'],
  elastiCache: ['elasticache', 'ElastiCacheClient'],
  elbv2: ['elastic-load-balancing-v2', 'ElasticLoadBalancingV2Client'],
  emr: ['emr', 'EMRClient'],
  eventBridge: ['eventbridge', 'EventBridgeClient'],
  fsx: ['fsx', 'FSxClient'],
  iam: ['iam', 'IAMClient'],
  kms: ['kms', 'KMSClient'],
  lambda: ['lambda', 'LambdaClient'],
  logs: ['cloudwatch-logs', 'CloudWatchLogsClient'],
  openSearch: ['opensearch', 'OpenSearchClient'],
  rds: ['rds', 'RDSClient'],
  route53: ['route-53', 'Route53Client'],
  s3: ['s3', 'S3Client'],
  secretsManager: ['secrets-manager', 'SecretsManagerClient'],
  sns: ['sns', 'SNSClient'],
  sqs: ['sqs', 'SQSClient'],
  sts: ['sts', 'STSClient'],
  tagging: ['resource-groups-tagging-api', 'ResourceGroupsTaggingAPIClient'],
  wafv2: ['wafv2', 'WAFV2Client'],
};

const load = createRequire(import.meta.url);

/** Clients of one account and region. A service's package is loaded when it is first asked for. */
export function clientsAt({ plugins = [], ...options }: ClientOptions): Clients {
  const made = new Map<string, unknown>();
  return new Proxy({} as Clients, {
    get(_target, name) {
      const key = name as keyof Clients;
      if (!Object.hasOwn(classes, key)) return undefined;
      const known = made.get(key);
      if (known !== undefined) return known;
      const [packageName, className] = classes[key];
      const exports = load(`@aws-sdk/client-${packageName}`) as Readonly<Record<string, ClientClass>>;
      const Client = exports[className];
      if (!Client) throw new Error(`@aws-sdk/client-${packageName} has no ${className}.`);
      // Only S3 knows the last one: buckets of an emulator have no names of their own.
      const client = new Client({ ...options, ...(key === 's3' ? { forcePathStyle: true } : {}) });
      for (const plugin of plugins) client.middlewareStack.use(plugin as never);
      made.set(key, client);
      return client;
    },
  });
}
