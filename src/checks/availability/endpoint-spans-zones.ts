import { stringAt } from '../../inventory/read.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, notApplicable } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

export const endpointSpansZones = check({
  id: 'endpoint-spans-zones',
  title: 'every interface endpoint spans at least {int} Availability Zones',
  why: 'An interface endpoint answers through one interface per subnet; when all lie in one zone, losing it cuts every other zone off from the service.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  controls: { 'ISO 27001:2022': ['A.8.14', 'A.8.20', 'A.8.21'], 'Well-Architected (own mapping)': ['REL10-BP01'] },
  needs: { subjects: ['AWS::EC2::VPCEndpoint'], types: ['AWS::EC2::Subnet'], views: { zones: zonesOfGroup } },
  judge(endpoint, { views: { zones } }, [wanted]) {
    const type = stringAt(endpoint.properties, 'VpcEndpointType') ?? 'Gateway';
    if (type !== 'Interface') return notApplicable(`Is a ${type} endpoint, which has no interface in a zone.`);
    return judgeSpan(endpoint, zones, Number(wanted), {
      spans: 'Spans',
      at: 'SubnetIds',
      mend: `Add subnets of other zones to SubnetIds, until there are ${wanted} zones.`,
    });
  },
});
