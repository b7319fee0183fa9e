import { autoScalingGroupIsBehindLoadBalancer } from './availability/auto-scaling-group-is-behind-load-balancer.ts';
import { autoScalingGroupKeepsInstances } from './availability/auto-scaling-group-keeps-instances.ts';
import { autoScalingGroupSpansZones } from './availability/auto-scaling-group-spans-zones.ts';
import { autoScalingGroupTakesHealthFromLoadBalancer } from './availability/auto-scaling-group-takes-health-from-load-balancer.ts';
import { brokerSpansZones } from './availability/broker-spans-zones.ts';
import { cacheHasReplicaZone } from './availability/cache-has-replica-zone.ts';
import { containerServiceKeepsTasks } from './availability/container-service-keeps-tasks.ts';
import { containerServiceSpansZones } from './availability/container-service-spans-zones.ts';
import { databaseHasStandbyZone } from './availability/database-has-standby-zone.ts';
import { databaseHasSubnetsInZones } from './availability/database-has-subnets-in-zones.ts';
import { databaseIsBackedUp } from './availability/database-is-backed-up.ts';
import { databaseIsProtectedFromDeletion } from './availability/database-is-protected-from-deletion.ts';
import { eksClusterSpansZones } from './availability/eks-cluster-spans-zones.ts';
import { endpointSpansZones } from './availability/endpoint-spans-zones.ts';
import { fileSystemIsMountedInZones } from './availability/file-system-is-mounted-in-zones.ts';
import { functionKeepsFailedEvents } from './availability/function-keeps-failed-events.ts';
import { functionSpansZones } from './availability/function-spans-zones.ts';
import { loadBalancerIsApplication } from './availability/load-balancer-is-application.ts';
import { loadBalancerIsNetwork } from './availability/load-balancer-is-network.ts';
import { loadBalancerIsProtectedFromDeletion } from './availability/load-balancer-is-protected-from-deletion.ts';
import { loadBalancerSpansZones } from './availability/load-balancer-spans-zones.ts';
import { nodeGroupSpansZones } from './availability/node-group-spans-zones.ts';
import { pathMeetsAvailabilityObjective } from './availability/path-meets-availability-objective.ts';
import { privateSubnetLeavesThroughOwnZone } from './availability/private-subnet-leaves-through-own-zone.ts';
import { queueHasDeadLetterQueue } from './availability/queue-has-dead-letter-queue.ts';
import { searchDomainSpansZones } from './availability/search-domain-spans-zones.ts';
import { streamConsumerHandlesFailures } from './availability/stream-consumer-handles-failures.ts';
import { tableIsProtectedFromDeletion } from './availability/table-is-protected-from-deletion.ts';
import { targetGroupChecksOwnPath } from './availability/target-group-checks-own-path.ts';
import { targetGroupDrainsConnections } from './availability/target-group-drains-connections.ts';
import { targetGroupIsSticky } from './availability/target-group-is-sticky.ts';
import { unhealthyTargetIsTakenOut } from './availability/unhealthy-target-is-taken-out.ts';
import { vpcSpansZonesInEachTier } from './availability/vpc-spans-zones-in-each-tier.ts';
import { bucketHasLifecycleRule } from './cost/bucket-has-lifecycle-rule.ts';
import { interruptibleWorkRunsOnSpot } from './cost/interruptible-work-runs-on-spot.ts';
import { monthlyBudgetGivesNotice } from './cost/monthly-budget-gives-notice.ts';
import { reservedCapacityCoversBase } from './cost/reserved-capacity-covers-base.ts';
import { bucketBlocksPublicAccess } from './delivery/bucket-blocks-public-access.ts';
import { distributionCachesStaticAssets } from './delivery/distribution-caches-static-assets.ts';
import { distributionCompresses } from './delivery/distribution-compresses.ts';
import { distributionFailsOverToSecondOrigin } from './delivery/distribution-fails-over-to-second-origin.ts';
import { distributionHasS3OriginAndRoot } from './delivery/distribution-has-s3-origin-and-root.ts';
import { distributionHasWebAcl } from './delivery/distribution-has-web-acl.ts';
import { distributionIsOnlyWayIn } from './delivery/distribution-is-only-way-in.ts';
import { distributionReadsAssetsAlone } from './delivery/distribution-reads-assets-alone.ts';
import { distributionSpeaksHttp2 } from './delivery/distribution-speaks-http2.ts';
import { originIsReachedThroughAccessControl } from './delivery/origin-is-reached-through-access-control.ts';
import { bucketIsEncryptedAtRest } from './encryption/bucket-is-encrypted-at-rest.ts';
import { bucketIsEncryptedWithKms } from './encryption/bucket-is-encrypted-with-kms.ts';
import { cacheIsEncryptedAtRest } from './encryption/cache-is-encrypted-at-rest.ts';
import { clientKeyIsUsedByOwnServices } from './encryption/client-key-is-used-by-own-services.ts';
import { clusterEncryptsSecrets } from './encryption/cluster-encrypts-secrets.ts';
import { dataStoreHasCustomerKey } from './encryption/data-store-has-customer-key.ts';
import { databaseHasCredentialsOfItsOwn } from './encryption/database-has-credentials-of-its-own.ts';
import { databaseHasKeyOfItsOwn } from './encryption/database-has-key-of-its-own.ts';
import { databaseIsEncryptedWithKms } from './encryption/database-is-encrypted-with-kms.ts';
import { fileSystemIsEncryptedAtRest } from './encryption/file-system-is-encrypted-at-rest.ts';
import { keyIsRotated } from './encryption/key-is-rotated.ts';
import { keyIsUsedByNamedServicesAndRoles } from './encryption/key-is-used-by-named-services-and-roles.ts';
import { logGroupHasCustomerKey } from './encryption/log-group-has-customer-key.ts';
import { queueIsEncryptedAtRest } from './encryption/queue-is-encrypted-at-rest.ts';
import { searchDomainIsEncryptedAtRest } from './encryption/search-domain-is-encrypted-at-rest.ts';
import { secretHasCustomerKey } from './encryption/secret-has-customer-key.ts';
import { streamIsEncryptedAtRest } from './encryption/stream-is-encrypted-at-rest.ts';
import { tableIsEncryptedWithKms } from './encryption/table-is-encrypted-with-kms.ts';
import { topicIsEncryptedAtRest } from './encryption/topic-is-encrypted-at-rest.ts';
import { volumeIsEncryptedAtRest } from './encryption/volume-is-encrypted-at-rest.ts';
import { warehouseIsEncryptedAtRest } from './encryption/warehouse-is-encrypted-at-rest.ts';
import { bucketIsReplicatedToAnotherRegion } from './geo/bucket-is-replicated-to-another-region.ts';
import { componentExistsInEveryRegion } from './geo/component-exists-in-every-region.ts';
import { databaseHasReplicaInAnotherRegion } from './geo/database-has-replica-in-another-region.ts';
import { dnsFailoverIsCompleteInTime } from './geo/dns-failover-is-complete-in-time.ts';
import { dnsFailsOverBetweenRegions } from './geo/dns-fails-over-between-regions.ts';
import { replicatedBucketIsVersioned } from './geo/replicated-bucket-is-versioned.ts';
import { containerRunsUnprivileged } from './identity/container-runs-unprivileged.ts';
import { databaseAcceptsRoles } from './identity/database-accepts-roles.ts';
import { functionRunsUnderRole } from './identity/function-runs-under-role.ts';
import { instanceDemandsImdsv2 } from './identity/instance-demands-imdsv2.ts';
import { instanceTakesCredentialsFromRole } from './identity/instance-takes-credentials-from-role.ts';
import { noLongLivedAccessKeys } from './identity/no-long-lived-access-keys.ts';
import { nodeGroupRunsUnderRole } from './identity/node-group-runs-under-role.ts';
import { podRoleIsBoundToServiceAccount } from './identity/pod-role-is-bound-to-service-account.ts';
import { resourcePolicyNamesWhomItAdmits } from './identity/resource-policy-names-whom-it-admits.ts';
import { roleKeepsItsPrivileges } from './identity/role-keeps-its-privileges.ts';
import { roleKeepsToNamedResources } from './identity/role-keeps-to-named-resources.ts';
import { serviceIsHeldToSource } from './identity/service-is-held-to-source.ts';
import { workloadAssumesOwnRoleOnly } from './identity/workload-assumes-own-role-only.ts';
import { bindingGrantsNamedRights } from './kubernetes/binding-grants-named-rights.ts';
import { clusterEnforcesNetworkPolicies } from './kubernetes/cluster-enforces-network-policies.ts';
import { containerHasProbes } from './kubernetes/container-has-probes.ts';
import { containerImageNamesVersion } from './kubernetes/container-image-names-version.ts';
import { containerIsKeptFromRoot } from './kubernetes/container-is-kept-from-root.ts';
import { containerLeavesServiceBeforeRestart } from './kubernetes/container-leaves-service-before-restart.ts';
import { containerRequestsResources } from './kubernetes/container-requests-resources.ts';
import { deploymentHasDisruptionBudget } from './kubernetes/deployment-has-disruption-budget.ts';
import { deploymentRunsReplicas } from './kubernetes/deployment-runs-replicas.ts';
import { deploymentScalesOnResourceUse } from './kubernetes/deployment-scales-on-resource-use.ts';
import { deploymentSpreadsOverZones } from './kubernetes/deployment-spreads-over-zones.ts';
import { microserviceIsGivenCacheAddress } from './kubernetes/microservice-is-given-cache-address.ts';
import { namespaceDeniesByDefault } from './kubernetes/namespace-denies-by-default.ts';
import { networkPolicyFencesNamespace } from './kubernetes/network-policy-fences-namespace.ts';
import { podKeepsToBaseline } from './kubernetes/pod-keeps-to-baseline.ts';
import { podRunsUnderOwnServiceAccount } from './kubernetes/pod-runs-under-own-service-account.ts';
import { rolloutKeepsCapacity } from './kubernetes/rollout-keeps-capacity.ts';
import { activityIsRecorded } from './logging/activity-is-recorded.ts';
import { apiLogsRequests } from './logging/api-logs-requests.ts';
import { bucketLogsRequests } from './logging/bucket-logs-requests.ts';
import { clusterLogsControlPlane } from './logging/cluster-logs-control-plane.ts';
import { databaseExportsLogs } from './logging/database-exports-logs.ts';
import { distributionLogsRequests } from './logging/distribution-logs-requests.ts';
import { loadBalancerLogsRequests } from './logging/load-balancer-logs-requests.ts';
import { logGroupKeepsLogs } from './logging/log-group-keeps-logs.ts';
import { repositoryScansImages } from './logging/repository-scans-images.ts';
import { securityFindingsAreGathered } from './logging/security-findings-are-gathered.ts';
import { threatsAreWatchedFor } from './logging/threats-are-watched-for.ts';
import { trailCoversAllRegions } from './logging/trail-covers-all-regions.ts';
import { trailHasCustomerKey } from './logging/trail-has-customer-key.ts';
import { trailShowsTampering } from './logging/trail-shows-tampering.ts';
import { vpcLogsFlows } from './logging/vpc-logs-flows.ts';
import { webAclLogsRequests } from './logging/web-acl-logs-requests.ts';
import { brokerIsKeptOffPublicAddresses } from './network/broker-is-kept-off-public-addresses.ts';
import { bucketKeepsAccessListsPrivate } from './network/bucket-keeps-access-lists-private.ts';
import { clientDatabaseIsReachedByClientOnly } from './network/client-database-is-reached-by-client-only.ts';
import { clusterApiIsClosedToInternet } from './network/cluster-api-is-closed-to-internet.ts';
import { dataStoreLetsNothingOut } from './network/data-store-lets-nothing-out.ts';
import { databaseAdmitsNamedGroups } from './network/database-admits-named-groups.ts';
import { databaseIsKeptOffPublicAddresses } from './network/database-is-kept-off-public-addresses.ts';
import { databaseIsOutOfInternetReach } from './network/database-is-out-of-internet-reach.ts';
import { databaseLeavesDefaultPort } from './network/database-leaves-default-port.ts';
import { databaseLiesInIsolatedSubnets } from './network/database-lies-in-isolated-subnets.ts';
import { instanceIsKeptOffPublicAddresses } from './network/instance-is-kept-off-public-addresses.ts';
import { microserviceIsOutOfInternetReach } from './network/microservice-is-out-of-internet-reach.ts';
import { onlyDeclaredFlowsArePossible } from './network/only-declared-flows-are-possible.ts';
import { onlyLoadBalancersAdmitInternet } from './network/only-load-balancers-admit-internet.ts';
import { searchDomainLiesInVpc } from './network/search-domain-lies-in-vpc.ts';
import { securityGroupKeepsAdminPortsClosed } from './network/security-group-keeps-admin-ports-closed.ts';
import { securityGroupKeepsDataPortsClosed } from './network/security-group-keeps-data-ports-closed.ts';
import { securityGroupNamesItsSources } from './network/security-group-names-its-sources.ts';
import { subnetHandsOutNoPublicAddresses } from './network/subnet-hands-out-no-public-addresses.ts';
import { taskIsKeptOffPublicAddresses } from './network/task-is-kept-off-public-addresses.ts';
import { vpcHasPublicAndPrivateSubnets } from './network/vpc-has-public-and-private-subnets.ts';
import { warehouseIsKeptOffPublicAddresses } from './network/warehouse-is-kept-off-public-addresses.ts';
import { workloadRunsInPrivateSubnets } from './network/workload-runs-in-private-subnets.ts';
import { alarmHasAction } from './operations/alarm-has-action.ts';
import { databaseIsInBackupPlan } from './operations/database-is-in-backup-plan.ts';
import { databaseRecordsWaits } from './operations/database-records-waits.ts';
import { fileSystemIsInBackupPlan } from './operations/file-system-is-in-backup-plan.ts';
import { resourceIsWatchedByAlarm } from './operations/resource-is-watched-by-alarm.ts';
import { autoScalingGroupScalesOnDemand } from './scaling/auto-scaling-group-scales-on-demand.ts';
import { containerServiceScalesOnDemand } from './scaling/container-service-scales-on-demand.ts';
import { databaseHasReadReplica } from './scaling/database-has-read-replica.ts';
import { tableScalesOnDemand } from './scaling/table-scales-on-demand.ts';
import { databaseKeepsPasswordInSecretsManager } from './secrets/database-keeps-password-in-secrets-manager.ts';
import { passwordIsKeptOutOfTemplates } from './secrets/password-is-kept-out-of-templates.ts';
import { secretIsRotated } from './secrets/secret-is-rotated.ts';
import { userDataHoldsNoSecret } from './secrets/user-data-holds-no-secret.ts';
import { workloadKeepsSecretsOutOfEnvironment } from './secrets/workload-keeps-secrets-out-of-environment.ts';
import { apiDemandsTls12 } from './tls/api-demands-tls-12.ts';
import { brokerRefusesClearConnections } from './tls/broker-refuses-clear-connections.ts';
import { bucketRefusesClearRequests } from './tls/bucket-refuses-clear-requests.ts';
import { cacheRefusesClearConnections } from './tls/cache-refuses-clear-connections.ts';
import { certificateStaysValid } from './tls/certificate-stays-valid.ts';
import { databaseRefusesClearConnections } from './tls/database-refuses-clear-connections.ts';
import { distributionDemandsTls12 } from './tls/distribution-demands-tls-12.ts';
import { distributionReachesOriginsOverHttps } from './tls/distribution-reaches-origins-over-https.ts';
import { distributionServesHttpsOnly } from './tls/distribution-serves-https-only.ts';
import { endpointDemandsHttpsOfReturningVisitors } from './tls/endpoint-demands-https-of-returning-visitors.ts';
import { endpointOffersTls12 } from './tls/endpoint-offers-tls-12.ts';
import { endpointOffersTls13Only } from './tls/endpoint-offers-tls-13-only.ts';
import { endpointShowsTrustedCertificate } from './tls/endpoint-shows-trusted-certificate.ts';
import { listenerDemandsTls12 } from './tls/listener-demands-tls-12.ts';
import { listenerDemandsTls13 } from './tls/listener-demands-tls-13.ts';
import { listenerEncryptsOrRedirects } from './tls/listener-encrypts-or-redirects.ts';
import { listenerShowsAcmCertificate } from './tls/listener-shows-acm-certificate.ts';
import { loadBalancerDropsInvalidHeaders } from './tls/load-balancer-drops-invalid-headers.ts';
import { plainHttpOnlyRedirects } from './tls/plain-http-only-redirects.ts';
import { proxyRefusesClearConnections } from './tls/proxy-refuses-clear-connections.ts';
import { queueRefusesClearRequests } from './tls/queue-refuses-clear-requests.ts';
import { searchDomainDemandsTls12 } from './tls/search-domain-demands-tls-12.ts';
import { searchDomainEncryptsBetweenNodes } from './tls/search-domain-encrypts-between-nodes.ts';
import { targetGroupReachesTargetsOverTls } from './tls/target-group-reaches-targets-over-tls.ts';
import { taskMountsFileSystemsOverTls } from './tls/task-mounts-file-systems-over-tls.ts';
import { topicRefusesClearMessages } from './tls/topic-refuses-clear-messages.ts';
import type { Check } from './check.ts';

