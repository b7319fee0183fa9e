import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, fail, pass } from '../check.ts';

export const autoScalingGroupSpansZones = check({
  id: 'auto-scaling-group-spans-zones',
  title: 'every Auto Scaling group spans at least {int} Availability Zones',
  why: 'A zone can fail as a whole; a group that spans zones keeps instances elsewhere and starts the missing ones there.',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html',
  controls: { 'Security Hub': ['AutoScaling.2'], 'ISO 27001:2022': ['A.8.14'] },
  needs: { subjects: ['AWS::AutoScaling::AutoScalingGroup'], views: { zones: zonesOfGroup } },
  judge(group, { views: { zones } }, [wanted]) {
    const found = zones.zonesOf(group);
    const seen = zones.subnetsOf(group);
    const message = `Spans ${found.length === 0 ? 'no zone' : `${found.length} (${found.join(', ')})`}.`;
    if (found.length >= Number(wanted)) return pass(message, { seen });
    return fail(message, `Add subnets of other zones to VPCZoneIdentifier, until there are ${wanted} zones.`, {
      at: 'VPCZoneIdentifier',
      seen,
    });
  },
});
