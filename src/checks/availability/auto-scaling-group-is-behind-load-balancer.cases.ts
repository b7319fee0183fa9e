import { type Case, given, ref, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) =>
  given('AWS::AutoScaling::AutoScalingGroup', 'Web', properties);
const targets = given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Pages', { Protocol: 'HTTPS' });
const listener = (action: Parameters<typeof given>[2]) =>
  given('AWS::ElasticLoadBalancingV2::Listener', 'Https', { DefaultActions: [action] });

export const cases: readonly Case[] = [
  {
    name: 'a target group that a listener forwards to',
    records: [
      targets,
      listener({ Type: 'forward', TargetGroupArn: ref('Pages') }),
      subject({ TargetGroupARNs: [ref('Pages')] }),
    ],
    says: { verdict: 'pass', message: 'Stands behind Https, by target group Pages.' },
  },
  {
    name: 'a weighted forward, and the group named as a traffic source',
    records: [
      targets,
      listener({ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: ref('Pages'), Weight: 1 }] } }),
      subject({ TrafficSources: [{ Identifier: ref('Pages'), Type: 'elbv2' }] }),
    ],
    says: { verdict: 'pass', message: 'Stands behind Https, by target group Pages.' },
  },
  {
    name: 'a classic load balancer',
    records: [
      given('AWS::ElasticLoadBalancing::LoadBalancer', 'Old', {}),
      subject({ LoadBalancerNames: [ref('Old')] }),
    ],
    says: { verdict: 'pass', message: 'Stands behind Old.' },
  },
  {
    name: 'empty lists',
    records: [subject({ TargetGroupARNs: [], LoadBalancerNames: [] })],
    says: {
      verdict: 'fail',
      message: 'Registers its instances with no load balancer.',
      mend: 'Name the target group of a load balancer in TargetGroupARNs.',
    },
  },
  {
    name: 'a target group that nothing forwards to',
    records: [targets, listener({ Type: 'fixed-response' }), subject({ TargetGroupARNs: [ref('Pages')] })],
    says: {
      verdict: 'fail',
      message: 'Registers its instances with Pages, to which no listener sends requests.',
      mend: 'Forward to Pages in the DefaultActions of a listener, or in a listener rule.',
    },
  },
  {
    name: 'a target group, and a listener whose actions were not seen',
    records: [
      targets,
      given('AWS::ElasticLoadBalancingV2::Listener', 'Https', {
        DefaultActions: unseen('parameter "Actions" has no value', 'Actions'),
      }),
      subject({ TargetGroupARNs: [ref('Pages')] }),
    ],
    says: { verdict: 'unknown', message: 'Https.DefaultActions: parameter "Actions" has no value.' },
  },
  {
    name: 'a target group that was not collected',
    records: [subject({ TargetGroupARNs: [ref('Elsewhere')] })],
    says: { verdict: 'unknown', message: 'TargetGroupARNs.0: refers to Elsewhere, which was not collected.' },
  },
  {
    name: 'no group',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no AWS::AutoScaling::AutoScalingGroup.' },
  },
];
