import { type Case, given, ref, unseen } from '../case.ts';

const alarm = (properties: Parameters<typeof given>[2]) => given('AWS::CloudWatch::Alarm', 'Errors', properties);
const mend = 'Name an SNS topic or a policy in AlarmActions.';

export const cases: readonly Case[] = [
  {
    name: 'a topic',
    records: [alarm({ AlarmActions: [ref('Notices')] })],
    says: { verdict: 'pass', message: 'Has 1 action in AlarmActions.' },
  },
  {
    name: 'a topic beside one that was not seen',
    records: [alarm({ AlarmActions: [unseen('parameter "Topic" has no value', 'Topic'), ref('Notices')] })],
    says: { verdict: 'pass', message: 'Has 2 actions in AlarmActions.' },
  },
  {
    name: 'an empty list',
    records: [alarm({ AlarmActions: [] })],
    says: { verdict: 'fail', message: 'Calls nobody: AlarmActions is an empty list.', mend },
  },
  {
    name: 'no list, though somebody is told when it is over',
    records: [alarm({ OKActions: [ref('Notices')] })],
    says: { verdict: 'fail', message: 'Calls nobody: AlarmActions is not set.', mend },
  },
  {
    name: 'actions switched off, whatever was not seen of them',
    records: [alarm({ ActionsEnabled: 'false', AlarmActions: unseen('parameter "Topic" has no value', 'Topic') })],
    says: {
      verdict: 'fail',
      message: 'Calls nobody: ActionsEnabled is false.',
      mend: 'Set ActionsEnabled to true, or leave it out.',
    },
  },
  {
    name: 'a topic that was not seen',
    records: [alarm({ AlarmActions: [unseen('parameter "Topic" has no value', 'Topic')] })],
    says: { verdict: 'unknown', message: 'AlarmActions: parameter "Topic" has no value.' },
  },
];
