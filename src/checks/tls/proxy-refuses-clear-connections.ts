import { booleanAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const proxyRefusesClearConnections = check({
  id: 'proxy-refuses-clear-connections',
  title: 'every database proxy refuses connections without TLS',
  why: 'A proxy stands in front of a database that refuses clear connections, and takes them in its place.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html',
  controls: {
    'Security Hub': ['RDS.43'],
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['AWS::RDS::DBProxy'] },
  judge({ properties }) {
    const isOn = booleanAt(properties, 'RequireTLS');
    if (isOn === true) return pass('Refuses clear connections: RequireTLS is true.');
    return fail(
      `Takes clear connections: RequireTLS is ${isOn ?? 'not set, and off by default'}.`,
      'Set RequireTLS to true.',
      {
        at: 'RequireTLS',
      },
    );
  },
});
