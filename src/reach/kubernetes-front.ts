import { mapAt, stringAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { labelsAt } from '../inventory/views/label-selector.ts';

/** Whom the load balancer faces that a controller makes for a Service or an Ingress, and what says so. */
export interface KubernetesFront {
  readonly faces: 'the internet' | 'the VPC' | 'nobody' | 'somebody';
  readonly why: string;
  readonly path: string;
}

const annotations = 'metadata.annotations';
const service = 'service.beta.kubernetes.io/aws-load-balancer-';
const ingressScheme = 'alb.ingress.kubernetes.io/scheme';

/**
 * Throws UnseenInput. Sources: the AWS Load Balancer Controller's pages on annotations, where a load balancer is internal unless it is
 * said to face the internet; the controller built into Kubernetes does the contrary.
 */
export function frontOf(object: Resource): KubernetesFront {
  return object.type === 'Kubernetes::core::Service' ? ofService(object) : ofIngress(object);
}

function ofService({ properties }: Resource): KubernetesFront {
  const type = stringAt(properties, 'spec.type') ?? 'ClusterIP';
  if (type !== 'LoadBalancer') return { faces: 'nobody', why: `its type is ${type}`, path: 'spec.type' };
  const said = written(properties);
  const scheme = said[`${service}scheme`];
  if (scheme !== undefined) return byScheme(scheme, `${service}scheme`);
  const internal = said[`${service}internal`];
  if (internal !== undefined)
    return byScheme(internal === 'true' ? 'internal' : 'internet-facing', `${service}internal`);
  const controller = stringAt(properties, 'spec.loadBalancerClass') ?? said[`${service}type`];
  if (controller !== undefined && controller !== 'nlb')
    return { faces: 'the VPC', why: `no scheme is set, which ${controller} takes for internal`, path: annotations };
  const why = `no scheme is set and no controller is named: one makes it internal, another makes it face the internet`;
  return { faces: 'somebody', why, path: annotations };
}

function ofIngress({ properties }: Resource): KubernetesFront {
  const scheme = written(properties)[ingressScheme];
  if (scheme !== undefined) return byScheme(scheme, ingressScheme);
  const name = stringAt(properties, 'spec.ingressClassName');
  if (name === 'alb')
    return { faces: 'the VPC', why: 'no scheme is set, which alb takes for internal', path: annotations };
  const why = name === undefined ? 'it names no class' : `its class is ${name}, whose own Service is judged`;
  return { faces: 'nobody', why, path: 'spec.ingressClassName' };
}

function byScheme(scheme: string, annotation: string): KubernetesFront {
  const faces = scheme === 'internet-facing' ? 'the internet' : 'the VPC';
  return { faces, why: `${annotation} says ${scheme}`, path: annotations };
}

function written(properties: Resource['properties']): Readonly<Record<string, string>> {
  return mapAt(properties, annotations) === undefined ? {} : labelsAt(properties, annotations);
}
