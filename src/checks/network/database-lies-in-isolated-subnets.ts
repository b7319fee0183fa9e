import { nameOf } from '../../inventory/resource.ts';
import { subnetTiers } from '../../inventory/views/subnet-tiers.ts';
import { subnetsOfWorkload } from '../../inventory/views/subnets-of-workload.ts';
import { check, fail, type Judgement, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const databaseLiesInIsolatedSubnets = check({
  id: 'database-lies-in-isolated-subnets',
  title: 'every database lies in isolated subnets',
  why: 'Without a default route there is no way out either: a database that is taken over cannot call home.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
  controls: {
    'AWS Config': ['RDS_INSTANCE_SUBNET_IGW_CHECK'],
    'Well-Architected (own mapping)': ['SEC05-BP01'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
    types: ['AWS::EC2::Subnet'],
    views: { places: subnetsOfWorkload, tiers: subnetTiers },
  },
  judge(database, { views: { places, tiers } }) {
    const subnets = places.subnetsOf(database);
    if (!subnets || subnets.length === 0) return unknown('Names no subnets, so that a default decides where it lies.');
    const flaw = flawIn(
      subnets.map((subnet) => (): Judgement | undefined => {
        const { tier, seen } = tiers.tierOf(subnet);
        if (tier === 'isolated') return undefined;
        return fail(
          `Lies in ${nameOf(subnet)}, which is ${tier}: its route table leads out of the network.`,
          'Move it to subnets without a way out.',
          { at: 'DBSubnetGroupName', seen: [subnet, ...seen] },
        );
      }),
    );
    return (
      flaw ??
      pass(`Lies in ${subnets.length} subnet${subnets.length === 1 ? '' : 's'} without a way out.`, {
        seen: subnets,
      })
    );
  },
});
