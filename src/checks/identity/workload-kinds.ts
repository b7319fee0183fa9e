import type { Policy } from '../../access/policy.ts';
import { serviceAccountStatements } from './pod-accounts.ts';

/** Services under whose roles code of the account runs, and the kind of workload that is. Source: each service's guide, "execution role". */
const kinds: Readonly<Record<string, string>> = {
  'codebuild.amazonaws.com': 'builds',
  'ec2.amazonaws.com': 'instances',
  'ecs-tasks.amazonaws.com': 'tasks',
  'edgelambda.amazonaws.com': 'functions',
  'glue.amazonaws.com': 'jobs',
  'lambda.amazonaws.com': 'functions',
  'pods.eks.amazonaws.com': 'pods',
  'sagemaker.amazonaws.com': 'notebooks',
  'tasks.apprunner.amazonaws.com': 'services',
};

/** The kinds of workload that may take a role by its trust policy; `pods with a token` are those of IRSA. */
export function workloadsOf(trust: Policy): readonly string[] {
  const services = trust.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principals }) => principals?.named ?? [])
    .flatMap((one) => (one.kind === 'service' ? (kinds[one.name.replace(/\.cn$/u, '')] ?? []) : []));
  const withToken = serviceAccountStatements(trust).length > 0 ? ['pods with a token'] : [];
  return [...new Set([...services, ...withToken])].toSorted();
}
