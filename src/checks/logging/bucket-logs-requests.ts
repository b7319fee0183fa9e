import type { Inventory } from '../../inventory/inventory.ts';
import { mapAt } from '../../inventory/read.ts';
import { nameOf } from '../../inventory/resource.ts';
import { pointersOf } from '../../inventory/views/pointers.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

const logsOf = (inventory: Inventory) =>
  pointersOf(inventory, { 'AWS::S3::Bucket': 'LoggingConfiguration.DestinationBucketName' });
const mend = 'Set LoggingConfiguration with a DestinationBucketName.';

export const bucketLogsRequests = check({
  id: 'bucket-logs-requests',
  title: 'every bucket logs its requests',
  why: 'Who took an object, and who tried to, is written nowhere else.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  controls: {
    'Security Hub': ['S3.9'],
    'AWS Config': ['S3_BUCKET_LOGGING_ENABLED'],
    'Well-Architected': ['SEC04-BP01'],
    'SOC 2': ['CC7.2', 'CC7.3', 'A1.1'],
    'ISO 27001:2022': ['A.8.15'],
    'PCI DSS 4.0.1': ['10.2.1', '10.2.2', '10.3.1'],
    HIPAA: ['164.308(a)(1)(ii)(d)', '164.308(a)(3)(ii)(a)'],
  },
  needs: { subjects: ['AWS::S3::Bucket'], types: ['AWS::S3::Bucket'], views: { logs: logsOf } },
  judge(bucket, { views: { logs } }) {
    if (mapAt(bucket.properties, 'LoggingConfiguration') !== undefined)
      return pass('Logs its requests: LoggingConfiguration is set.');
    const logged = logs.all(bucket, 'BucketName');
    if (logged.length > 0)
      return notApplicable(`Holds the logs of ${logged.map(nameOf).join(', ')}; a log of the log would feed itself.`);
    return fail('Logs no requests: LoggingConfiguration is not set.', mend, { at: 'LoggingConfiguration' });
  },
});
