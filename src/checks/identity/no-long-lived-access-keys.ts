import { mapAt } from '../../inventory/read.ts';
import { nameOf } from '../../inventory/resource.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const noLongLivedAccessKeys = check({
  id: 'no-long-lived-access-keys',
  title: 'there are no long-lived access keys',
  why: 'A key that never expires works for whoever finds it, in a log, an image or a repository.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  controls: {
    'Security Hub': ['IAM.3'],
    'Well-Architected (own mapping)': ['SEC02-BP02'],
  },
  needs: { subjects: ['AWS::IAM::AccessKey', 'AWS::IAM::User'] },
  judgeWhole(view) {
    const mend = 'Give the workload a role instead, and take the key or password out.';
    const keys = view.ofType('AWS::IAM::AccessKey');
    const signIns = view
      .ofType('AWS::IAM::User')
      .filter(({ properties }) => mapAt(properties, 'LoginProfile') !== undefined);
    const bad = [...keys, ...signIns].map((resource) => ({
      name: nameOf(resource),
      judgement: fail(
        `${nameOf(resource)} is ${resource.type === 'AWS::IAM::User' ? 'a user with a password' : 'an access key'}.`,
        mend,
        { seen: [resource] },
      ),
    }));
    if (bad.length > 0) return bad;
    const { length } = view.inventory.resources;
    const judgement =
      length === 0
        ? notApplicable('There are no resources.')
        : pass(`None of the ${length} resources is an access key or a user with a password.`);
    return [{ name: view.architecture.title, judgement }];
  },
});
