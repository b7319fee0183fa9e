import { nameOf, type Resource } from '../../inventory/resource.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { type SubnetTier, subnetTiers } from '../../inventory/views/subnet-tiers.ts';
import { distinctZones, zoneOf } from '../../inventory/views/zones-of-group.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

const tiers: readonly SubnetTier[] = ['public', 'private', 'isolated'];

export const vpcSpansZonesInEachTier = check({
  id: 'vpc-spans-zones-in-each-tier',
  title: 'every VPC spans at least {int} Availability Zones in each of its tiers',
  why: 'What is placed in a tier can only use the zones where that tier has a subnet; the narrowest tier bounds the whole.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
  controls: {
    'ISO 27001:2022': ['A.8.14', 'A.8.20', 'A.8.21'],
    'Well-Architected (own mapping)': ['REL02-BP01', 'REL10-BP01'],
  },
  needs: {
    subjects: ['AWS::EC2::VPC'],
    types: ['AWS::EC2::Subnet'],
    views: { referrers: referrersOf, tiers: subnetTiers },
  },
  judge(vpc, { views }, [parameter]) {
    const subnets = views.referrers.all(vpc, 'AWS::EC2::Subnet', 'VpcId');
    if (subnets.length === 0) return notApplicable('Has no subnets here.');
    const byTier = Map.groupBy(subnets, (subnet) => views.tiers.tierOf(subnet).tier);
    const used = tiers.filter((tier) => byTier.has(tier));
    const flaw = flawIn(used.map((tier) => () => narrow(tier, byTier.get(tier) ?? [], Number(parameter))));
    return (
      flaw ??
      pass(`Spans ${used.map((tier) => `${zonesOf(byTier.get(tier) ?? []).length} (${tier})`).join(', ')} zones.`, {
        seen: subnets,
      })
    );
  },
});

function narrow(tier: SubnetTier, subnets: readonly Resource[], wanted: number): Judgement | undefined {
  const mend = `Add ${tier} subnets in other zones, until there are ${wanted} zones.`;
  const names = subnets.map(nameOf).join(', ');
  if (subnets.length < wanted)
    return fail(`Its ${tier} tier spans at most ${subnets.length} of ${wanted} zones (${names}).`, mend, {
      seen: subnets,
    });
  const zones = zonesOf(subnets);
  if (zones.length >= wanted) return undefined;
  return fail(`Its ${tier} tier spans ${zones.length} of ${wanted} zones (${zones.join(', ')}).`, mend, {
    seen: subnets,
  });
}

function zonesOf(subnets: readonly Resource[]): readonly string[] {
  return distinctZones(subnets.map(zoneOf), 'AvailabilityZone');
}
