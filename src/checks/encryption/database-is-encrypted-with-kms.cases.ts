import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const database = (properties: ValueMap) =>
  given('AWS::RDS::DBInstance', 'Orders', { Engine: 'postgres', ...properties });
const copy = (properties: ValueMap, role = 'primary') =>
  given('AWS::RDS::DBInstance', 'Copy', { SourceDBInstanceIdentifier: ref('Orders'), ...properties }, { role });
const mend = 'Set StorageEncrypted to true and KmsKeyId to a key.';

export const cases: readonly Case[] = [
  {
    name: 'encrypted with a named key',
    records: [database({ StorageEncrypted: true, KmsKeyId: ref('Key', 'Arn') })],
    says: { verdict: 'pass', message: 'Is encrypted with the key KmsKeyId names; its snapshots inherit that.' },
  },
  {
    name: 'encrypted with a key that was not seen',
    records: [database({ StorageEncrypted: true, KmsKeyId: unseen('parameter "Key" has no value') })],
    says: { verdict: 'pass', message: 'Is encrypted with a KMS key; its snapshots inherit that.' },
  },
  {
    name: "encrypted with AWS's key",
    records: [database({ StorageEncrypted: true })],
    says: { verdict: 'pass', message: "Is encrypted with AWS's own key for the service; its snapshots inherit that." },
  },
  {
    name: 'left out',
    records: [database({})],
    says: { verdict: 'fail', message: 'Is not encrypted: StorageEncrypted is not set, and off by default.', mend },
  },
  {
    name: 'off',
    records: [database({ StorageEncrypted: 'false' })],
    says: { verdict: 'fail', message: 'Is not encrypted: StorageEncrypted is false.', mend },
  },
  {
    name: 'not seen',
    records: [database({ StorageEncrypted: unseen('parameter "E" has no value') })],
    says: { verdict: 'unknown', message: 'StorageEncrypted: parameter "E" has no value.' },
  },
  {
    name: 'a replica beside an encrypted source',
    records: [database({ StorageEncrypted: true }), copy({})],
    says: { subject: 'Copy', verdict: 'pass', message: 'Inherits the encryption of Orders.' },
  },
  {
    name: 'a replica beside a source in clear',
    records: [database({}), copy({})],
    says: {
      subject: 'Copy',
      verdict: 'fail',
      message: 'Inherits from Orders, which is not encrypted.',
      mend: 'Encrypt Orders.',
    },
  },
  {
    name: 'a replica in another region with a key there',
    records: [database({ StorageEncrypted: true }), copy({ KmsKeyId: ref('KeyThere', 'Arn') }, 'failover')],
    says: {
      subject: 'Copy',
      verdict: 'pass',
      message: 'Is encrypted with a key of eu-west-2, as a copy of Orders in eu-west-1.',
    },
  },
  {
    name: 'a replica in another region without a key',
    records: [database({ StorageEncrypted: true }), copy({}, 'failover')],
    says: {
      subject: 'Copy',
      verdict: 'fail',
      message: 'Names no key of eu-west-2, and keys do not travel.',
      mend: 'Set KmsKeyId to a key of its own region.',
    },
  },
  {
    name: 'a member of a cluster',
    records: [database({ DBClusterIdentifier: 'c' })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, which encrypts for all of them.' },
  },
  {
    name: 'a snapshot that is restored',
    records: [given('AWS::RDS::DBInstance', 'Orders', { DBSnapshotIdentifier: 'yesterday' })],
    says: {
      verdict: 'unknown',
      message: 'DBSnapshotIdentifier: names a snapshot, which brings its own encryption and was not collected.',
    },
  },
  {
    name: 'an Aurora cluster that leaves it out',
    records: [given('AWS::RDS::DBCluster', 'Orders', { Engine: 'aurora-mysql' })],
    says: {
      verdict: 'fail',
      message: "Is encrypted with a key of Aurora's own only, the default since 2026-02: StorageEncrypted is not set.",
      mend,
    },
  },
];
