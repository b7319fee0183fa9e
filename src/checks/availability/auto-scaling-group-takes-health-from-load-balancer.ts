import { stringAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass } from '../check.ts';
import { attachmentsOf } from './attachment.ts';

export const autoScalingGroupTakesHealthFromLoadBalancer = check({
  id: 'auto-scaling-group-takes-health-from-load-balancer',
  title: 'every Auto Scaling group takes the health of its instances from the load balancer',
  why: 'The status checks of EC2 pass while the service on the instance is dead; only what the load balancer sees gets such an instance replaced.',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html',
  controls: {
    'Security Hub': ['AutoScaling.1'],
    Config: ['AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED'],
    'AWS Control Tower': ['CT.AUTOSCALING.PR.4'],
  },
  needs: { subjects: ['AWS::AutoScaling::AutoScalingGroup'] },
  judge(group) {
    if (attachmentsOf(group).length === 0) return notApplicable('Stands behind no load balancer.');
    const written = stringAt(group.properties, 'HealthCheckType');
    if (written?.split(',').some((type) => type.trim() === 'ELB')) return pass(`HealthCheckType is ${written}.`);
    const observed =
      written === undefined ? 'HealthCheckType is not set, and EC2 by default' : `HealthCheckType is ${written}`;
    return fail(`Takes the health of its instances from EC2 alone: ${observed}.`, 'Set HealthCheckType to ELB.', {
      at: 'HealthCheckType',
    });
  },
});
