import { numberAt } from '../../inventory/read.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, fail, pass } from '../check.ts';

export const autoScalingGroupKeepsInstances = check({
  id: 'auto-scaling-group-keeps-instances',
  title: 'every Auto Scaling group keeps at least {int} instance(s) when a zone is lost',
  why: 'New instances take minutes to start, and may find no capacity while a zone is down; until then the ones in other zones carry the load.',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html',
  needs: {
    subjects: ['AWS::AutoScaling::AutoScalingGroup'],
    types: ['AWS::EC2::Subnet'],
    views: { zones: zonesOfGroup },
  },
  judge(group, { views: { zones } }, [parameter]) {
    const wanted = Number(parameter);
    const least = numberAt(group.properties, 'MinSize') ?? 0;
    const mend = 'Raise MinSize, or add subnets of other zones to VPCZoneIdentifier.';
    // However many zones there are, one of them holds an instance.
    if (Math.max(0, least - 1) < wanted)
      return fail(`MinSize ${least} cannot leave ${wanted} when a zone is lost.`, mend, { at: 'MinSize' });
    const count = zones.zonesOf(group).length;
    const seen = zones.subnetsOf(group);
    const left = count === 0 ? 0 : least - Math.ceil(least / count);
    const message = `MinSize ${least} over ${count} zone${count === 1 ? '' : 's'} leaves ${left} when the fullest is lost`;
    return left >= wanted
      ? pass(`${message}.`, { seen })
      : fail(`${message}; ${wanted} must be left.`, mend, { at: 'MinSize', seen });
  },
});
