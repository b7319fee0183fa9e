import { type Case, given, unseen } from '../case.ts';
import type { Value } from '../../inventory/value.ts';

const name = 'routing.http.drop_invalid_header_fields.enabled';
const balancer = (attributes: Value) =>
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Front', { LoadBalancerAttributes: attributes });

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [balancer([{ Key: name, Value: true }])],
    says: {
      verdict: 'pass',
      message: 'Drops invalid headers: routing.http.drop_invalid_header_fields.enabled is true.',
    },
  },
  {
    name: 'left out',
    records: [balancer([])],
    says: {
      verdict: 'fail',
      message:
        'Passes invalid headers on: routing.http.drop_invalid_header_fields.enabled is not set, and off by default.',
      mend: 'Set routing.http.drop_invalid_header_fields.enabled to true.',
    },
  },
  {
    name: 'off',
    records: [balancer([{ Key: name, Value: 'false' }])],
    says: {
      verdict: 'fail',
      message: 'Passes invalid headers on: routing.http.drop_invalid_header_fields.enabled is false.',
      mend: 'Set routing.http.drop_invalid_header_fields.enabled to true.',
    },
  },
  {
    name: 'not seen',
    records: [balancer([{ Key: name, Value: unseen('no value') }])],
    says: { verdict: 'unknown', message: 'LoadBalancerAttributes.0.Value: no value.' },
  },
  {
    name: 'a network load balancer',
    records: [given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Front', { Type: 'network' })],
    says: { verdict: 'not-applicable', message: 'Reads no headers: it is a network load balancer.' },
  },
];
