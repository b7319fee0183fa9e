import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const template = (data: ValueMap) => given('AWS::EC2::LaunchTemplate', 'Server', { LaunchTemplateData: data });
const key = 'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE';
const carries = {
  verdict: 'fail',
  message: 'Carries an access key in its user data.',
  mend: 'Take the key out, and give the instance a role.',
} as const;

export const cases: readonly Case[] = [
  {
    name: 'an instance profile',
    records: [template({ IamInstanceProfile: { Arn: ref('Profile', 'Arn') } })],
    says: { verdict: 'pass', message: 'Takes them from the role of its instance profile.' },
  },
  {
    name: 'no profile',
    records: [template({})],
    says: {
      verdict: 'fail',
      message: 'Has no role: IamInstanceProfile is not set.',
      mend: 'Set IamInstanceProfile to an instance profile.',
    },
  },
  {
    name: 'a key in encoded user data',
    records: [template({ IamInstanceProfile: { Name: 'p' }, UserData: btoa(key) })],
    says: carries,
  },
  {
    name: 'a key in user data with references',
    records: [template({ UserData: { text: [key, ref('Bucket')] } })],
    says: carries,
  },
  {
    name: 'a profile that was not seen',
    records: [template({ IamInstanceProfile: unseen('no value') })],
    says: { verdict: 'unknown', message: 'IamInstanceProfile: no value.' },
  },
  {
    name: 'instances of a node group',
    records: [template({}), given('AWS::EKS::Nodegroup', 'Nodes', { LaunchTemplate: { Id: ref('Server') } })],
    says: { verdict: 'not-applicable', message: 'EKS gives the instances of Nodes the role of their node group.' },
  },
];
