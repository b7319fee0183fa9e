import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const group = (parameters: ValueMap) =>
  given('AWS::RDS::DBParameterGroup', 'Rules', { Family: 'postgres14', Parameters: parameters });
const database = (properties: ValueMap) =>
  given('AWS::RDS::DBInstance', 'Orders', { Engine: 'postgres', ...properties });
const grouped = (properties: ValueMap = {}) => database({ DBParameterGroupName: ref('Rules'), ...properties });

export const cases: readonly Case[] = [
  {
    name: 'forced',
    records: [group({ 'rds.force_ssl': '1' }), grouped()],
    says: { verdict: 'pass', message: 'Refuses clear connections: rds.force_ssl is 1 in Rules.' },
  },
  {
    name: 'not forced',
    records: [group({ 'rds.force_ssl': 0 }), grouped()],
    says: {
      verdict: 'fail',
      message: 'Takes clear connections: rds.force_ssl is 0 in Rules.',
      mend: 'Set rds.force_ssl to 1 in Rules.',
    },
  },
  {
    name: 'left to the default of an old family',
    records: [group({}), grouped()],
    says: {
      verdict: 'fail',
      message:
        'Takes clear connections: rds.force_ssl is not set in Rules, and PostgreSQL 14 does not force TLS by default.',
      mend: 'Give it a parameter group with rds.force_ssl set to 1.',
    },
  },
  {
    name: 'left to the default of PostgreSQL 17',
    records: [database({ EngineVersion: '17.2' })],
    says: {
      verdict: 'pass',
      message:
        'Refuses clear connections: it has no parameter group of its own, and PostgreSQL 17 forces TLS by default.',
    },
  },
  {
    name: 'MySQL without a group',
    records: [database({ Engine: 'mysql', EngineVersion: '8.4' })],
    says: {
      verdict: 'fail',
      message:
        'Takes clear connections: it has no parameter group of its own, and mysql does not force TLS by default.',
      mend: 'Give it a parameter group with require_secure_transport set to 1.',
    },
  },
  {
    name: 'MariaDB 11.8, which forces TLS',
    records: [database({ Engine: 'mariadb', EngineVersion: '11.8.3' })],
    says: {
      verdict: 'pass',
      message:
        'Refuses clear connections: it has no parameter group of its own, and MariaDB 11.8 forces TLS by default.',
    },
  },
  {
    name: "not forced in a cluster's group, where some tools look at instances only",
    records: [
      given('AWS::RDS::DBClusterParameterGroup', 'Rules', {
        Family: 'aurora-postgresql16',
        Parameters: { 'rds.force_ssl': '0' },
      }),
      given('AWS::RDS::DBCluster', 'Orders', {
        Engine: 'aurora-postgresql',
        DBClusterParameterGroupName: ref('Rules'),
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Takes clear connections: rds.force_ssl is 0 in Rules.',
      mend: 'Set rds.force_ssl to 1 in Rules.',
    },
  },
  {
    name: 'an Aurora cluster without a group',
    records: [given('AWS::RDS::DBCluster', 'Orders', { Engine: 'aurora-postgresql', EngineVersion: '16.4' })],
    says: {
      verdict: 'fail',
      message:
        'Takes clear connections: it has no parameter group of its own, and aurora-postgresql does not force TLS by default.',
      mend: 'Give it a parameter group with rds.force_ssl set to 1.',
    },
  },
  {
    name: 'an Aurora cluster of a version whose default is not known',
    records: [given('AWS::RDS::DBCluster', 'Orders', { Engine: 'aurora-postgresql', EngineVersion: '17.4' })],
    says: {
      verdict: 'unknown',
      message: 'EngineVersion: what Aurora PostgreSQL does by default from version 17 on is not known here.',
    },
  },
  {
    name: 'PostgreSQL of an unknown version',
    records: [database({})],
    says: { verdict: 'unknown', message: 'EngineVersion: the engine version is not given, and decides the default.' },
  },
  {
    name: 'a value that was not seen',
    records: [group({ 'rds.force_ssl': unseen('parameter "Tls" has no value') }), grouped()],
    says: { verdict: 'unknown', message: 'value: parameter "Tls" has no value.' },
  },
  {
    name: 'a group nobody collected',
    records: [grouped({ DBParameterGroupName: 'elsewhere' })],
    says: {
      verdict: 'unknown',
      message: 'DBParameterGroupName: "elsewhere" is not among the resources that were collected.',
    },
  },
  {
    name: 'a member of a cluster',
    records: [database({ DBClusterIdentifier: 'c' })],
    says: {
      verdict: 'not-applicable',
      message: 'Is a member of a cluster, whose parameters are judged with the cluster.',
    },
  },
  {
    name: 'DocumentDB by default',
    records: [given('AWS::DocDB::DBCluster', 'Docs', {})],
    says: { verdict: 'pass', message: 'Refuses clear connections: DocumentDB demands TLS by default.' },
  },
  {
    name: 'DocumentDB with TLS switched off',
    records: [
      given('AWS::DocDB::DBClusterParameterGroup', 'Rules', { Parameters: { tls: 'disabled' } }),
      given('AWS::DocDB::DBCluster', 'Docs', { DBClusterParameterGroupName: ref('Rules') }),
    ],
    says: {
      verdict: 'fail',
      message: 'Takes clear connections: tls is disabled in Rules.',
      mend: 'Set tls to enabled in Rules.',
    },
  },
  {
    name: 'Neptune',
    records: [given('AWS::Neptune::DBCluster', 'Graph', {})],
    says: { verdict: 'pass', message: 'Refuses clear connections: Neptune takes TLS only.' },
  },
];
