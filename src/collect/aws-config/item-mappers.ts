import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { NatGateway, VpcEndpoint } from '@aws-sdk/client-ec2';
import type { DBInstance } from '@aws-sdk/client-rds';
import { certificateOf } from '../aws/acm/certificate.ts';
import { autoScalingGroup } from '../aws/auto-scaling/auto-scaling-group.ts';
import { scalingPolicy } from '../aws/auto-scaling/scaling-policy.ts';
import { alarm } from '../aws/cloudwatch/alarm.ts';
import type { Mapped, Place } from '../aws/collector.ts';
import { mapEip } from '../aws/ec2/eip.ts';
import { mapEndpoint } from '../aws/ec2/endpoint.ts';
import { mapFlowLog } from '../aws/ec2/flow-log.ts';
import { mapNatGateway } from '../aws/ec2/nat-gateway.ts';
import { listener } from '../aws/elbv2/listener.ts';
import { loadBalancer } from '../aws/elbv2/load-balancer.ts';
import { dbInstance } from '../aws/rds/db-instance.ts';
import { dbSubnetGroup } from '../aws/rds/db-subnet-group.ts';
import { apiShape } from './api-shape.ts';
import { bucketItem } from './bucket-item.ts';
import type { ConfigItem } from './config-item.ts';
import { notKept, tagList } from './from-config.ts';
import { groupItem, policyItem, roleItem, userItem } from './identity-items.ts';
import { aliasItem, keyItem } from './key-item.ts';
import { launchTemplateItem } from './launch-template-item.ts';

type ItemMapper = (item: ConfigItem, place: Place) => readonly Mapped[];

const unseen = { unseen: notKept };

/** The item of a kind as the API answers, with its tags. */
function answer(item: ConfigItem): object {
  return { ...apiShape(item.configuration), Tags: tagList(item) };
}

/** States in which a gateway or an endpoint carries nothing. */
const gone = ['deleted', 'deleting', 'expired', 'failed', 'rejected'];
/** Instances of these are recorded as RDS's, and are of types of their own. */
const otherEngines = /^(?:docdb|neptune)$/u;

/** One mapper for each of Config's types that stands by itself; those of networks are told in terms of each other. */
export const itemMappers: Readonly<Record<string, ItemMapper>> = {
  'AWS::ACM::Certificate': (item, { region }) => [certificateOf(apiShape(item.configuration), tagList(item), region)],
  'AWS::AutoScaling::AutoScalingGroup': (item, { region }) => [
    autoScalingGroup(answer(item) as AutoScalingGroup, region),
  ],
  'AWS::AutoScaling::ScalingPolicy': (item, { region }) => [scalingPolicy(apiShape(item.configuration), region)],
  'AWS::CloudWatch::Alarm': (item, { region }) => [alarm(apiShape(item.configuration), { region, tags: item.tags })],
  'AWS::EC2::EIP': (item, place) => [mapEip(answer(item), place)],
  'AWS::EC2::FlowLog': (item, place) => [mapFlowLog(answer(item), place)],
  'AWS::EC2::LaunchTemplate': launchTemplateItem,
  'AWS::EC2::NatGateway': (item, place) => {
    const gateway: NatGateway = answer(item);
    return gone.includes(gateway.State ?? '') ? [] : [mapNatGateway(gateway, place)];
  },
  'AWS::EC2::VPCEndpoint': (item, place) => {
    const endpoint: VpcEndpoint = answer(item);
    if (endpoint.RequesterManaged || gone.includes(endpoint.State?.toLowerCase() ?? '')) return [];
    return [mapEndpoint(endpoint, place)];
  },
  // In CloudFormation's shape, which is the API's.
  'AWS::ElasticLoadBalancingV2::Listener': (item, { region }) => [
    listener(item.configuration, { region, tags: item.tags }),
  ],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (item, { region }) => [
    loadBalancer(apiShape(item.configuration), {
      region,
      tags: item.tags,
      attributes: { kind: 'unseen', value: unseen },
    }),
  ],
  'AWS::IAM::Group': (item, { region }) => groupItem(item, region),
  'AWS::IAM::Policy': (item, { region }) => policyItem(item, region),
  'AWS::IAM::Role': (item, { region }) => roleItem(item, region),
  'AWS::IAM::User': (item, { region }) => userItem(item, region),
  'AWS::KMS::Alias': (item, { region }) => aliasItem(item, region),
  'AWS::KMS::Key': (item, { region }) => keyItem(item, region),
  'AWS::RDS::DBInstance': (item, { region }) => {
    const instance: DBInstance = { ...apiShape(item.configuration), TagList: tagList(item) };
    return otherEngines.test(instance.Engine ?? '') ? [] : [dbInstance(instance, region)];
  },
  'AWS::RDS::DBSubnetGroup': (item, { region }) => [dbSubnetGroup(apiShape(item.configuration), tagList(item), region)],
  'AWS::S3::Bucket': bucketItem,
};

/**
 * Properties that no item holds, or that an item may be without: left out they would read as not set.
 * Source: the schemas named at configKinds.
 */
export const notRecordedOf: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudWatch::Alarm': ['Metrics'],
  'AWS::EC2::VPCEndpoint': ['DnsOptions', 'IpAddressType', 'PolicyDocument'],
  'AWS::RDS::DBInstance': [
    'AssociatedRoles',
    'AutoMinorVersionUpgrade',
    'CopyTagsToSnapshot',
    'DatabaseInsightsMode',
    'DedicatedLogVolume',
    'DeletionProtection',
    'EnableIAMDatabaseAuthentication',
    'EnablePerformanceInsights',
    'EngineLifecycleSupport',
    'ManageMasterUserPassword',
    'MasterUserSecret',
    'MaxAllocatedStorage',
    'MultiAZ',
    'NetworkType',
    'PubliclyAccessible',
    'ReplicaMode',
    'StorageEncrypted',
    'StorageThroughput',
  ],
};
