import { numberAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const logGroupKeepsLogs = check({
  id: 'log-group-keeps-logs',
  title: 'every log group keeps its logs for at least {int} days',
  why: 'What happened is often asked for months after it did.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  controls: {
    'Security Hub': ['CloudWatch.16'],
    'AWS Config': ['CW_LOGGROUP_RETENTION_PERIOD_CHECK'],
    'Well-Architected': ['SEC03-BP06'],
    'SOC 2': ['CC7.2', 'CC7.3', 'C1.2'],
    'ISO 27001:2022': ['A.8.15', 'A.8.16'],
    'PCI DSS 4.0.1': ['10.5.1', '3.2.1', '3.3.1'],
    HIPAA: ['164.312(b)'],
  },
  needs: { subjects: ['AWS::Logs::LogGroup'] },
  judge({ properties }, _, [limit]) {
    const limitDays = Number(limit);
    const days = numberAt(properties, 'RetentionInDays');
    if (days === undefined) return pass('Keeps its logs for ever: RetentionInDays is not set.');
    if (days >= limitDays) return pass(`Keeps its logs for ${days} days.`);
    return fail(
      `Keeps its logs for ${days} days; ${limitDays} were promised.`,
      `Set RetentionInDays to ${limitDays} or more.`,
      {
        at: 'RetentionInDays',
      },
    );
  },
});
