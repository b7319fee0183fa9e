import { nameOf } from '../../inventory/resource.ts';
import { listHoldsAnything } from '../../inventory/views/list-holds.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { check, fail, pass } from '../check.ts';

const mend = 'Add an AWS::WAFv2::LoggingConfiguration for it.';

export const webAclLogsRequests = check({
  id: 'web-acl-logs-requests',
  title: 'every web ACL logs what it turns away',
  why: 'A rule that turns away customers, or lets an attack pass, is found in the log or not at all.',
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/logging.html',
  controls: {
    'AWS Config': ['WAFV2_LOGGING_ENABLED'],
    'SOC 2': ['A1.1', 'PI1.2'],
    'ISO 27001:2022': ['A.8.15', 'A.8.16'],
    'PCI DSS 4.0.1': ['10.2.1', '10.2.2', '10.3.1'],
  },
  needs: {
    subjects: ['AWS::WAFv2::WebACL'],
    types: ['AWS::WAFv2::LoggingConfiguration'],
    views: { referrers: referrersOf },
  },
  judge(acl, { views: { referrers } }) {
    const type = 'AWS::WAFv2::LoggingConfiguration';
    const [log] = [...referrers.certain(acl, type, 'ResourceArn'), ...referrers.all(acl, type, 'ResourceArn')];
    if (!log) return fail('Logs nothing: no logging configuration is for it.', mend);
    if (listHoldsAnything(log.properties, 'LogDestinationConfigs'))
      return pass(`Logs what it turns away, by ${nameOf(log)}.`, { seen: [log] });
    return fail(`Logs nothing: ${nameOf(log)} names no destination.`, mend, { seen: [log] });
  },
});
