import { stringAt, UnseenInput } from '../../inventory/read.ts';
import { join } from '../../inventory/value.ts';
import { kubernetesObjects } from '../../inventory/views/kubernetes-objects.ts';
import { podKinds, podSpecPath } from '../../inventory/views/pods-of-workload.ts';
import { podRoles } from '../../inventory/views/pod-roles.ts';
import { fail, pass } from '../check.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const mend = 'Give it a ServiceAccount of its own, bound to a role by an AWS::EKS::PodIdentityAssociation.';

export const podRunsUnderOwnServiceAccount = kubernetesCheck({
  id: 'pod-runs-under-own-service-account',
  title: 'every pod runs under a service account with a role of its own',
  why: 'Pods without a role borrow the node’s, and pods that share one may do what any of them may.',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC03-BP02'],
  },
  needs: {
    subjects: podKinds,
    types: [
      'Kubernetes::core::ServiceAccount',
      'AWS::EKS::PodIdentityAssociation',
      'AWS::EKS::Cluster',
      'AWS::IAM::Role',
    ],
    views: { objects: kubernetesObjects, roles: podRoles },
  },
  judge(workload, { views: { objects, roles } }) {
    const at = join(podSpecPath(workload), 'serviceAccountName');
    const name =
      stringAt(workload.properties, at) ?? stringAt(workload.properties, join(podSpecPath(workload), 'serviceAccount'));
    if (name === undefined || name === 'default')
      return fail('Runs under the service account "default", which every pod of the namespace shares.', mend, { at });
    const account = objects.named(workload, 'Kubernetes::core::ServiceAccount', name);
    const role = roles.roleOf(workload, name, account);
    if (!role && !account)
      throw new UnseenInput(`the ServiceAccount ${name} is not among the manifests, nor bound to a role`, at);
    const seen = account ? [account] : [];
    if (!role) return fail(`Its service account ${name} is bound to no role.`, mend, { at, seen });
    const sharing = roles.othersUnder(workload, name, role);
    if (sharing.length > 0)
      return fail(
        `Its service account ${name} shares ${role.shown} with ${sharing.join(', ')}.`,
        'Give each a role of its own.',
        { at, seen },
      );
    return pass(`Runs under ${name}, which alone has ${role.shown}.`, { seen: [...seen, ...role.records] });
  },
});
