import { booleanAt, listAt, valueAt } from '../../inventory/read.ts';
import { callsSomething } from '../../inventory/views/alarms-of-resource.ts';
import { check, fail, pass } from '../check.ts';

export const alarmHasAction = check({
  id: 'alarm-has-action',
  title: 'every alarm calls somebody or something',
  why: 'An alarm without an action turns red in a console that nobody has open.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Alarms.html',
  controls: {
    'Security Hub': ['CloudWatch.15', 'CloudWatch.17'],
    'AWS Config': ['CLOUDWATCH_ALARM_ACTION_CHECK'],
    'AWS Control Tower': ['CT.CLOUDWATCH.PR.1'],
    'Well-Architected (own mapping)': ['REL06-BP03', 'OPS08-BP04'],
    'PCI DSS 4.0.1': ['10.2.1', '10.4.1', '10.4.2'],
    HIPAA: ['164.312(b)'],
  },
  needs: { subjects: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'] },
  judge(alarm) {
    const { properties } = alarm;
    if (callsSomething(alarm)) {
      const count = listAt(properties, 'AlarmActions').length;
      return pass(`Has ${count} action${count === 1 ? '' : 's'} in AlarmActions.`);
    }
    if (booleanAt(properties, 'ActionsEnabled') === false)
      return fail('Calls nobody: ActionsEnabled is false.', 'Set ActionsEnabled to true, or leave it out.', {
        at: 'ActionsEnabled',
      });
    const observed = valueAt(properties, 'AlarmActions') === undefined ? 'not set' : 'an empty list';
    return fail(`Calls nobody: AlarmActions is ${observed}.`, 'Name an SNS topic or a policy in AlarmActions.', {
      at: 'AlarmActions',
    });
  },
});
