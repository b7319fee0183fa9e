import { autoScalingGroupIsBehindLoadBalancer } from './availability/auto-scaling-group-is-behind-load-balancer.ts';
import { autoScalingGroupKeepsInstances } from './availability/auto-scaling-group-keeps-instances.ts';
import { autoScalingGroupSpansZones } from './availability/auto-scaling-group-spans-zones.ts';
import { autoScalingGroupTakesHealthFromLoadBalancer } from './availability/auto-scaling-group-takes-health-from-load-balancer.ts';
import { cacheHasReplicaZone } from './availability/cache-has-replica-zone.ts';
import { databaseHasStandbyZone } from './availability/database-has-standby-zone.ts';
import { databaseHasSubnetsInZones } from './availability/database-has-subnets-in-zones.ts';
import { databaseIsBackedUp } from './availability/database-is-backed-up.ts';
import { databaseIsProtectedFromDeletion } from './availability/database-is-protected-from-deletion.ts';
import { eksClusterSpansZones } from './availability/eks-cluster-spans-zones.ts';
import { loadBalancerIsApplication } from './availability/load-balancer-is-application.ts';
import { loadBalancerIsNetwork } from './availability/load-balancer-is-network.ts';
import { loadBalancerSpansZones } from './availability/load-balancer-spans-zones.ts';
import { nodeGroupSpansZones } from './availability/node-group-spans-zones.ts';
import { pathMeetsAvailabilityObjective } from './availability/path-meets-availability-objective.ts';
import { privateSubnetLeavesThroughOwnZone } from './availability/private-subnet-leaves-through-own-zone.ts';
import { targetGroupChecksOwnPath } from './availability/target-group-checks-own-path.ts';
import { unhealthyTargetIsTakenOut } from './availability/unhealthy-target-is-taken-out.ts';
import { bucketHasLifecycleRule } from './cost/bucket-has-lifecycle-rule.ts';
import { interruptibleWorkRunsOnSpot } from './cost/interruptible-work-runs-on-spot.ts';
import { monthlyBudgetGivesNotice } from './cost/monthly-budget-gives-notice.ts';
import { reservedCapacityCoversBase } from './cost/reserved-capacity-covers-base.ts';
import { bucketBlocksPublicAccess } from './delivery/bucket-blocks-public-access.ts';
import { distributionCachesStaticAssets } from './delivery/distribution-caches-static-assets.ts';
import { distributionCompresses } from './delivery/distribution-compresses.ts';
import { distributionHasS3OriginAndRoot } from './delivery/distribution-has-s3-origin-and-root.ts';
import { distributionHasWebAcl } from './delivery/distribution-has-web-acl.ts';
import { distributionIsOnlyWayIn } from './delivery/distribution-is-only-way-in.ts';
import { distributionSpeaksHttp2 } from './delivery/distribution-speaks-http2.ts';
import { originIsReachedThroughAccessControl } from './delivery/origin-is-reached-through-access-control.ts';
import { bucketIsEncryptedAtRest } from './encryption/bucket-is-encrypted-at-rest.ts';
import { cacheIsEncryptedAtRest } from './encryption/cache-is-encrypted-at-rest.ts';
import { databaseHasCredentialsOfItsOwn } from './encryption/database-has-credentials-of-its-own.ts';
import { databaseHasKeyOfItsOwn } from './encryption/database-has-key-of-its-own.ts';
import { databaseIsEncryptedWithKms } from './encryption/database-is-encrypted-with-kms.ts';
import { bucketIsReplicatedToAnotherRegion } from './geo/bucket-is-replicated-to-another-region.ts';
import { componentExistsInEveryRegion } from './geo/component-exists-in-every-region.ts';
import { databaseHasReplicaInAnotherRegion } from './geo/database-has-replica-in-another-region.ts';
import { dnsFailoverIsCompleteInTime } from './geo/dns-failover-is-complete-in-time.ts';
import { dnsFailsOverBetweenRegions } from './geo/dns-fails-over-between-regions.ts';
import { replicatedBucketIsVersioned } from './geo/replicated-bucket-is-versioned.ts';
import { functionRunsUnderRole } from './identity/function-runs-under-role.ts';
import { instanceTakesCredentialsFromRole } from './identity/instance-takes-credentials-from-role.ts';
import { noLongLivedAccessKeys } from './identity/no-long-lived-access-keys.ts';
import { nodeGroupRunsUnderRole } from './identity/node-group-runs-under-role.ts';
import { databaseAdmitsNamedGroups } from './network/database-admits-named-groups.ts';
import { databaseIsKeptOffPublicAddresses } from './network/database-is-kept-off-public-addresses.ts';
import { databaseLiesInIsolatedSubnets } from './network/database-lies-in-isolated-subnets.ts';
import { onlyLoadBalancersAdmitInternet } from './network/only-load-balancers-admit-internet.ts';
import { securityGroupNamesItsSources } from './network/security-group-names-its-sources.ts';
import { vpcHasPublicAndPrivateSubnets } from './network/vpc-has-public-and-private-subnets.ts';
import { workloadRunsInPrivateSubnets } from './network/workload-runs-in-private-subnets.ts';
import { autoScalingGroupScalesOnDemand } from './scaling/auto-scaling-group-scales-on-demand.ts';
import { databaseHasReadReplica } from './scaling/database-has-read-replica.ts';
import { cacheRefusesClearConnections } from './tls/cache-refuses-clear-connections.ts';
import { databaseRefusesClearConnections } from './tls/database-refuses-clear-connections.ts';
import { distributionDemandsTls12 } from './tls/distribution-demands-tls-12.ts';
import { distributionReachesOriginsOverHttps } from './tls/distribution-reaches-origins-over-https.ts';
import { distributionServesHttpsOnly } from './tls/distribution-serves-https-only.ts';
import { listenerDemandsTls12 } from './tls/listener-demands-tls-12.ts';
import { listenerEncryptsOrRedirects } from './tls/listener-encrypts-or-redirects.ts';
import { listenerShowsAcmCertificate } from './tls/listener-shows-acm-certificate.ts';
import type { Check } from './check.ts';

