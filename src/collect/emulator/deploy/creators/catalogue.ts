import type { Creator } from '../creator.ts';
import { alarmCreator } from './cloudwatch/alarm.ts';
import { aliasCreator } from './kms/alias.ts';
import { anomalyMonitorCreator } from './billing/anomaly-monitor.ts';
import { anomalySubscriptionCreator } from './billing/anomaly-subscription.ts';
import { autoScalingGroupCreator } from './auto-scaling/auto-scaling-group.ts';
import { bucketCreator } from './s3/bucket.ts';
import { bucketPolicyCreator } from './s3/bucket-policy.ts';
import { budgetCreator } from './billing/budget.ts';
import { cachePolicyCreator } from './cloudfront/cache-policy.ts';
import { cacheSubnetGroupCreator } from './elasticache/subnet-group.ts';
import { cacheUserCreator } from './elasticache/user.ts';
import { cacheUserGroupCreator } from './elasticache/user-group.ts';
import { certificateCreator } from './acm/certificate.ts';
import { dbInstanceCreator } from './rds/db-instance.ts';
import { dbParameterGroupCreator } from './rds/db-parameter-group.ts';
import { dbSubnetGroupCreator } from './rds/db-subnet-group.ts';
import { distributionCreator } from './cloudfront/distribution.ts';
import { eipCreator } from './ec2/eip.ts';
import { eksAccessEntryCreator } from './eks/access-entry.ts';
import { eksAddonCreator } from './eks/addon.ts';
import { eksClusterCreator } from './eks/cluster.ts';
import { eksNodegroupCreator } from './eks/nodegroup.ts';
import { eksPodIdentityAssociationCreator } from './eks/pod-identity-association.ts';
import { endpointCreator } from './ec2/endpoint.ts';
import { eventInvokeConfigCreator } from './lambda/event-invoke-config.ts';
import { flowLogCreator } from './ec2/flow-log.ts';
import { functionCreator as functionCreatorOfLambda } from './lambda/function.ts';
import { functionCreator } from './cloudfront/function.ts';
import { gatewayAttachmentCreator } from './ec2/gateway-attachment.ts';
import { healthCheckCreator } from './route53/health-check.ts';
import { hostedZoneCreator } from './route53/hosted-zone.ts';
import { instanceProfileCreator } from './iam/instance-profile.ts';
import { internetGatewayCreator } from './ec2/internet-gateway.ts';
import { keyCreator } from './kms/key.ts';
import { launchTemplateCreator } from './ec2/launch-template.ts';
import { listenerCreator } from './elbv2/listener.ts';
import { listenerRuleCreator } from './elbv2/listener-rule.ts';
import { loadBalancerCreator } from './elbv2/load-balancer.ts';
import { logGroupCreator } from './logs/log-group.ts';
import { loggingConfigurationCreator } from './wafv2/logging-configuration.ts';
import { managedPolicyCreator } from './iam/managed-policy.ts';
import { natGatewayCreator } from './ec2/nat-gateway.ts';
import { networkAclCreator } from './ec2/network-acl.ts';
import { networkAclEntryCreator } from './ec2/network-acl-entry.ts';
import { originAccessControlCreator } from './cloudfront/origin-access-control.ts';
import { permissionCreator } from './lambda/permission.ts';
import { policyCreator } from './iam/policy.ts';
import { queueCreator } from './sqs/queue.ts';
import { recordSetCreator } from './route53/record-set.ts';
import { recordSetGroupCreator } from './route53/record-set-group.ts';
import { replicationGroupCreator } from './elasticache/replication-group.ts';
import { responseHeadersPolicyCreator } from './cloudfront/response-headers-policy.ts';
import { roleCreator } from './iam/role.ts';
import { routeCreator } from './ec2/route.ts';
import { routeTableCreator } from './ec2/route-table.ts';
import { ruleCreator } from './events/rule.ts';
import { scalingPolicyCreator } from './auto-scaling/scaling-policy.ts';
import { secretCreator } from './secrets-manager/secret.ts';
import { secretTargetAttachmentCreator } from './secrets-manager/secret-target-attachment.ts';
import { securityGroupCreator } from './ec2/security-group.ts';
import { securityGroupEgressCreator } from './ec2/security-group-egress.ts';
import { securityGroupIngressCreator } from './ec2/security-group-ingress.ts';
import { subnetCreator } from './ec2/subnet.ts';
import { subnetNetworkAclAssociationCreator } from './ec2/subnet-network-acl-association.ts';
import { subnetRouteTableAssociationCreator } from './ec2/subnet-route-table-association.ts';
import { targetGroupCreator } from './elbv2/target-group.ts';
import { topicCreator } from './sns/topic.ts';
import { topicPolicyCreator } from './sns/topic-policy.ts';
import { trailCreator } from './cloudtrail/trail.ts';
import { vpcCreator } from './ec2/vpc.ts';
import { webAclCreator } from './wafv2/web-acl.ts';

/** Everything that can be made in an emulator. */
export const creators: readonly Creator[] = [
  alarmCreator,
  aliasCreator,
  anomalyMonitorCreator,
  anomalySubscriptionCreator,
  autoScalingGroupCreator,
  bucketCreator,
  bucketPolicyCreator,
  budgetCreator,
  cachePolicyCreator,
  cacheSubnetGroupCreator,
  cacheUserCreator,
  cacheUserGroupCreator,
  certificateCreator,
  dbInstanceCreator,
  dbParameterGroupCreator,
  dbSubnetGroupCreator,
  distributionCreator,
  eipCreator,
  eksAccessEntryCreator,
  eksAddonCreator,
  eksClusterCreator,
  eksNodegroupCreator,
  eksPodIdentityAssociationCreator,
  endpointCreator,
  eventInvokeConfigCreator,
  flowLogCreator,
  functionCreator,
  functionCreatorOfLambda,
  gatewayAttachmentCreator,
  healthCheckCreator,
  hostedZoneCreator,
  instanceProfileCreator,
  internetGatewayCreator,
  keyCreator,
  launchTemplateCreator,
  listenerCreator,
  listenerRuleCreator,
  loadBalancerCreator,
  logGroupCreator,
  loggingConfigurationCreator,
  managedPolicyCreator,
  natGatewayCreator,
  networkAclCreator,
  networkAclEntryCreator,
  originAccessControlCreator,
  permissionCreator,
  policyCreator,
  queueCreator,
  recordSetCreator,
  recordSetGroupCreator,
  replicationGroupCreator,
  responseHeadersPolicyCreator,
  roleCreator,
  routeCreator,
  routeTableCreator,
  ruleCreator,
  scalingPolicyCreator,
  secretCreator,
  secretTargetAttachmentCreator,
  securityGroupCreator,
  securityGroupEgressCreator,
  securityGroupIngressCreator,
  subnetCreator,
  subnetNetworkAclAssociationCreator,
  subnetRouteTableAssociationCreator,
  targetGroupCreator,
  topicCreator,
  topicPolicyCreator,
  trailCreator,
  vpcCreator,
  webAclCreator,
];
