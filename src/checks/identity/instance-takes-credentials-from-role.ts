import { mapAt, valueAt, writtenAt } from '../../inventory/read.ts';
import { nameOf } from '../../inventory/resource.ts';
import { check, fail, notApplicable, pass } from '../check.ts';
import { knownUserData } from './user-data.ts';

export const instanceTakesCredentialsFromRole = check({
  id: 'instance-takes-credentials-from-role',
  title: 'every instance takes its credentials from a role',
  why: "A role's credentials change by themselves every few hours; keys put on a server stay there.",
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC02-BP02'],
  },
  needs: {
    subjects: ['AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration', 'AWS::EC2::Instance'],
    types: ['AWS::EKS::Nodegroup'],
  },
  judge({ id, type, properties }, view) {
    const data = type === 'AWS::EC2::LaunchTemplate' ? (mapAt(properties, 'LaunchTemplateData') ?? {}) : properties;
    const prefix = type === 'AWS::EC2::LaunchTemplate' ? 'LaunchTemplateData.' : '';
    if (/A(KIA|SIA)[A-Z0-9]{16}/u.test(knownUserData(writtenAt(data, 'UserData')))) {
      return fail('Carries an access key in its user data.', 'Take the key out, and give the instance a role.', {
        at: `${prefix}UserData`,
      });
    }
    const profile = valueAt(data, 'IamInstanceProfile');
    if (profile !== undefined) return pass('Takes them from the role of its instance profile.');
    const nodes = view.ofType('AWS::EKS::Nodegroup').find(({ edges }) => edges.some(({ to }) => to === id));
    if (nodes) return notApplicable(`EKS gives the instances of ${nameOf(nodes)} the role of their node group.`);
    return fail('Has no role: IamInstanceProfile is not set.', 'Set IamInstanceProfile to an instance profile.', {
      at: prefix.slice(0, -1),
    });
  },
});
