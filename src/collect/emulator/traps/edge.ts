import { DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import {
  CreateFunctionCommand,
  ListCachePoliciesCommand,
  ListResponseHeadersPoliciesCommand,
  PublishFunctionCommand,
} from '@aws-sdk/client-cloudfront';
import { CreateHealthCheckCommand } from '@aws-sdk/client-route-53';
import { isLack } from '../deploy/lacking.ts';
import type { Trap } from '../trap.ts';
import { bucketTraps } from './edge-buckets.ts';
import { distributionDefaultTraps } from './edge-defaults.ts';
import { distributionTold, isRefused, probeBehavior, probeOrigin } from './edge-probes.ts';

const distribution = 'AWS::CloudFront::Distribution';

/** Where moto differs from AWS in what stands at the edge: CDN, firewall, names, certificates, and the buckets behind them. */
export const edgeTraps: readonly Trap[] = [
  ...bucketTraps,
  ...distributionDefaultTraps,
  {
    type: distribution,
    property: 'DistributionConfig.Origins.*.OriginAccessControlId',
    explanation: 'Is lost: "every S3 origin is reached through origin access control" would fail here and pass in AWS.',
    probe: async (place) => {
      const Items = [{ ...probeOrigin, OriginAccessControlId: 'E1' }];
      const told = await distributionTold(place, 'control', { Origins: { Quantity: 1, Items } });
      return told?.Origins?.Items?.[0]?.OriginAccessControlId !== 'E1';
    },
  },
  {
    type: distribution,
    property: 'DistributionConfig.Origins.*.S3OriginConfig.OriginAccessIdentity',
    explanation:
      'Is lost, with the map around it: whether a bucket admits the identity of its distribution is not assessed here. That the origin is a bucket is seen by its being nothing else.',
    probe: async (place) => {
      const told = await distributionTold(place, 'identity', {});
      return told?.Origins?.Items?.[0]?.S3OriginConfig === undefined;
    },
  },
  ...(['DefaultCacheBehavior', 'CacheBehaviors.*'] as const).map(
    (behavior): Trap => ({
      type: distribution,
      property: `DistributionConfig.${behavior}.FunctionAssociations`,
      explanation:
        'Is lost, and LambdaFunctionAssociations with it: a check of what runs at the edge would find nothing here.',
      probe: async (place) => {
        const FunctionAssociations = {
          Quantity: 1,
          Items: [{ EventType: 'viewer-request' as const, FunctionARN: 'arn:aws:cloudfront::111122223333:function/f' }],
        };
        const own = { ...probeBehavior, FunctionAssociations };
        const told = await distributionTold(place, behavior, {
          DefaultCacheBehavior: own,
          CacheBehaviors: { Quantity: 1, Items: [{ ...own, PathPattern: '/a' }] },
        });
        const [first] = told?.CacheBehaviors?.Items ?? [];
        const read = behavior === 'DefaultCacheBehavior' ? told?.DefaultCacheBehavior : first;
        return read !== undefined && (read.FunctionAssociations?.Items ?? []).length === 0;
      },
    }),
  ),
  {
    type: distribution,
    property: 'DistributionConfig.DefaultCacheBehavior.TargetOriginId',
    explanation:
      'An origin group is refused there. The creator lets the group\'s first origin stand in, and says so: "every distribution fails over to a second origin" would fail here and pass in AWS.',
    probe: async (place) => {
      const members = [{ OriginId: 'probe' }, { OriginId: 'second' }];
      const group = {
        Id: 'group',
        FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
        Members: { Quantity: 2, Items: members },
      };
      const config = {
        DefaultCacheBehavior: { ...probeBehavior, TargetOriginId: 'group' },
        OriginGroups: { Quantity: 1, Items: [group] },
        Origins: { Quantity: 2, Items: [probeOrigin, { ...probeOrigin, Id: 'second' }] },
      };
      return isRefused(() => distributionTold(place, 'group', config), 'NoSuchOrigin');
    },
  },
  {
    type: 'AWS::CloudFront::CachePolicy',
    property: '',
    explanation:
      'Cannot be made or listed, so behaviours name none and fall back to times of 0: "every distribution caches static assets at the edge" would fail here and pass in AWS.',
    probe: async ({ clients }) =>
      isUnknown(() => clients.cloudFront.send(new ListCachePoliciesCommand({ Type: 'custom' }))),
  },
  {
    type: 'AWS::CloudFront::ResponseHeadersPolicy',
    property: '',
    explanation:
      'Cannot be made or listed, so behaviours name none: a check of the headers it sets cannot be made here.',
    probe: async ({ clients }) =>
      isUnknown(() => clients.cloudFront.send(new ListResponseHeadersPoliciesCommand({ Type: 'custom' }))),
  },
  {
    type: 'AWS::CloudFront::Function',
    property: 'AutoPublish',
    explanation: 'Nothing is published: every function stays in the stage DEVELOPMENT. No check reads the stage.',
    probe: async ({ clients }) => {
      const { ETag } = await clients.cloudFront.send(
        new CreateFunctionCommand({
          FunctionCode: Buffer.from('function handler(event) { return event.request; }'),
          FunctionConfig: { Comment: '', Runtime: 'cloudfront-js-2.0' },
          Name: 'probe',
        }),
      );
      return isUnknown(() => clients.cloudFront.send(new PublishFunctionCommand({ Name: 'probe', IfMatch: ETag })));
    },
  },
  {
    type: 'AWS::CertificateManager::Certificate',
    property: 'ValidationMethod',
    explanation:
      'Reads back DNS whatever was asked for: a certificate that waits for mails looks as if it renewed by itself.',
    probe: async ({ clients }) => {
      const { CertificateArn } = await clients.acm.send(
        new RequestCertificateCommand({ DomainName: 'probe.example', ValidationMethod: 'EMAIL' }),
      );
      const { Certificate } = await clients.acm.send(new DescribeCertificateCommand({ CertificateArn }));
      return Certificate?.DomainValidationOptions?.[0]?.ValidationMethod === 'DNS';
    },
  },
  {
    type: 'AWS::Route53::HealthCheck',
    property: 'HealthCheckConfig.AlarmIdentifier',
    explanation:
      'Is lost, and InsufficientDataHealthStatus with it: a health check that follows an alarm looks as if it followed nothing.',
    probe: async ({ clients }) => {
      const { HealthCheck } = await clients.route53.send(
        new CreateHealthCheckCommand({
          CallerReference: 'probe',
          HealthCheckConfig: { Type: 'CLOUDWATCH_METRIC', AlarmIdentifier: { Name: 'a', Region: 'us-east-1' } },
        }),
      );
      return HealthCheck?.HealthCheckConfig?.AlarmIdentifier === undefined;
    },
  },
];

async function isUnknown(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    return isLack(error);
  }
}
