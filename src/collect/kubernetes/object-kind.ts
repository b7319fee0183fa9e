/** Kinds of the Kubernetes API that lie in no namespace. Source: `kubectl api-resources --namespaced=false` of 1.35. */
const clusterScoped: ReadonlySet<string> = new Set([
  'core::Namespace',
  'core::Node',
  'core::PersistentVolume',
  'admissionregistration.k8s.io::MutatingWebhookConfiguration',
  'admissionregistration.k8s.io::ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io::ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io::ValidatingWebhookConfiguration',
  'apiextensions.k8s.io::CustomResourceDefinition',
  'apiregistration.k8s.io::APIService',
  'certificates.k8s.io::CertificateSigningRequest',
  'flowcontrol.apiserver.k8s.io::FlowSchema',
  'flowcontrol.apiserver.k8s.io::PriorityLevelConfiguration',
  'networking.k8s.io::IngressClass',
  'node.k8s.io::RuntimeClass',
  'rbac.authorization.k8s.io::ClusterRole',
  'rbac.authorization.k8s.io::ClusterRoleBinding',
  'scheduling.k8s.io::PriorityClass',
  'storage.k8s.io::CSIDriver',
  'storage.k8s.io::CSINode',
  'storage.k8s.io::StorageClass',
  'storage.k8s.io::VolumeAttachment',
  'eks.amazonaws.com::NodeClass',
  'elbv2.k8s.aws::IngressClassParams',
  'karpenter.sh::NodeClaim',
  'karpenter.sh::NodePool',
  'karpenter.k8s.aws::EC2NodeClass',
]);

/** Kinds that are judged, by the groups that have them. */
const judged: ReadonlyMap<string, readonly string[]> = new Map([
  ['core', ['ConfigMap', 'LimitRange', 'Namespace', 'Pod', 'Service', 'ServiceAccount']],
  ['apps', ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']],
  ['batch', ['CronJob', 'Job']],
  ['autoscaling', ['HorizontalPodAutoscaler']],
  ['networking.k8s.io', ['Ingress', 'NetworkPolicy']],
  ['policy', ['PodDisruptionBudget']],
  ['rbac.authorization.k8s.io', ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']],
]);

/**
 * What was meant by a kind in the wrong case, or in a group of Kubernetes' own that does not have it; undefined for a kind that
 * may be right. `apps/v1 Deployment` for `deployment`, and for the Deployment of `extensions/v1beta1` or `v1`.
 */
export function misspelt(apiVersion: string, kind: string): string | undefined {
  const group = groupOf(apiVersion);
  const isForeign = !judged.has(group) && group !== 'extensions' && group.includes('.');
  for (const [own, kinds] of judged) {
    const meant = kinds.find((one) => one.toLowerCase() === kind.toLowerCase());
    if (meant === undefined || isForeign || (own === group && meant === kind)) continue;
    return `${meant} of ${own === 'core' ? 'v1' : own}`;
  }
  return undefined;
}

/** `Kubernetes::apps::Deployment` for `apps/v1` and `Deployment`; the group of `v1` is called core. */
export function objectType(apiVersion: string, kind: string): string {
  return `Kubernetes::${groupOf(apiVersion)}::${kind}`;
}

/** The kind as an id shows it: kinds of Kubernetes' own by name, those that others defined with their group, since names may be the same. */
export function shownKind(apiVersion: string, kind: string): string {
  const group = groupOf(apiVersion);
  return !group.includes('.') || group.endsWith('.k8s.io') ? kind : `${kind}.${group}`;
}

/** The namespace an object lies in, undefined for a kind that lies in none. */
export function namespaceOf(apiVersion: string, kind: string, written: string | undefined): string | undefined {
  return clusterScoped.has(`${groupOf(apiVersion)}::${kind}`) ? undefined : (written ?? 'default');
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? 'core' : apiVersion.slice(0, slash);
}
