import { stringAt } from '../../../src/inventory/read.ts';
import type { ControlPlaneTime, DatabasePart, RecordPart, ServicePart, StorePart } from '../twin-plan.ts';
import type { Derivation } from './derivation.ts';

interface Parts {
  readonly services: readonly ServicePart[];
  readonly databases: readonly DatabasePart[];
  readonly stores: readonly StorePart[];
  readonly records: readonly RecordPart[];
}

/** The times that AWS alone decides and that something of the plan waits for. */
export function controlPlaneTimes(
  { facts, inventory, mapping }: Derivation,
  parts: Parts,
): readonly ControlPlaneTime[] {
  const mapped = new Set(mapping.map(({ resource }) => inventory.find(resource)?.type));
  const clusters = inventory
    .ofType('AWS::RDS::DBCluster')
    .filter(({ id }) => mapping.some(({ resource }) => resource === id));
  const followers = parts.databases.flatMap((database) => database.followers);
  const isMapped = (...types: readonly string[]): boolean => types.some((type) => mapped.has(type));
  const ofInstances = isMapped('AWS::RDS::DBInstance');
  const aurora = clusters.filter(({ properties }) => stringAt(properties, 'Engine') === 'aurora-postgresql');
  const needed: Readonly<Record<string, boolean>> = {
    'rds-failover': ofInstances && followers.some(({ role, mode }) => role === 'standby' && mode === 'sync'),
    'rds-cluster-failover': clusters.length > aurora.length,
    'aurora-failover': aurora.length > 0,
    'aurora-recreation': aurora.length > 0 && followers.every(({ role }) => role !== 'standby'),
    'replica-promotion': ofInstances && followers.some(({ role }) => role === 'replica'),
    'global-database-failover': clusters.length > 0 && followers.some(({ role }) => role === 'replica'),
    'instance-boot': isMapped('AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::Instance'),
    'auto-scaling-replacement': isMapped('AWS::AutoScaling::AutoScalingGroup'),
    'pod-replacement': [...mapped].some((type) => type?.startsWith('Kubernetes::') === true),
    'route53-propagation': parts.records.length > 0,
    'object-replication': parts.stores.some(({ copies }) => copies.length > 0),
  };
  return facts.times.filter(({ what }) => needed[what] === true);
}
