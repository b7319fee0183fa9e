import type { DBInstance } from '@aws-sdk/client-rds';
import type { ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';

/** What GetAtt returns for a database instance, and what is only read: its zones, its replicas, what waits for a restart. */
export function dbInstanceAttributes(told: DBInstance): ValueMap {
  const pending = told.PendingModifiedValues ?? {};
  return toldValues({
    DBInstanceArn: told.DBInstanceArn,
    DBInstanceStatus: told.DBInstanceStatus,
    DBSystemId: told.DBSystemId,
    DbiResourceId: told.DbiResourceId,
    'CertificateDetails.CAIdentifier': told.CertificateDetails?.CAIdentifier,
    'CertificateDetails.ValidTill': told.CertificateDetails?.ValidTill,
    'Endpoint.Address': told.Endpoint?.Address,
    'Endpoint.HostedZoneId': told.Endpoint?.HostedZoneId,
    'Endpoint.Port': told.Endpoint?.Port === undefined ? undefined : String(told.Endpoint.Port),
    'MasterUserSecret.SecretArn': told.MasterUserSecret?.SecretArn,
    AvailabilityZone: told.AvailabilityZone,
    SecondaryAvailabilityZone: told.SecondaryAvailabilityZone,
    ParameterApplyStatus: told.DBParameterGroups?.[0]?.ParameterApplyStatus,
    PendingModifiedValues: Object.keys(pending).length > 0 ? pending : undefined,
    ReadReplicaDBInstanceIdentifiers: told.ReadReplicaDBInstanceIdentifiers?.toSorted(),
  });
}
