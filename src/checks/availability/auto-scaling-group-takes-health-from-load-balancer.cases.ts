import { type Case, given, ref, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) =>
  given('AWS::AutoScaling::AutoScalingGroup', 'Web', properties);
const attached = { TargetGroupARNs: [ref('Pages')] };

export const cases: readonly Case[] = [
  {
    name: 'ELB',
    records: [subject({ ...attached, HealthCheckType: 'ELB' })],
    says: { verdict: 'pass', message: 'HealthCheckType is ELB.' },
  },
  {
    name: 'ELB beside EBS',
    records: [subject({ ...attached, HealthCheckType: 'EBS,ELB' })],
    says: { verdict: 'pass', message: 'HealthCheckType is EBS,ELB.' },
  },
  {
    name: 'left out',
    records: [subject(attached)],
    says: {
      verdict: 'fail',
      message: 'Takes the health of its instances from EC2 alone: HealthCheckType is not set, and EC2 by default.',
      mend: 'Set HealthCheckType to ELB.',
    },
  },
  {
    name: 'EC2',
    records: [subject({ ...attached, HealthCheckType: 'EC2' })],
    says: {
      verdict: 'fail',
      message: 'Takes the health of its instances from EC2 alone: HealthCheckType is EC2.',
      mend: 'Set HealthCheckType to ELB.',
    },
  },
  {
    name: 'from a parameter without value',
    records: [subject({ ...attached, HealthCheckType: unseen('parameter "Health" has no value', 'Health') })],
    says: { verdict: 'unknown', message: 'HealthCheckType: parameter "Health" has no value.' },
  },
  {
    name: 'target groups that were not seen',
    records: [subject({ TargetGroupARNs: [unseen('parameter "Targets" has no value', 'Targets')] })],
    says: { verdict: 'unknown', message: 'TargetGroupARNs.0: parameter "Targets" has no value.' },
  },
  {
    name: 'behind none',
    records: [subject({ TargetGroupARNs: [] })],
    says: { verdict: 'not-applicable', message: 'Stands behind no load balancer.' },
  },
];
