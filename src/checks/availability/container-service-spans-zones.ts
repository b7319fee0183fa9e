import { mapAt } from '../../inventory/read.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, notApplicable } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

export const containerServiceSpansZones = check({
  id: 'container-service-spans-zones',
  title: 'every container service spans at least {int} Availability Zones',
  why: 'Tasks are spread over the zones of the subnets that a service names; with one zone, all its tasks are lost at once.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html',
  controls: { 'ISO 27001:2022': ['A.8.14'], 'Well-Architected (own mapping)': ['REL10-BP01'] },
  needs: { subjects: ['AWS::ECS::Service'], types: ['AWS::EC2::Subnet'], views: { zones: zonesOfGroup } },
  judge(service, { views: { zones } }, [wanted]) {
    const at = 'NetworkConfiguration.AwsvpcConfiguration.Subnets';
    if (mapAt(service.properties, 'NetworkConfiguration') === undefined)
      return notApplicable('Names no subnets; its tasks lie where the instances of its cluster do.');
    return judgeSpan(service, zones, Number(wanted), {
      spans: 'Spans',
      at,
      mend: `Add subnets of other zones to ${at}, until there are ${wanted} zones.`,
    });
  },
});
