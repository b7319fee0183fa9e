import type { Collector } from './collector.ts';
import { alarmCollector } from './cloudwatch/alarm-collector.ts';
import { aliasCollector } from './kms/alias-collector.ts';
import { anomalyCollector } from './billing/anomaly-collector.ts';
import { autoScalingGroupCollector } from './auto-scaling/auto-scaling-group-collector.ts';
import { bucketCollector } from './s3/bucket-collector.ts';
import { budgetCollector } from './billing/budget-collector.ts';
import { cachePolicyCollector } from './cloudfront/cache-policy-collector.ts';
import { cacheSubnetGroupCollector } from './elasticache/subnet-group-collector.ts';
import { cacheUserCollector } from './elasticache/user-collector.ts';
import { cacheUserGroupCollector } from './elasticache/user-group-collector.ts';
import { certificateCollector } from './acm/certificate-collector.ts';
import { dbInstanceCollector } from './rds/db-instance-collector.ts';
import { dbParameterGroupCollector } from './rds/db-parameter-group-collector.ts';
import { dbSubnetGroupCollector } from './rds/db-subnet-group-collector.ts';
import { distributionCollector } from './cloudfront/distribution-collector.ts';
import { eipCollector } from './ec2/eip-collector.ts';
import { eksCollector } from './eks/eks-collector.ts';
import { endpointCollector } from './ec2/endpoint-collector.ts';
import { eventSourceMappingCollector } from './lambda/event-source-mapping-collector.ts';
import { flowLogCollector } from './ec2/flow-log-collector.ts';
import { functionCollector as functionLambdaCollector } from './lambda/function-collector.ts';
import { functionCollector } from './cloudfront/function-collector.ts';
import { healthCheckCollector } from './route53/health-check-collector.ts';
import { hostedZoneCollector } from './route53/hosted-zone-collector.ts';
import { identitiesCollector } from './iam/identities-collector.ts';
import { instanceProfileCollector } from './iam/instance-profile-collector.ts';
import { keyCollector } from './kms/key-collector.ts';
import { launchTemplateCollector } from './ec2/launch-template-collector.ts';
import { listenerCollector } from './elbv2/listener-collector.ts';
import { loadBalancerCollector } from './elbv2/load-balancer-collector.ts';
import { logGroupCollector } from './logs/log-group-collector.ts';
import { natGatewayCollector } from './ec2/nat-gateway-collector.ts';
import { networkCollector } from './ec2/network-collector.ts';
import { originAccessControlCollector } from './cloudfront/origin-access-control-collector.ts';
import { queueCollector } from './sqs/queue-collector.ts';
import { replicationGroupCollector } from './elasticache/replication-group-collector.ts';
import { responseHeadersPolicyCollector } from './cloudfront/response-headers-policy-collector.ts';
import { ruleCollector } from './events/rule-collector.ts';
import { scalingPolicyCollector } from './auto-scaling/scaling-policy-collector.ts';
import { secretCollector } from './secrets-manager/secret-collector.ts';
import { targetGroupCollector } from './elbv2/target-group-collector.ts';
import { topicCollector } from './sns/topic-collector.ts';
import { trailCollector } from './cloudtrail/trail-collector.ts';
import { webAclCollector } from './wafv2/web-acl-collector.ts';

/** Everything that can be read of an account. */
export const collectors: readonly Collector[] = [
  alarmCollector,
  aliasCollector,
  anomalyCollector,
  autoScalingGroupCollector,
  bucketCollector,
  budgetCollector,
  cachePolicyCollector,
  cacheSubnetGroupCollector,
  cacheUserCollector,
  cacheUserGroupCollector,
  certificateCollector,
  dbInstanceCollector,
  dbParameterGroupCollector,
  dbSubnetGroupCollector,
  distributionCollector,
  eipCollector,
  eksCollector,
  endpointCollector,
  eventSourceMappingCollector,
  flowLogCollector,
  functionCollector,
  functionLambdaCollector,
  healthCheckCollector,
  hostedZoneCollector,
  identitiesCollector,
  instanceProfileCollector,
  keyCollector,
  launchTemplateCollector,
  listenerCollector,
  loadBalancerCollector,
  logGroupCollector,
  natGatewayCollector,
  networkCollector,
  originAccessControlCollector,
  queueCollector,
  replicationGroupCollector,
  responseHeadersPolicyCollector,
  ruleCollector,
  scalingPolicyCollector,
  secretCollector,
  targetGroupCollector,
  topicCollector,
  trailCollector,
  webAclCollector,
];
