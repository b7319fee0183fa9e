import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

export const eksClusterSpansZones = check({
  id: 'eks-cluster-spans-zones',
  title: 'every EKS cluster spans at least {int} Availability Zones',
  why: 'The control plane reaches its nodes through interfaces in the subnets of the cluster; when all lie in one zone, losing it cuts off the rest.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
  needs: { subjects: ['AWS::EKS::Cluster'], types: ['AWS::EC2::Subnet'], views: { zones: zonesOfGroup } },
  judge(cluster, { views: { zones } }, [wanted]) {
    const at = 'ResourcesVpcConfig.SubnetIds';
    return judgeSpan(cluster, zones, Number(wanted), {
      spans: 'Spans',
      at,
      mend: `Add subnets of other zones to ${at}, until there are ${wanted} zones.`,
    });
  },
});
