import { accessOf } from '../../access/access.ts';
import { check, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { boundAccount, podAccounts, serviceAccountStatements, sharing } from './pod-accounts.ts';
import { holesIn, missing } from './statement-words.ts';

export const podRoleIsBoundToServiceAccount = check({
  id: 'pod-role-is-bound-to-service-account',
  title: 'every role for pods is bound to one service account',
  why: 'A trust policy that names the cluster alone lets every pod in it take the role.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC03-BP02'],
  },
  needs: {
    subjects: ['AWS::IAM::Role'],
    types: ['AWS::EKS::Addon', 'AWS::EKS::PodIdentityAssociation', 'AWS::IAM::OIDCProvider'],
    views: { access: accessOf, pods: podAccounts },
  },
  judge(role, { views: { access, pods } }) {
    const trust = access.policyOn(role);
    const { certain: annotated, unseen } = serviceAccountStatements(trust);
    const byAgent = access.may({ kind: 'service', name: 'pods.eks.amazonaws.com' }, 'sts:AssumeRole', role);
    const ofAgent = byAgent.verdict === 'unknown' ? [byAgent.why] : [];
    const isByAgent = byAgent.verdict === 'allowed' || byAgent.verdict === 'depends';
    const holes = [...ofAgent, ...unseen, ...holesIn(trust)];
    if (!isByAgent && annotated.length === 0) return missing(holes) ?? notApplicable('No pod may take it.');
    const all = () => (isByAgent ? pods.all(role) : []);
    const flaw = flawIn([() => sharing(role, trust, isByAgent ? pods.certain(role) : [], all), () => missing(holes)]);
    if (flaw) return flaw;
    const [one = annotated.flatMap((statement) => boundAccount(statement) ?? [])[0]] = all();
    return pass(one === undefined ? 'No service account has it yet.' : `Is the role of service account ${one} alone.`);
  },
});