/** Every check there is, in the order of docs/checks.md. */
export const catalogue: readonly Check[] = [
  autoScalingGroupIsBehindLoadBalancer,
  autoScalingGroupKeepsInstances,
  autoScalingGroupSpansZones,
  autoScalingGroupTakesHealthFromLoadBalancer,
  cacheHasReplicaZone,
  databaseHasStandbyZone,
  databaseHasSubnetsInZones,
  databaseIsBackedUp,
  databaseIsProtectedFromDeletion,
  eksClusterSpansZones,
  loadBalancerIsApplication,
  loadBalancerIsNetwork,
  loadBalancerSpansZones,
  nodeGroupSpansZones,
  pathMeetsAvailabilityObjective,
  privateSubnetLeavesThroughOwnZone,
  targetGroupChecksOwnPath,
  unhealthyTargetIsTakenOut,
  bucketHasLifecycleRule,
  interruptibleWorkRunsOnSpot,
  monthlyBudgetGivesNotice,
  reservedCapacityCoversBase,
  bucketBlocksPublicAccess,
  distributionCachesStaticAssets,
  distributionCompresses,
  distributionHasS3OriginAndRoot,
  distributionHasWebAcl,
  distributionIsOnlyWayIn,
  distributionSpeaksHttp2,
  originIsReachedThroughAccessControl,
  bucketIsEncryptedAtRest,
  cacheIsEncryptedAtRest,
  databaseHasCredentialsOfItsOwn,
  databaseHasKeyOfItsOwn,
  databaseIsEncryptedWithKms,
  bucketIsReplicatedToAnotherRegion,
  componentExistsInEveryRegion,
  databaseHasReplicaInAnotherRegion,
  dnsFailoverIsCompleteInTime,
  dnsFailsOverBetweenRegions,
  replicatedBucketIsVersioned,
  functionRunsUnderRole,
  instanceTakesCredentialsFromRole,
  noLongLivedAccessKeys,
  nodeGroupRunsUnderRole,
  databaseAdmitsNamedGroups,
  databaseIsKeptOffPublicAddresses,
  databaseLiesInIsolatedSubnets,
  onlyLoadBalancersAdmitInternet,
  securityGroupNamesItsSources,
  vpcHasPublicAndPrivateSubnets,
  workloadRunsInPrivateSubnets,
  autoScalingGroupScalesOnDemand,
  databaseHasReadReplica,
  cacheRefusesClearConnections,
  databaseRefusesClearConnections,
  distributionDemandsTls12,
  distributionReachesOriginsOverHttps,
  distributionServesHttpsOnly,
  listenerDemandsTls12,
  listenerEncryptsOrRedirects,
  listenerShowsAcmCertificate,
];
