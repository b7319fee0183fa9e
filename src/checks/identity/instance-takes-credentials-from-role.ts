import { mapAt, unseenInput, valueAt, writtenAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { unseenIn } from '../../inventory/value.ts';
import { certainlyRefersTo, refersTo } from '../../inventory/views/refers-to.ts';
import { check, fail, notApplicable, pass, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';
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
  judge(server, view) {
    const { type, properties } = server;
    const data = type === 'AWS::EC2::LaunchTemplate' ? (mapAt(properties, 'LaunchTemplateData') ?? {}) : properties;
    const prefix = type === 'AWS::EC2::LaunchTemplate' ? 'LaunchTemplateData.' : '';
    if (/A(KIA|SIA)[A-Z0-9]{16}/u.test(knownUserData(writtenAt(data, 'UserData')))) {
      return fail('Carries an access key in its user data.', 'Take the key out, and give the instance a role.', {
        at: `${prefix}UserData`,
      });
    }
    const flaw = flawIn([
      () => {
        if (valueAt(data, 'IamInstanceProfile') !== undefined || nodesOf(server, view)) return undefined;
        const mend = 'Set IamInstanceProfile to an instance profile.';
        return fail('Has no role: IamInstanceProfile is not set.', mend, { at: prefix.slice(0, -1) });
      },
      () => {
        const hole = unseenIn(valueAt(data, 'UserData'));
        if (hole) throw unseenInput(hole, `${prefix}UserData`);
        return undefined;
      },
    ]);
    if (flaw) return flaw;
    const nodes = valueAt(data, 'IamInstanceProfile') === undefined ? nodesOf(server, view) : undefined;
    if (nodes) return notApplicable(`EKS gives the instances of ${nameOf(nodes)} the role of their node group.`);
    return pass('Takes them from the role of its instance profile.');
  },
});

/** A node group whose instances start as the launch template says. Throws UnseenInput. */
function nodesOf(server: Resource, { ofType }: Pick<View, 'ofType'>): Resource | undefined {
  const groups = ofType('AWS::EKS::Nodegroup');
  return (
    groups.find((one) => certainlyRefersTo(one, 'LaunchTemplate', server)) ??
    groups.find((one) => refersTo(one, 'LaunchTemplate', server))
  );
}
