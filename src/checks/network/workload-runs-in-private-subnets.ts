import { stringAt } from '../../inventory/read.ts';
import { nameOf } from '../../inventory/resource.ts';
import { subnetTiers } from '../../inventory/views/subnet-tiers.ts';
import { subnetsOfWorkload } from '../../inventory/views/subnets-of-workload.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const workloadRunsInPrivateSubnets = check({
  id: 'workload-runs-in-private-subnets',
  title: 'every workload runs in private subnets',
  why: 'In a public subnet one wrong firewall rule, or one public address, opens a server to everyone.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-example-private-subnets-nat.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP01'],
  },
  needs: {
    subjects: [
      'AWS::AutoScaling::AutoScalingGroup',
      'AWS::EC2::Instance',
      'AWS::ECS::Service',
      'AWS::RDS::DBInstance',
      'AWS::DocDB::DBCluster',
      'AWS::Neptune::DBCluster',
      'AWS::EKS::Nodegroup',
      'AWS::ElastiCache::ReplicationGroup',
      'AWS::ElastiCache::CacheCluster',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'AWS::Lambda::Function',
    ],
    types: ['AWS::EC2::Subnet'],
    views: { places: subnetsOfWorkload, tiers: subnetTiers },
  },
  judge(workload, { views: { places, tiers } }) {
    const isBalancer = workload.type === 'AWS::ElasticLoadBalancingV2::LoadBalancer';
    if (isBalancer && stringAt(workload.properties, 'Scheme') !== 'internal')
      return notApplicable('Faces the internet, as it is meant to.');
    const subnets = places.subnetsOf(workload);
    if (!subnets)
      return workload.type === 'AWS::Lambda::Function'
        ? notApplicable('Runs outside any VPC.')
        : unknown('Names no subnets, so that a default decides where it runs.');
    if (subnets.length === 0) return unknown('Names no subnets.');
    const flaw = flawIn(
      subnets.map((subnet) => (): Judgement | undefined => {
        const { tier, seen } = tiers.tierOf(subnet);
        if (tier !== 'public') return undefined;
        return fail(
          `Runs in ${nameOf(subnet)}, whose route table leads to an internet gateway.`,
          'Move it to private subnets.',
          { seen: [subnet, ...seen] },
        );
      }),
    );
    return (
      flaw ?? pass(`Runs in ${subnets.length} private subnet${subnets.length === 1 ? '' : 's'}.`, { seen: subnets })
    );
  },
});
