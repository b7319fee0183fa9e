import { stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { check, fail, pass } from '../check.ts';

const mend = 'Add an AWS::EC2::FlowLog for it with TrafficType ALL.';

export const vpcLogsFlows = check({
  id: 'vpc-logs-flows',
  title: 'every VPC logs its flows',
  why: 'When something was taken, the flows are what says how much and where to.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html',
  controls: {
    'Security Hub': ['EC2.6'],
    'AWS Config': ['VPC_FLOW_LOGS_ENABLED'],
    'Well-Architected': ['SEC04-BP01', 'SEC04-BP02', 'SEC04-BP03'],
    'SOC 2': ['CC7.2', 'CC7.3'],
    'ISO 27001:2022': ['A.8.15', 'A.8.16', 'A.8.20'],
    'PCI DSS 4.0.1': ['10.2.1', '10.2.2', '10.3.1'],
    HIPAA: ['164.308(a)(1)(ii)(d)', '164.308(a)(3)(ii)(a)'],
    GDPR: ['Art. 25', 'Art. 30'],
  },
  needs: { subjects: ['AWS::EC2::VPC'], types: ['AWS::EC2::FlowLog'], views: { referrers: referrersOf } },
  judge(vpc, { views: { referrers } }) {
    const certain = referrers.certain(vpc, 'AWS::EC2::FlowLog', 'ResourceId').filter(takesAll);
    const logs = certain.length > 0 ? certain : referrers.all(vpc, 'AWS::EC2::FlowLog', 'ResourceId');
    const [complete] = logs.filter(takesAll);
    if (complete) return pass(`Logs its flows, by ${nameOf(complete)}.`, { seen: [complete] });
    const [partial] = logs;
    if (!partial) return fail('Logs no flows: no flow log is for it.', mend);
    const message = `Logs a part of its flows: ${nameOf(partial)} takes ${stringAt(partial.properties, 'TrafficType')} only.`;
    return fail(message, mend, { seen: [partial] });
  },
});

/** Without a traffic type, all are taken, as for transit gateways. */
function takesAll({ properties }: Resource): boolean {
  return (stringAt(properties, 'TrafficType') ?? 'ALL') === 'ALL';
}
