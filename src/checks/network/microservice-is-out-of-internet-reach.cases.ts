import type { ValueMap } from '../../inventory/value.ts';
import { changed, type Records, resourcesOf, shop, to } from '../../reach/sample-network.ts';
import { type Case, unseen } from '../case.ts';
import { object } from '../kubernetes/small-cluster.ts';

const tasks: Records = {
  ...changed(shop, 'Targets', { Targets: [], TargetType: 'ip' }),
  Tasks: [
    'AWS::ECS::Service',
    {
      NetworkConfiguration: {
        AwsvpcConfiguration: { Subnets: [to('AppSubnet')], SecurityGroups: [to('AppGroup', 'GroupId')] },
      },
    },
  ],
};
const behind = changed(tasks, 'Tasks', { LoadBalancers: [{ TargetGroupArn: to('Targets'), ContainerPort: 8080 }] });
const service = (annotations: ValueMap, spec: ValueMap = {}) => [
  object('core::Service', 'web', { metadata: { annotations }, spec: { type: 'LoadBalancer', ...spec } }),
];
const mend = 'Make the load balancer internal, or take it away and bind the target group of one that is.';
const scheme = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

export const cases: readonly Case[] = [
  {
    name: 'tasks in private subnets, called by nobody',
    records: resourcesOf(tasks),
    says: {
      verdict: 'pass',
      message:
        'No way leads there from the internet: Tasks (shop.yaml:1) has no public address: NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp is not set.',
    },
  },
  {
    name: 'tasks behind a load balancer that faces the internet',
    records: resourcesOf(behind),
    says: {
      verdict: 'fail',
      message:
        'The internet reaches it on tcp 8080: VPC Vpc has an internet gateway by Attachment (shop.yaml:1); Balancer (shop.yaml:1) faces the internet; for answers, route table PublicTable (shop.yaml:1) sends anywhere (0.0.0.0/0) to Gateway by PublicRoute (shop.yaml:1); security group DoorGroup admits tcp 443 from 0.0.0.0/0 by DoorGroup (shop.yaml:1); Balancer forwards by Listener (shop.yaml:1) to target group Targets (shop.yaml:1); security group DoorGroup lets everything out, since no egress rule is written; inside VPC Vpc (shop.yaml:1) packets are sent straight on; security group AppGroup admits tcp 8080 from DoorGroup by AppGroup (shop.yaml:1).',
      mend: 'Close one of these hops: the public address, the route, the entry of the network ACL, the rule of the security group, or the load balancer.',
    },
  },
  {
    name: 'a load balancer whose scheme is a parameter without a value',
    records: resourcesOf(
      changed(behind, 'Balancer', { Scheme: unseen('no value was given for parameter Scheme', 'Scheme') }),
    ),
    says: { verdict: 'unknown', message: 'Balancer.Scheme: no value was given for parameter Scheme.' },
  },
  {
    name: 'a Service that asks for a load balancer on the internet',
    records: service({ [scheme]: 'internet-facing' }),
    says: { verdict: 'fail', message: `The internet reaches it: ${scheme} says internet-facing.`, mend },
  },
  {
    name: 'a Service of the load balancer controller that says nothing of its scheme',
    records: service({}, { loadBalancerClass: 'service.k8s.aws/nlb' }),
    says: {
      verdict: 'pass',
      message: 'Its load balancer is internal: no scheme is set, which service.k8s.aws/nlb takes for internal.',
    },
  },
  {
    name: 'a Service that says nothing at all',
    records: service({}),
    says: {
      verdict: 'unknown',
      message:
        'metadata.annotations: no scheme is set and no controller is named: one makes it internal, another makes it face the internet.',
    },
  },
  {
    name: 'a Service inside its cluster',
    records: service({}, { type: 'ClusterIP' }),
    says: { verdict: 'not-applicable', message: 'Has no load balancer of its own: its type is ClusterIP.' },
  },
  {
    name: 'an Ingress on the internet',
    records: [
      object('networking.k8s.io::Ingress', 'web', {
        metadata: { annotations: { 'alb.ingress.kubernetes.io/scheme': 'internet-facing' } },
        spec: { ingressClassName: 'alb' },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'The internet reaches it: alb.ingress.kubernetes.io/scheme says internet-facing.',
      mend,
    },
  },
];
