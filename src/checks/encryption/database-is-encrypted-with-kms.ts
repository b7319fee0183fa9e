import { booleanAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { databasesOf, isClusterMember } from '../../inventory/views/databases.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';

export const databaseIsEncryptedWithKms = check({
  id: 'database-is-encrypted-with-kms',
  title: 'every database is encrypted with a KMS key',
  why: 'Storage, snapshots and replicas that leave the service must be unreadable without a key that can be withheld.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
  controls: { 'Security Hub': ['RDS.3'], Config: ['RDS_STORAGE_ENCRYPTED'], 'ISO 27001:2022': ['A.8.24'] },
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

function primary({ properties }: Resource): Judgement {
  const isOn = booleanAt(properties, 'StorageEncrypted');
  const hasKey = valueAt(properties, 'KmsKeyId') !== undefined;
  if (isOn === true)
    return pass(
      `Is encrypted with ${hasKey ? 'the key KmsKeyId names' : "AWS's own key for the service"}; its snapshots inherit that.`,
    );
  // A snapshot that is restored brings its own encryption, and a key alone turns encryption on.
  if (isOn === undefined && hasKey)
    return pass('Is encrypted with the key KmsKeyId names; its snapshots inherit that.');
  const observed = isOn === undefined ? 'StorageEncrypted is not set, and off by default' : 'StorageEncrypted is false';
  return fail(`Is not encrypted: ${observed}.`, 'Set StorageEncrypted to true and KmsKeyId to a key.', {
    at: 'StorageEncrypted',
  });
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
