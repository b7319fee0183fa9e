import { booleanAt, stringAt, UnseenInput, valueAt, writtenAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isUnseen } from '../../inventory/value.ts';
import { databasesOf, isClusterMember } from '../../inventory/views/databases.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';

export const databaseIsEncryptedWithKms = check({
  id: 'database-is-encrypted-with-kms',
  title: 'every database is encrypted with a KMS key',
  why: 'Storage, snapshots and replicas that leave the service must be unreadable without a key that can be withheld.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
  controls: {
    'Security Hub': ['RDS.3', 'RDS.27', 'DocumentDB.1', 'Neptune.1'],
    'AWS Config': [
      'RDS_STORAGE_ENCRYPTED',
      'RDS_CLUSTER_ENCRYPTED_AT_REST',
      'DOCDB_CLUSTER_ENCRYPTED',
      'NEPTUNE_CLUSTER_ENCRYPTED',
    ],
    'Well-Architected': ['SEC08-BP02'],
    'SOC 2': ['PI1.5'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(4)(ii)(a)'],
    GDPR: ['Art. 32'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
    views: { databases: databasesOf },
  },
  judge(database, { views: { databases } }) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which encrypts for all of them.');
    const source = database.type === 'AWS::RDS::DBInstance' ? databases.sourceOf(database) : undefined;
    return source ? replica(database, source) : primary(database);
  },
});

/** The properties by which a database is made from a snapshot. */
const snapshots = ['DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier', 'SnapshotIdentifier'];

function primary({ type, properties }: Resource): Judgement {
  const isOn = booleanAt(properties, 'StorageEncrypted');
  if (isOn === true) return pass(`Is encrypted with ${keyOf(properties)}; its snapshots inherit that.`);
  const hasKey = valueAt(properties, 'KmsKeyId') !== undefined;
  // A key alone turns encryption on.
  if (isOn === undefined && hasKey)
    return pass('Is encrypted with the key KmsKeyId names; its snapshots inherit that.');
  const snapshot = snapshots.find((path) => isOn === undefined && valueAt(properties, path) !== undefined);
  if (snapshot !== undefined)
    throw new UnseenInput('names a snapshot, which brings its own encryption and was not collected', snapshot);
  const mend = 'Set StorageEncrypted to true and KmsKeyId to a key.';
  const observed = `StorageEncrypted is ${isOn ?? 'not set'}`;
  // Source: Aurora User Guide, "Encrypting Amazon Aurora resources".
  if (type === 'AWS::RDS::DBCluster' && stringAt(properties, 'Engine')?.startsWith('aurora'))
    return fail(`Is encrypted with a key of Aurora's own only, the default since 2026-02: ${observed}.`, mend, {
      at: 'StorageEncrypted',
    });
  const byDefault = isOn === undefined ? ', and off by default' : '';
  return fail(`Is not encrypted: ${observed}${byDefault}.`, mend, { at: 'StorageEncrypted' });
}

/** Whichever key it is, it is one of KMS. */
function keyOf(properties: Resource['properties']): string {
  const key = writtenAt(properties, 'KmsKeyId');
  if (isUnseen(key)) return 'a KMS key';
  return key === undefined ? "AWS's own key for the service" : 'the key KmsKeyId names';
}

function replica(database: Resource, source: Resource): Judgement {
  const seen = [source];
  if (database.region !== source.region) {
    if (valueAt(database.properties, 'KmsKeyId') !== undefined)
      return pass(
        `Is encrypted with a key of ${database.region}, as a copy of ${nameOf(source)} in ${source.region}.`,
        { seen },
      );
    return fail(
      `Names no key of ${database.region}, and keys do not travel.`,
      'Set KmsKeyId to a key of its own region.',
      { at: 'SourceDBInstanceIdentifier', seen },
    );
  }
  const inherited = primary(source);
  if (inherited.verdict === 'pass') return pass(`Inherits the encryption of ${nameOf(source)}.`, { seen });
  return fail(`Inherits from ${nameOf(source)}, which is not encrypted.`, `Encrypt ${nameOf(source)}.`, {
    at: 'SourceDBInstanceIdentifier',
    seen,
  });
}
