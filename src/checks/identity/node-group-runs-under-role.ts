import { valueAt } from '../../inventory/read.ts';
import { check } from '../check.ts';
import { judgeRole } from './role.ts';

export const nodeGroupRunsUnderRole = check({
  id: 'node-group-runs-under-role',
  title: 'every node group runs under a role',
  why: 'Nodes act in AWS on their own behalf; a role made for them says what they may do, and its credentials change by themselves.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC02-BP02'],
  },
  needs: { subjects: ['AWS::EKS::Nodegroup'], types: ['AWS::IAM::Role'] },
  judge({ properties }, { resolve }) {
    return judgeRole(valueAt(properties, 'NodeRole'), 'NodeRole', 'ec2.amazonaws.com', resolve);
  },
});
