import { type Case, given, unseen } from '../case.ts';
import type { Value } from '../../inventory/value.ts';

const cluster = (types: Value) =>
  given('AWS::EKS::Cluster', 'Main', { Logging: { ClusterLogging: { EnabledTypes: types } } });
const mend = 'Add api, audit and authenticator to Logging.ClusterLogging.EnabledTypes.';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [cluster([{ Type: 'api' }, { Type: 'audit' }, { Type: 'authenticator' }])],
    says: { verdict: 'pass', message: 'Logs api, audit, authenticator.' },
  },
  {
    name: 'one missing',
    records: [cluster([{ Type: 'api' }, { Type: 'authenticator' }])],
    says: { verdict: 'fail', message: 'Does not log audit: EnabledTypes has api, authenticator.', mend: mend },
  },
  {
    name: 'left out',
    records: [given('AWS::EKS::Cluster', 'Main', {})],
    says: {
      verdict: 'fail',
      message: 'Does not log api, audit, authenticator: EnabledTypes is not set, and no log is on by default.',
      mend: mend,
    },
  },
  {
    name: 'not seen',
    records: [cluster(unseen('no value'))],
    says: { verdict: 'unknown', message: 'Logging.ClusterLogging.EnabledTypes: no value.' },
  },
];
