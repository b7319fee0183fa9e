import { valueAt } from '../../inventory/read.ts';
import { check } from '../check.ts';
import { judgeRole } from './role.ts';

export const functionRunsUnderRole = check({
  id: 'function-runs-under-role',
  title: 'every Lambda function runs under a role',
  why: 'A function without a role of its kind either cannot run or runs with what somebody else was given.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC02-BP02'],
  },
  needs: { subjects: ['AWS::Lambda::Function'], types: ['AWS::IAM::Role'] },
  judge({ properties }, { resolve }) {
    return judgeRole(valueAt(properties, 'Role'), 'Role', 'lambda.amazonaws.com', resolve);
  },
});
