import { test } from 'node:test';
import { assert } from 'chai';
import { placeForTests } from '../../emulator/place-for-tests.ts';
import type { Place } from '../collector.ts';
import { bucketCollector } from './bucket-collector.ts';

/** A place where S3 answers with what is given by command, with nothing to all others, and throws what is an error. */
function placeWhere(
  answers: Readonly<Record<string, unknown>>,
): Place & { readonly unseen: ReadonlyMap<string, string> } {
  const place = placeForTests('http://127.0.0.1:9', '111122223333', 'eu-west-1');
  const send = async (command: {
    readonly constructor: { readonly name: string };
    readonly input: { readonly Bucket?: string };
  }) => {
    await Promise.resolve();
    const { Bucket = '' } = command.input;
    const name = command.constructor.name.replace(/Command$/u, '');
    const answer = answers[`${name} ${Bucket}`] ?? answers[name] ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  Object.assign(place.clients.s3, { send });
  return place;
}

const named = (name: string) => Object.assign(new Error(`${name} was answered`), { name });
const listed = {
  Buckets: [
    { Name: 'a', BucketRegion: 'eu-west-1' },
    { Name: 'b', BucketRegion: 'eu-west-1' },
  ],
};

test('A policy that was denied is a policy that was not seen, not a bucket without one', async () => {
  const place = placeWhere({
    ListBuckets: listed,
    'GetBucketPolicy a': named('AccessDenied'),
    'GetBucketPolicy b': named('NoSuchBucketPolicy'),
  });
  const found = await bucketCollector.collect(place);
  assert.deepEqual(
    found.map(({ ref }) => ref),
    ['a', 'a/policy', 'b'],
  );
  assert.property(found[1]?.properties['PolicyDocument'], 'unseen');
});

test('A bucket that is gone since it was listed is left out with all it has', async () => {
  const place = placeWhere({ ListBuckets: listed, 'GetBucketAcl a': named('NoSuchBucket') });
  assert.deepEqual(
    (await bucketCollector.collect(place)).map(({ ref }) => ref),
    ['b'],
  );
});

test('Buckets that were not listed, and tags that were not told, leave the type unseen', async () => {
  const denied = placeWhere({ ListBuckets: named('AccessDenied') });
  assert.deepEqual(await bucketCollector.collect(denied), []);
  assert.sameMembers([...denied.unseen.keys()], ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy']);

  const untagged = placeWhere({ ListBuckets: listed, 'GetBucketTagging a': named('AccessDenied') });
  await bucketCollector.collect(untagged);
  assert.deepEqual([...untagged.unseen.keys()], ['AWS::S3::Bucket']);

  const plain = placeWhere({ ListBuckets: listed, GetBucketTagging: named('NoSuchTagSet') });
  await bucketCollector.collect(plain);
  assert.equal(plain.unseen.size, 0);
});

test('Where a bucket lies is asked for only when the list does not tell it', async () => {
  const place = placeWhere({
    ListBuckets: { Buckets: [{ Name: 'a' }, { Name: 'b' }, { Name: 'c', BucketRegion: 'us-east-1' }] },
    'GetBucketLocation a': { LocationConstraint: 'EU' },
    'GetBucketLocation b': {},
    'GetBucketLocation c': named('NobodyAsksThis'),
  });
  assert.deepEqual(
    (await bucketCollector.collect(place)).map(({ ref }) => ref),
    ['a'],
  );
});
