import {
  CreateDistributionCommand,
  type DefaultCacheBehavior,
  type DistributionConfig,
  GetDistributionCommand,
  type Origin,
} from '@aws-sdk/client-cloudfront';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import type { ProbePlace } from '../trap.ts';

export const probeOrigin: Origin = {
  DomainName: 'probe.s3.us-east-1.amazonaws.com',
  Id: 'probe',
  S3OriginConfig: { OriginAccessIdentity: '' },
};

export const probeBehavior: DefaultCacheBehavior = {
  TargetOriginId: 'probe',
  ViewerProtocolPolicy: 'https-only',
  CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
};

/** What is told of a distribution that was just made with this configuration. */
export async function distributionTold(
  { clients }: ProbePlace,
  CallerReference: string,
  config: Partial<DistributionConfig>,
): Promise<DistributionConfig | undefined> {
  const { Distribution } = await clients.cloudFront.send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference,
        Comment: '',
        DefaultCacheBehavior: probeBehavior,
        Enabled: true,
        Origins: { Quantity: 1, Items: [probeOrigin] },
        ...config,
      },
    }),
  );
  const told = await clients.cloudFront.send(new GetDistributionCommand({ Id: Distribution?.Id }));
  return told.Distribution?.DistributionConfig;
}

/** A bucket with versions; its name ends in the account, for names of buckets are one in the world. */
export async function probeBucket({ account, clientsIn }: ProbePlace, name: string): Promise<string> {
  const Bucket = `probe-${name}-${account}`;
  // The one region that a bucket need not name.
  const { s3 } = clientsIn('us-east-1');
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  return Bucket;
}

/** Whether the call is refused with an error of one of these names, or of any when none is named. */
export async function isRefused(call: () => Promise<unknown>, ...names: readonly string[]): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    return names.length === 0 || (error instanceof Error && names.includes(error.name));
  }
}