/** Every check there is, in the order of docs/checks.md. */
export const catalogue: readonly Check[] = [
  autoScalingGroupIsBehindLoadBalancer,
  autoScalingGroupKeepsInstances,
  autoScalingGroupSpansZones,
  autoScalingGroupTakesHealthFromLoadBalancer,
  brokerSpansZones,
  cacheHasReplicaZone,
  containerServiceKeepsTasks,
  containerServiceSpansZones,
  databaseHasStandbyZone,
  databaseHasSubnetsInZones,
  databaseIsBackedUp,
  databaseIsProtectedFromDeletion,
  eksClusterSpansZones,
  endpointSpansZones,
  fileSystemIsMountedInZones,
  functionKeepsFailedEvents,
  functionSpansZones,
  loadBalancerIsApplication,
  loadBalancerIsNetwork,
  loadBalancerIsProtectedFromDeletion,
  loadBalancerSpansZones,
  nodeGroupSpansZones,
  pathMeetsAvailabilityObjective,
  privateSubnetLeavesThroughOwnZone,
  queueHasDeadLetterQueue,
  searchDomainSpansZones,
  streamConsumerHandlesFailures,
  tableIsProtectedFromDeletion,
  targetGroupChecksOwnPath,
  targetGroupDrainsConnections,
  targetGroupIsSticky,
  unhealthyTargetIsTakenOut,
  vpcSpansZonesInEachTier,
  bucketHasLifecycleRule,
  interruptibleWorkRunsOnSpot,
  monthlyBudgetGivesNotice,
  reservedCapacityCoversBase,
  bucketBlocksPublicAccess,
  distributionCachesStaticAssets,
  distributionCompresses,
  distributionFailsOverToSecondOrigin,
  distributionHasS3OriginAndRoot,
  distributionHasWebAcl,
  distributionIsOnlyWayIn,
  distributionReadsAssetsAlone,
  distributionSpeaksHttp2,
  originIsReachedThroughAccessControl,
  bucketIsEncryptedAtRest,
  bucketIsEncryptedWithKms,
  cacheIsEncryptedAtRest,
  clientKeyIsUsedByOwnServices,
  clusterEncryptsSecrets,
  dataStoreHasCustomerKey,
  databaseHasCredentialsOfItsOwn,
  databaseHasKeyOfItsOwn,
  databaseIsEncryptedWithKms,
  fileSystemIsEncryptedAtRest,
  keyIsRotated,
  keyIsUsedByNamedServicesAndRoles,
  logGroupHasCustomerKey,
  queueIsEncryptedAtRest,
  searchDomainIsEncryptedAtRest,
  secretHasCustomerKey,
  streamIsEncryptedAtRest,
  tableIsEncryptedWithKms,
  topicIsEncryptedAtRest,
  volumeIsEncryptedAtRest,
  warehouseIsEncryptedAtRest,
  bucketIsReplicatedToAnotherRegion,
  componentExistsInEveryRegion,
  databaseHasReplicaInAnotherRegion,
  dnsFailoverIsCompleteInTime,
  dnsFailsOverBetweenRegions,
  replicatedBucketIsVersioned,
  containerRunsUnprivileged,
  databaseAcceptsRoles,
  functionRunsUnderRole,
  instanceDemandsImdsv2,
  instanceTakesCredentialsFromRole,
  noLongLivedAccessKeys,
  nodeGroupRunsUnderRole,
  podRoleIsBoundToServiceAccount,
  resourcePolicyNamesWhomItAdmits,
  roleKeepsItsPrivileges,
  roleKeepsToNamedResources,
  serviceIsHeldToSource,
  workloadAssumesOwnRoleOnly,
  bindingGrantsNamedRights,
  clusterEnforcesNetworkPolicies,
  containerHasProbes,
  containerImageNamesVersion,
  containerIsKeptFromRoot,
  containerLeavesServiceBeforeRestart,
  containerRequestsResources,
  deploymentHasDisruptionBudget,
  deploymentRunsReplicas,
  deploymentScalesOnResourceUse,
  deploymentSpreadsOverZones,
  microserviceIsGivenCacheAddress,
  namespaceDeniesByDefault,
  networkPolicyFencesNamespace,
  podKeepsToBaseline,
  podRunsUnderOwnServiceAccount,
  rolloutKeepsCapacity,
  activityIsRecorded,
  apiLogsRequests,
  bucketLogsRequests,
  clusterLogsControlPlane,
  databaseExportsLogs,
  distributionLogsRequests,
  loadBalancerLogsRequests,
  logGroupKeepsLogs,
  repositoryScansImages,
  securityFindingsAreGathered,
  threatsAreWatchedFor,
  trailCoversAllRegions,
  trailHasCustomerKey,
  trailShowsTampering,
  vpcLogsFlows,
  webAclLogsRequests,
  brokerIsKeptOffPublicAddresses,
  bucketKeepsAccessListsPrivate,
  clientDatabaseIsReachedByClientOnly,
  clusterApiIsClosedToInternet,
  dataStoreLetsNothingOut,
  databaseAdmitsNamedGroups,
  databaseIsKeptOffPublicAddresses,
  databaseIsOutOfInternetReach,
  databaseLeavesDefaultPort,
  databaseLiesInIsolatedSubnets,
  instanceIsKeptOffPublicAddresses,
  microserviceIsOutOfInternetReach,
  onlyDeclaredFlowsArePossible,
  onlyLoadBalancersAdmitInternet,
  searchDomainLiesInVpc,
  securityGroupKeepsAdminPortsClosed,
  securityGroupKeepsDataPortsClosed,
  securityGroupNamesItsSources,
  subnetHandsOutNoPublicAddresses,
  taskIsKeptOffPublicAddresses,
  vpcHasPublicAndPrivateSubnets,
  warehouseIsKeptOffPublicAddresses,
  workloadRunsInPrivateSubnets,
  alarmHasAction,
  databaseIsInBackupPlan,
  databaseRecordsWaits,
  fileSystemIsInBackupPlan,
  resourceIsWatchedByAlarm,
  autoScalingGroupScalesOnDemand,
  containerServiceScalesOnDemand,
  databaseHasReadReplica,
  tableScalesOnDemand,
  databaseKeepsPasswordInSecretsManager,
  passwordIsKeptOutOfTemplates,
  secretIsRotated,
  userDataHoldsNoSecret,
  workloadKeepsSecretsOutOfEnvironment,
  apiDemandsTls12,
  brokerRefusesClearConnections,
  bucketRefusesClearRequests,
  cacheRefusesClearConnections,
  certificateStaysValid,
  databaseRefusesClearConnections,
  distributionDemandsTls12,
  distributionReachesOriginsOverHttps,
  distributionServesHttpsOnly,
  endpointDemandsHttpsOfReturningVisitors,
  endpointOffersTls12,
  endpointOffersTls13Only,
  endpointShowsTrustedCertificate,
  listenerDemandsTls12,
  listenerDemandsTls13,
  listenerEncryptsOrRedirects,
  listenerShowsAcmCertificate,
  loadBalancerDropsInvalidHeaders,
  plainHttpOnlyRedirects,
  proxyRefusesClearConnections,
  queueRefusesClearRequests,
  searchDomainDemandsTls12,
  searchDomainEncryptsBetweenNodes,
  targetGroupReachesTargetsOverTls,
  taskMountsFileSystemsOverTls,
  topicRefusesClearMessages,
];
