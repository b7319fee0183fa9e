import { listAt, mapsAt, stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { kubernetesObjects, type KubernetesObjects } from '../../inventory/views/kubernetes-objects.ts';
import { fail, notApplicable, pass } from '../check.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const clusterRoleType = 'Kubernetes::rbac.authorization.k8s.io::ClusterRole';
const roleType = 'Kubernetes::rbac.authorization.k8s.io::Role';
const mend = 'Bind it to a role whose rules name the verbs and resources that it needs.';
/** In every cluster, though among no manifests; none of them may do everything. Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings */
const builtIn = /^(?:admin|edit|view|system:(?!masters$).+)$/u;

export const bindingGrantsNamedRights = kubernetesCheck({
  id: 'binding-grants-named-rights',
  title: 'no service account may do everything in its cluster or namespace',
  why: 'Whoever takes over one pod may do what its service account may; with all rights that is the whole cluster, its secrets included.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  controls: { 'Well-Architected (own mapping)': ['SEC03-BP02'] },
  needs: {
    subjects: [
      'Kubernetes::rbac.authorization.k8s.io::ClusterRoleBinding',
      'Kubernetes::rbac.authorization.k8s.io::RoleBinding',
    ],
    types: [clusterRoleType, roleType],
    views: { objects: kubernetesObjects },
  },
  judge(binding, { views: { objects } }) {
    const accounts = mapsAt(binding.properties, 'subjects').filter(isAccount).map(shown);
    if (accounts.length === 0) return notApplicable('Binds no service account.');
    const who = accounts.join(', ');
    const name = stringAt(binding.properties, 'roleRef.name') ?? '';
    if (name === 'cluster-admin')
      return fail(`Makes ${who} cluster-admin, which may do everything.`, mend, { at: 'roleRef' });
    const role = roleOf(binding, name, objects);
    if (!role && builtIn.test(name)) return pass(`Gives ${who} the rights of ${name}, which names them.`);
    if (!role) throw new UnseenInput(`the role ${name} is not among the manifests`, 'roleRef');
    if (valueAt(role.properties, 'aggregationRule') !== undefined)
      throw new UnseenInput(`the rules of ${name} are put together from other roles`, 'roleRef');
    const all = mapsAt(role.properties, 'rules').findIndex(grantsAll);
    if (all < 0) return pass(`Gives ${who} the rights of ${name}, which names them.`, { seen: [role] });
    return fail(`Gives ${who} the rights of ${name}, whose rule ${all} allows everything.`, mend, { seen: [role] });
  },
});

function roleOf(binding: Resource, name: string, objects: KubernetesObjects): Resource | undefined {
  const ofKind = stringAt(binding.properties, 'roleRef.kind');
  return ofKind === 'Role'
    ? objects.named(binding, roleType, name)
    : objects.inClusterOf(binding, clusterRoleType).find((role) => nameOf(role) === name);
}

/** A group of all service accounts counts as one. */
function isAccount(subject: ValueMap): boolean {
  const kind = stringAt(subject, 'kind');
  const name = stringAt(subject, 'name') ?? '';
  return (
    kind === 'ServiceAccount' || (kind === 'Group' && /^system:(?:serviceaccounts|(?:un)?authenticated)/u.test(name))
  );
}

function shown(subject: ValueMap): string {
  const namespace = stringAt(subject, 'namespace');
  return `${namespace === undefined ? '' : `${namespace}/`}${stringAt(subject, 'name')}`;
}

function grantsAll(rule: ValueMap): boolean {
  return ['verbs', 'resources', 'apiGroups'].every((key) =>
    listAt(rule, key).some((_, index) => stringAt(rule, `${key}.${index}`) === '*'),
  );
}
