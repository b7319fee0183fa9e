import { listAt } from '../../inventory/read.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, notApplicable } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

export const functionSpansZones = check({
  id: 'function-spans-zones',
  title: 'every function in a VPC spans at least {int} Availability Zones',
  why: 'A function in a VPC runs through interfaces in its subnets; when all lie in one zone, it stops with that zone.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  controls: {
    'Security Hub': ['Lambda.5'],
    'AWS Config': ['LAMBDA_VPC_MULTI_AZ_CHECK'],
    'Well-Architected': ['REL02-BP01'],
    'ISO 27001:2022': ['A.8.20', 'A.8.21', 'A.8.22'],
  },
  needs: { subjects: ['AWS::Lambda::Function'], types: ['AWS::EC2::Subnet'], views: { zones: zonesOfGroup } },
  judge(lambda, { views: { zones } }, [wanted]) {
    const at = 'VpcConfig.SubnetIds';
    if (listAt(lambda.properties, at).length === 0)
      return notApplicable('Is in no VPC; Lambda runs it in several zones by itself.');
    return judgeSpan(lambda, zones, Number(wanted), {
      spans: 'Spans',
      at,
      mend: `Add subnets of other zones to ${at}, until there are ${wanted} zones.`,
    });
  },
});
