import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const cluster = (inTransit: ValueMap) =>
  given('AWS::MSK::Cluster', 'Events', { EncryptionInfo: { EncryptionInTransit: inTransit } });

export const cases: readonly Case[] = [
  {
    name: 'left out, which means TLS',
    records: [given('AWS::MSK::Cluster', 'Events', {})],
    says: {
      verdict: 'pass',
      message: 'Refuses clear connections from clients and between brokers (the default is TLS for both).',
    },
  },
  {
    name: 'both ways for clients',
    records: [cluster({ ClientBroker: 'TLS_PLAINTEXT' })],
    says: {
      verdict: 'fail',
      message: 'Takes clear connections from clients: ClientBroker is TLS_PLAINTEXT.',
      mend: 'Set ClientBroker to TLS.',
    },
  },
  {
    name: 'clear between brokers, beside clients that were not seen',
    records: [cluster({ ClientBroker: unseen('no value'), InCluster: false })],
    says: {
      verdict: 'fail',
      message: 'Speaks in clear between brokers: InCluster is false.',
      mend: 'Set InCluster to true.',
    },
  },
  {
    name: 'not seen',
    records: [cluster({ ClientBroker: unseen('no value') })],
    says: { verdict: 'unknown', message: 'EncryptionInfo.EncryptionInTransit.ClientBroker: no value.' },
  },
];
