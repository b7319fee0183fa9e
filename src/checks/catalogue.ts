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
import { bucketIsReplicatedToAnotherRegion } from './geo/bucket-is-replicated-to-another-region.ts';
import { componentExistsInEveryRegion } from './geo/component-exists-in-every-region.ts';
import { databaseHasReplicaInAnotherRegion } from './geo/database-has-replica-in-another-region.ts';
import { replicatedBucketIsVersioned } from './geo/replicated-bucket-is-versioned.ts';
import { autoScalingGroupScalesOnDemand } from './scaling/auto-scaling-group-scales-on-demand.ts';
import { databaseHasReadReplica } from './scaling/database-has-read-replica.ts';
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
  bucketIsReplicatedToAnotherRegion,
  componentExistsInEveryRegion,
  databaseHasReplicaInAnotherRegion,
  replicatedBucketIsVersioned,
  autoScalingGroupScalesOnDemand,
  databaseHasReadReplica,
];
