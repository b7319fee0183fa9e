import { listAt } from '../../inventory/read.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

export const loadBalancerSpansZones = check({
  id: 'load-balancer-spans-zones',
  title: 'every load balancer spans at least {int} Availability Zones',
  why: 'A load balancer has nodes only in the zones of its subnets; with one zone it is lost together with it.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
  controls: { 'Security Hub': ['ELB.13'], Config: ['ELBV2_MULTIPLE_AZ'], 'ISO 27001:2022': ['A.8.14'] },
  needs: {
    subjects: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    types: ['AWS::EC2::Subnet'],
    views: { zones: zonesOfGroup },
  },
  judge(balancer, { views: { zones } }, [wanted]) {
    const at = listAt(balancer.properties, 'SubnetMappings').length > 0 ? 'SubnetMappings' : 'Subnets';
    return judgeSpan(balancer, zones, Number(wanted), {
      spans: 'Spans',
      at,
      mend: `Add subnets of other zones to ${at}, until there are ${wanted} zones.`,
    });
  },
});
