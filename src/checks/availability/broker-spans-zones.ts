import { stringAt } from '../../inventory/read.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, fail, pass, unknown } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

/** How many zones an Amazon MQ broker spans, by its deployment mode. Source: AWS::AmazonMQ::Broker, DeploymentMode. */
const zonesOfMode: Readonly<Record<string, number>> = {
  SINGLE_INSTANCE: 1,
  ACTIVE_STANDBY_MULTI_AZ: 2,
  CLUSTER_MULTI_AZ: 3,
};

export const brokerSpansZones = check({
  id: 'broker-spans-zones',
  title: 'every message broker spans at least {int} Availability Zones',
  why: 'Services that talk through a broker all stop with it; brokers in other zones keep the messages and take over.',
  source: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-create-cluster.html',
  controls: { 'AWS Control Tower': ['CT.MQ.PR.1'], 'Well-Architected (own mapping)': ['REL10-BP01'] },
  needs: {
    subjects: ['AWS::MSK::Cluster', 'AWS::AmazonMQ::Broker'],
    types: ['AWS::EC2::Subnet'],
    views: { zones: zonesOfGroup },
  },
  judge(broker, { views: { zones } }, [wanted]) {
    if (broker.type === 'AWS::MSK::Cluster') {
      const at = 'BrokerNodeGroupInfo.ClientSubnets';
      const mend = `Add subnets of other zones to ${at}, until there are ${wanted} zones; that replaces the cluster.`;
      return judgeSpan(broker, zones, Number(wanted), { spans: 'Spans', at, mend });
    }
    const at = 'DeploymentMode';
    const mode = stringAt(broker.properties, at);
    const count = zonesOfMode[mode ?? ''];
    if (count === undefined) return unknown(`How many zones DeploymentMode ${mode} spans is not known here.`, at);
    const message = `DeploymentMode is ${mode}, which spans ${count} zone${count === 1 ? '' : 's'}.`;
    if (count >= Number(wanted)) return pass(message);
    return fail(message, 'Set DeploymentMode to ACTIVE_STANDBY_MULTI_AZ (ActiveMQ) or CLUSTER_MULTI_AZ (RabbitMQ).', {
      at,
    });
  },
});
