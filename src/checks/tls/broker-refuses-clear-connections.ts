import { booleanAt, stringAt } from '../../inventory/read.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

const options = 'EncryptionInfo.EncryptionInTransit';

export const brokerRefusesClearConnections = check({
  id: 'broker-refuses-clear-connections',
  title: 'every Kafka cluster refuses connections without TLS',
  why: 'What is published to a topic crosses the network twice, to the broker and between brokers.',
  source: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html',
  controls: {
    'Security Hub': ['MSK.1'],
    'AWS Config': ['MSK_IN_CLUSTER_NODE_REQUIRE_TLS'],
    'SOC 2': ['CC6.7'],
    'ISO 27001:2022': ['A.8.12', 'A.8.24'],
    'PCI DSS 4.0.1': ['2.2.7', '4.2.1', '8.3.2'],
  },
  needs: { subjects: ['AWS::MSK::Cluster'] },
  judge({ properties }) {
    const flaw = flawIn([
      (): Judgement | undefined => {
        const clients = stringAt(properties, `${options}.ClientBroker`) ?? 'TLS';
        if (clients === 'TLS') return undefined;
        return fail(`Takes clear connections from clients: ClientBroker is ${clients}.`, 'Set ClientBroker to TLS.', {
          at: `${options}.ClientBroker`,
        });
      },
      (): Judgement | undefined => {
        if (booleanAt(properties, `${options}.InCluster`) !== false) return undefined;
        return fail('Speaks in clear between brokers: InCluster is false.', 'Set InCluster to true.', {
          at: `${options}.InCluster`,
        });
      },
    ]);
    return flaw ?? pass('Refuses clear connections from clients and between brokers (the default is TLS for both).');
  },
});
