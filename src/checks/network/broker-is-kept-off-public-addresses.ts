import { stringAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const brokerIsKeptOffPublicAddresses = check({
  id: 'broker-is-kept-off-public-addresses',
  title: 'every Kafka cluster is kept off public addresses',
  why: 'Brokers hold what all services tell each other.',
  source: 'https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP01'],
  },
  needs: { subjects: ['AWS::MSK::Cluster'] },
  judge({ properties }) {
    const at = 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type';
    const access = stringAt(properties, at);
    if (access === undefined || access === 'DISABLED')
      return pass('Has no public addresses: PublicAccess is DISABLED, which is the default.');
    return fail(`Has public addresses: PublicAccess is ${access}.`, 'Set PublicAccess.Type to DISABLED.', { at });
  },
});
