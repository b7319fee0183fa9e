import { stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { bucketReplication } from '../../inventory/views/bucket-replication.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const replicatedBucketIsVersioned = check({
  id: 'replicated-bucket-is-versioned',
  title: 'every replicated bucket is versioned on both sides',
  why: 'Replication copies versions: without versioning on both sides it does not run, and a bad write is all that is left.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html',
  controls: { 'AWS Control Tower': ['CT.S3.PR.11'], 'ISO 27001:2022': ['A.8.3', 'A.8.10'] },
  needs: { subjects: ['AWS::S3::Bucket'], views: { replication: bucketReplication } },
  judge(bucket, { views: { replication } }) {
    const rules = replication.rulesOf(bucket);
    if (rules.length === 0)
      return notApplicable('Is not replicated from here; where it is a copy, it is judged with its source.');
    const copies = new Set<Resource>();
    const flaw = flawIn([
      () => unversioned(bucket, 'It', 'VersioningConfiguration.Status'),
      ...rules.map(({ path, destination }) => () => {
        const copy = destination();
        copies.add(copy);
        return unversioned(copy, `Its copy ${placed(copy)}`, path);
      }),
    ]);
    return (
      flaw ?? pass(`Versioning is enabled here and on ${[...copies].map(placed).join(', ')}.`, { seen: [...copies] })
    );
  },
});

function unversioned(bucket: Resource, whose: string, at: string): Judgement | undefined {
  const status = stringAt(bucket.properties, 'VersioningConfiguration.Status');
  if (status === 'Enabled') return undefined;
  const observed =
    status === undefined ? 'VersioningConfiguration is not set' : `VersioningConfiguration.Status is ${status}`;
  return fail(
    `${whose} is not versioned: ${observed}.`,
    `Set VersioningConfiguration.Status of ${nameOf(bucket)} to Enabled.`,
    { at, seen: [bucket] },
  );
}

/** Copies often bear the name of their source. */
function placed(bucket: Resource): string {
  return `${nameOf(bucket)} in ${bucket.region}`;
}
