import type { Policy } from '../../access/policy.ts';
import type { Statement } from '../../access/statement.ts';
import { ofAction } from '../../access/statement-match.ts';
import type { UnseenInput } from '../../inventory/read.ts';
import { serviceAccountStatements } from './pod-accounts.ts';
import { holesIn } from './statement-words.ts';

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

/** The kinds of workload that may take a role for certain, and what was not seen that could let in others. */
export interface Workloads {
  readonly kinds: readonly string[];
  readonly unseen: readonly UnseenInput[];
}

/** The workloads that may take a role by its trust policy; `pods with a token` are those of IRSA. */
export function workloadsOf(trust: Policy): Workloads {
  const services = trust.statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => ({ kinds: kindsIn(statement), acts: ofAction(statement, 'sts:AssumeRole') }))
    .filter(({ kinds: found, acts }) => found.length > 0 && acts.is !== 'no');
  const withToken = serviceAccountStatements(trust);
  const certain = [
    ...services.flatMap(({ kinds: found, acts }) => (acts.is === 'unseen' ? [] : found)),
    ...(withToken.certain.length > 0 ? ['pods with a token'] : []),
  ];
  return {
    kinds: [...new Set(certain)].toSorted(),
    unseen: [
      ...services.flatMap(({ acts }) => (acts.is === 'unseen' ? [acts.why] : [])),
      ...withToken.unseen,
      ...holesIn(trust),
    ],
  };
}

function kindsIn({ principals }: Statement): readonly string[] {
  return (principals?.named ?? []).flatMap((one) =>
    one.kind === 'service' ? (kinds[one.name.replace(/\.cn$/u, '')] ?? []) : [],
  );
}
