import { type Case, given, ref, unseen } from '../case.ts';

const volume = given('AWS::EC2::Volume', 'Disk', { Tags: [] }, { tags: { backup: 'daily' } });
const files = (properties: Parameters<typeof given>[2] = {}) => given('AWS::EFS::FileSystem', 'Media', properties);
const plan = given('AWS::Backup::BackupPlan', 'Daily', {});
const selection = (BackupSelection: Parameters<typeof given>[2]) =>
  given('AWS::Backup::BackupSelection', 'Chosen', { BackupPlanId: ref('Daily'), BackupSelection });
const account = unseen('the account id is not given', 'AWS::AccountId');
const tag = (ConditionValue: Parameters<typeof given>[2][string]) => ({
  ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue }],
});

export const cases: readonly Case[] = [
  {
    name: 'by its tag',
    records: [volume, plan, selection(tag('daily'))],
    says: { verdict: 'pass', message: 'Is taken by Daily.' },
  },
  {
    name: 'by its ARN',
    records: [files(), plan, selection({ Resources: [ref('Media', 'Arn')] })],
    says: { verdict: 'pass', message: 'Is taken by Daily.' },
  },
  {
    name: 'by its ARN, with the id of an account that was not given',
    records: [
      files(),
      plan,
      selection({
        Resources: [{ text: ['arn:aws:elasticfilesystem:eu-west-1:', account, ':file-system/', ref('Media')] }],
      }),
    ],
    says: { verdict: 'pass', message: 'Is taken by Daily.' },
  },
  {
    name: 'by the ARN of another, with the id of an account that was not given',
    records: [files(), plan, selection({ Resources: [{ text: ['arn:aws:ec2:eu-west-1:', account, ':volume/*'] }] })],
    says: {
      verdict: 'fail',
      message: 'Is in no backup plan.',
      mend: 'Add an AWS::Backup::BackupSelection to a plan in eu-west-1 that names Media, or one of its tags.',
    },
  },
  {
    name: 'by an ARN with a star',
    records: [volume, plan, selection({ Resources: ['arn:aws:ec2:*:*:volume/*'] })],
    says: { verdict: 'pass', message: 'Is taken by Daily.' },
  },
  {
    name: 'by an ARN with a star and a condition that it does not meet',
    records: [
      volume,
      plan,
      selection({
        Resources: ['arn:aws:ec2:*:*:volume/*'],
        Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'hourly' }] },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Is in no backup plan.',
      mend: 'Add an AWS::Backup::BackupSelection to a plan in eu-west-1 that names Disk, or one of its tags.',
    },
  },
  {
    name: 'taken, and left out again',
    records: [
      volume,
      plan,
      selection({ Resources: ['*'], NotResources: ['arn:aws:ec2:eu-west-1:111122223333:volume/*'] }),
    ],
    says: {
      verdict: 'fail',
      message: 'Is in no backup plan.',
      mend: 'Add an AWS::Backup::BackupSelection to a plan in eu-west-1 that names Disk, or one of its tags.',
    },
  },
  {
    name: 'the automatic backups of EFS',
    records: [files({ BackupPolicy: { Status: 'ENABLED' } })],
    says: {
      verdict: 'pass',
      message: 'Is backed up by the automatic plan of EFS: BackupPolicy.Status is ENABLED.',
    },
  },
  {
    name: 'the automatic backups of EFS switched off',
    records: [files({ BackupPolicy: { Status: 'DISABLED' } })],
    says: {
      verdict: 'fail',
      message: 'Is in no backup plan.',
      mend: 'Add an AWS::Backup::BackupSelection to a plan in eu-west-1 that names Media, or one of its tags.',
    },
  },
  {
    name: 'a tag that was not seen',
    records: [volume, plan, selection(tag(unseen('parameter "Plan" has no value', 'Plan')))],
    says: { verdict: 'unknown', message: 'ConditionValue: parameter "Plan" has no value.' },
  },
  {
    name: 'an ARN whose end AWS chooses',
    records: [volume, plan, selection({ Resources: ['arn:aws:ec2:eu-west-1:111122223333:volume/vol-1'] })],
    says: {
      verdict: 'unknown',
      message:
        'Chosen.BackupSelection: "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1" may be its ARN, whose name AWS chooses.',
    },
  },
];
