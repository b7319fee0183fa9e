import { valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isNamed } from '../../inventory/views/is-named.ts';
import { refersTo } from '../../inventory/views/refers-to.ts';
import { check, fail, pass } from '../check.ts';

const mend = 'Set Logging.Bucket to a bucket, or deliver its access logs by AWS::Logs::Delivery.';

export const distributionLogsRequests = check({
  id: 'distribution-logs-requests',
  title: 'every distribution logs its requests',
  why: 'Most requests end at the edge; what the origin logs is the small rest.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html',
  controls: {
    'Security Hub': ['CloudFront.5'],
    'AWS Config': ['CLOUDFRONT_ACCESSLOGS_ENABLED'],
    'Well-Architected': ['SEC04-BP01'],
    'SOC 2': ['A1.1', 'PI1.2'],
    'ISO 27001:2022': ['A.8.15', 'A.8.16'],
    'PCI DSS 4.0.1': ['10.2.1', '10.2.2', '10.3.1'],
  },
  needs: { subjects: ['AWS::CloudFront::Distribution'], types: ['AWS::Logs::DeliverySource', 'AWS::Logs::Delivery'] },
  judge(distribution, view) {
    const bucket = valueAt(distribution.properties, 'DistributionConfig.Logging.Bucket');
    if (bucket !== undefined && bucket !== '') return pass('Logs its requests to the bucket that Logging names.');
    const sources = view
      .ofType('AWS::Logs::DeliverySource')
      .filter((source) => refersTo(source, 'ResourceArn', distribution));
    const deliveries = view
      .ofType('AWS::Logs::Delivery')
      .filter((delivery) => sources.some((source) => isOf(delivery, source)));
    const [delivery] = deliveries;
    if (delivery) return pass(`Logs its requests by ${nameOf(delivery)}.`, { seen: [...sources, ...deliveries] });
    return fail('Logs no requests: Logging names no bucket, and no delivery takes its access logs.', mend, {
      at: 'DistributionConfig',
    });
  },
});

/** Whether a delivery names its source, by reference or by the name the source has. Throws UnseenInput. */
function isOf(delivery: Resource, source: Resource): boolean {
  if (refersTo(delivery, 'DeliverySourceName', source)) return true;
  const name = valueAt(delivery.properties, 'DeliverySourceName');
  return typeof name === 'string' && isNamed(source, 'Name', name);
}
