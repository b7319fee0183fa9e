import { nameOf, type Resource } from '../../inventory/resource.ts';
import { bucketReplication, type ReplicationRule } from '../../inventory/views/bucket-replication.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';

export const bucketIsReplicatedToAnotherRegion = check({
  id: 'bucket-is-replicated-to-another-region',
  title: 'every bucket is replicated to another region',
  why: 'A bucket lies in one region; only a copy elsewhere can be served while that region is lost.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html',
  controls: {
    Config: ['S3_BUCKET_CROSS_REGION_REPLICATION_ENABLED'],
    'Well-Architected': ['REL02-BP01'],
    'ISO 27001:2022': ['A.8.14'],
  },
  needs: { subjects: ['AWS::S3::Bucket'], types: ['AWS::S3::Bucket'], views: { replication: bucketReplication } },
  judge(bucket, { views: { replication } }) {
    const rules = replication.rulesOf(bucket);
    const mend =
      'Add an enabled rule to ReplicationConfiguration that covers the whole bucket, with a destination bucket in another region.';
    const at = 'ReplicationConfiguration';
    if (rules.length === 0) {
      const sources = replication.copiedFrom(bucket);
      if (sources.length > 0)
        return notApplicable(`Is the copy of ${sources.map((one) => `${nameOf(one)} in ${one.region}`).join(', ')}.`);
      return fail('Is not replicated: no replication rule is enabled.', mend, { at: `${at}.Rules.0.Status` });
    }
    const whole = rules.filter(({ narrowedTo }) => narrowedTo === undefined);
    const near: Resource[] = [];
    for (const { destination } of whole.length > 0 ? whole : rules) {
      const copy = destination();
      if (copy.region === bucket.region) near.push(copy);
      else if (whole.length > 0) return pass(`Is replicated to ${nameOf(copy)} in ${copy.region}.`, { seen: [copy] });
    }
    if (near.length > 0)
      return fail(`Is replicated to ${near.map(nameOf).join(', ')}, in its own region ${bucket.region}.`, mend, {
        at,
        seen: near,
        wants: [],
      });
    return partly(rules, mend);
  },
});

/** One narrowed rule leaves objects out; several may cover all there is, which no configuration shows. */
function partly(rules: readonly ReplicationRule[], mend: string) {
  const parts = rules.map(({ narrowedTo }) => narrowedTo).join(', ');
  if (rules.length > 1)
    return unknown(
      `Only parts are replicated (${parts}); whether other objects exist is not seen.`,
      'ReplicationConfiguration.Rules',
    );
  return fail(`Is replicated in part only (${parts}).`, mend, { at: 'ReplicationConfiguration.Rules.0', wants: [] });
}
