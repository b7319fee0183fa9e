import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

export const nodeGroupSpansZones = check({
  id: 'node-group-spans-zones',
  title: 'every node group spans at least {int} Availability Zones',
  why: 'Pods can only move to nodes that exist; nodes in other zones are where they go when a zone fails.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html',
  needs: { subjects: ['AWS::EKS::Nodegroup'], types: ['AWS::EC2::Subnet'], views: { zones: zonesOfGroup } },
  judge(group, { views: { zones } }, [wanted]) {
    return judgeSpan(group, zones, Number(wanted), {
      spans: 'Spans',
      at: 'Subnets',
      mend: `Add subnets of other zones to Subnets, until there are ${wanted} zones.`,
    });
  },
});
