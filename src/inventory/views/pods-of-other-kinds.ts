import type { Resource } from '../resource.ts';
import { isList, isMap, type Value } from '../value.ts';
import { podKinds } from './pods-of-workload.ts';

/** Kinds that keep pods they do not run, and groups whose objects hold patterns of pods. */
const idle = new Set(['Kubernetes::core::PodTemplate', 'Kubernetes::apps::ControllerRevision']);
const patterns = /^Kubernetes::(?:[\w.-]*kyverno\.io|[\w.-]*gatekeeper\.sh|admissionregistration\.k8s\.io)::/u;

/** Whether an object makes pods by a template, and is of a kind whose pods are not read, such as a Rollout of Argo. */
export function makesUnreadPods({ type, properties }: Pick<Resource, 'type' | 'properties'>): boolean {
  if (podKinds.includes(type) || idle.has(type) || patterns.test(type)) return false;
  return holdsTemplate(properties, false);
}

function holdsTemplate(value: Value, isTemplate: boolean): boolean {
  if (isList(value)) return value.some((item) => holdsTemplate(item, isTemplate));
  if (!isMap(value)) return false;
  const { spec } = value;
  if (isTemplate && isMap(spec) && isList(spec['containers'])) return true;
  return Object.entries(value).some(([key, item]) => holdsTemplate(item, /template$/iu.test(key)));
}
