import { type Case, given, ref, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const template = (options: ValueMap) =>
  given('AWS::EC2::LaunchTemplate', 'Web', { LaunchTemplateData: { MetadataOptions: options } });
const mend = 'Set MetadataOptions.HttpTokens to required.';

export const cases: readonly Case[] = [
  {
    name: 'demanded',
    records: [template({ HttpTokens: 'required' })],
    says: { verdict: 'pass', message: 'Demands it: HttpTokens is required.' },
  },
  {
    name: 'no metadata service at all',
    records: [template({ HttpEndpoint: 'disabled' })],
    says: { verdict: 'pass', message: 'Has no metadata service: HttpEndpoint is disabled.' },
  },
  {
    name: 'optional',
    records: [template({ HttpTokens: 'optional' })],
    says: { verdict: 'fail', message: 'Does not demand it: HttpTokens is optional.', mend: mend },
  },
  {
    name: 'left out',
    records: [template({})],
    says: {
      verdict: 'fail',
      message:
        'Does not demand it: HttpTokens is not set, and optional by default unless the image or the account says otherwise.',
      mend: mend,
    },
  },
  {
    name: 'a launch configuration',
    records: [given('AWS::AutoScaling::LaunchConfiguration', 'Old', {})],
    says: {
      verdict: 'fail',
      message:
        'Does not demand it: HttpTokens is not set, and optional by default unless the image or the account says otherwise.',
      mend: mend,
    },
  },
  {
    name: 'an instance of a launch template that does',
    records: [
      template({ HttpTokens: 'required' }),
      given('AWS::EC2::Instance', 'Bastion', { LaunchTemplate: { LaunchTemplateId: ref('Web') } }),
    ],
    says: { verdict: 'pass', message: 'Demands it, as launch template Web says.', subject: 'Bastion' },
  },
  {
    name: 'an instance of a launch template that does not',
    records: [
      template({}),
      given('AWS::EC2::Instance', 'Bastion', { LaunchTemplate: { LaunchTemplateId: ref('Web') } }),
    ],
    says: {
      verdict: 'fail',
      message: 'Does not demand it, and neither does launch template Web.',
      mend: mend,
      subject: 'Bastion',
    },
  },
  {
    name: 'an instance of a launch template elsewhere',
    records: [given('AWS::EC2::Instance', 'Bastion', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } })],
    says: {
      verdict: 'unknown',
      message: 'LaunchTemplate.LaunchTemplateId: "lt-1" is not among the resources that were collected.',
    },
  },
  {
    name: 'not seen',
    records: [template({ HttpTokens: unseen('no value') })],
    says: { verdict: 'unknown', message: 'LaunchTemplateData.MetadataOptions.HttpTokens: no value.' },
  },
];
