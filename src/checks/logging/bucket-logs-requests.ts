import { mapAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isNamed } from '../../inventory/views/is-named.ts';
import { certainlyRefersTo, refersTo } from '../../inventory/views/refers-to.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

const destination = 'LoggingConfiguration.DestinationBucketName';
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
  needs: { subjects: ['AWS::S3::Bucket'] },
  judge(bucket, { ofType }) {
    if (mapAt(bucket.properties, 'LoggingConfiguration') !== undefined)
      return pass('Logs its requests: LoggingConfiguration is set.');
    const others = ofType('AWS::S3::Bucket').filter((other) => other !== bucket);
    const certain = others.filter((other) => certainlyRefersTo(other, destination, bucket));
    const logged = certain.length > 0 ? certain : others.filter((other) => logsTo(other, bucket));
    if (logged.length > 0)
      return notApplicable(`Holds the logs of ${logged.map(nameOf).join(', ')}; a log of the log would feed itself.`);
    return fail('Logs no requests: LoggingConfiguration is not set.', mend, { at: 'LoggingConfiguration' });
  },
});

function logsTo(other: Resource, bucket: Resource): boolean {
  if (refersTo(other, destination, bucket)) return true;
  const name = valueAt(other.properties, destination);
  return typeof name === 'string' && isNamed(bucket, 'BucketName', name);
}
