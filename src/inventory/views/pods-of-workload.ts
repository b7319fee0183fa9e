import { mapsAt, stringAt, UnseenInput } from '../read.ts';
import type { Resource } from '../resource.ts';
import { join, type ValueMap } from '../value.ts';
import { type Labels, labelsAt } from './label-selector.ts';

/** Where each kind that makes pods keeps the pod's metadata and spec. */
const templatePath: Readonly<Record<string, string>> = {
  'Kubernetes::apps::Deployment': 'spec.template',
  'Kubernetes::apps::StatefulSet': 'spec.template',
  'Kubernetes::apps::DaemonSet': 'spec.template',
  'Kubernetes::apps::ReplicaSet': 'spec.template',
  'Kubernetes::batch::Job': 'spec.template',
  'Kubernetes::batch::CronJob': 'spec.jobTemplate.spec.template',
  'Kubernetes::core::Pod': '',
};

/** All kinds whose pods run in the cluster. */
export const podKinds: readonly string[] = Object.keys(templatePath);

/** The kinds whose pods serve until they are stopped. */
export const serviceKinds: readonly string[] = [
  'Kubernetes::apps::Deployment',
  'Kubernetes::apps::StatefulSet',
  'Kubernetes::apps::DaemonSet',
];

export interface Container {
  readonly name: string;
  readonly properties: ValueMap;
  /** Its dotted path in the workload. */
  readonly path: string;
  /** `sidecar`: an init container that stays. Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ */
  readonly role: 'main' | 'sidecar' | 'init';
}

/** The dotted path of a workload's pod spec. Throws UnseenInput for a kind that makes no pods. */
export function podSpecPath(workload: Resource): string {
  const template = templatePath[workload.type];
  if (template === undefined) throw new UnseenInput(`${workload.type} makes no pods that are known of`, '');
  return template === '' ? 'spec' : join(template, 'spec');
}

/** The labels of a workload's pods. Throws UnseenInput. */
export function podLabels(workload: Resource): Labels {
  return labelsAt(workload.properties, podSpecPath(workload).replace(/spec$/u, 'metadata.labels'));
}

/** The containers of a workload's pods, init containers first. Throws UnseenInput, and for a pod without any. */
export function containersOf(workload: Resource): readonly Container[] {
  const spec = podSpecPath(workload);
  const at = (key: string, roleOf: (properties: ValueMap) => Container['role']): readonly Container[] =>
    mapsAt(workload.properties, join(spec, key)).map((properties, index) => ({
      name: stringAt(properties, 'name') ?? `${key} ${index}`,
      properties,
      path: join(spec, `${key}.${index}`),
      role: roleOf(properties),
    }));
  const main = at('containers', () => 'main');
  if (main.length === 0) throw new UnseenInput('there is no container', join(spec, 'containers'));
  return [
    ...at('initContainers', (one) => (stringAt(one, 'restartPolicy') === 'Always' ? 'sidecar' : 'init')),
    ...main,
  ];
}

/** The containers that run as long as the pod does. Throws UnseenInput. */
export function runningContainers(workload: Resource): readonly Container[] {
  return containersOf(workload).filter(({ role }) => role !== 'init');
}
