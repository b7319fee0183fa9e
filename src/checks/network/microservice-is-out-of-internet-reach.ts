import { UnseenInput } from '../../inventory/read.ts';
import { frontOf } from '../../reach/kubernetes-front.ts';
import { reachabilityOf } from '../../reach/reachability.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import type { Resource } from '../../inventory/resource.ts';
import { judgeInternetPath } from './internet-path.ts';

const fronts = ['Kubernetes::core::Service', 'Kubernetes::networking.k8s.io::Ingress'];

export const microserviceIsOutOfInternetReach = check({
  id: 'microservice-is-out-of-internet-reach',
  title: 'no path leads from the internet to any microservice',
  why: 'Services behind an API trust their callers more than the API trusts the internet; a node with a public address, or a Service that brings its own load balancer, goes around it.',
  source: 'https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP01', 'SEC05-BP02'],
    'SOC 2': ['CC6.6'],
    'ISO 27001:2022': ['A.8.20', 'A.8.22'],
    'PCI DSS 4.0.1': ['1.3.1'],
  },
  needs: {
    subjects: ['AWS::ECS::Service', 'AWS::EKS::FargateProfile', 'AWS::EKS::Nodegroup', ...fronts],
    views: { reach: reachabilityOf },
  },
  judge: (subject, { views: { reach } }) =>
    fronts.includes(subject.type) ? judgeFront(subject) : judgeInternetPath(subject, reach),
});

/** A Service or an Ingress may have a load balancer made that no template shows. */
function judgeFront(object: Resource): Judgement {
  const front = frontOf(object);
  switch (front.faces) {
    case 'the internet':
      return fail(
        `The internet reaches it: ${front.why}.`,
        'Make the load balancer internal, or take it away and bind the target group of one that is.',
        { at: front.path },
      );
    case 'the VPC':
      return pass(`Its load balancer is internal: ${front.why}.`);
    case 'nobody':
      return notApplicable(`Has no load balancer of its own: ${front.why}.`);
    case 'somebody':
      throw new UnseenInput(front.why, front.path);
  }
}
