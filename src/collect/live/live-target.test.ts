import { PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { jsonError, queryError, serviceForTests, testCredentials, type WireAnswer } from '../aws/service-for-tests.ts';
import { answersRecorded, type RecordedAnswer } from '../aws/answers-recorded.ts';
import { answersReplayed } from '../aws/answers-replayed.ts';
import { redactionOf } from '../aws/redaction.ts';
import { liveTarget, type LiveOptions } from './live-target.ts';

const account = '111122223333';
const signal = new AbortController().signal;

function callerIs(arn: string): WireAnswer {
  return {
    body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  };
}

async function refusal(
  answer: WireAnswer,
  options: Partial<LiveOptions> = {},
): Promise<{ message: string; asked: number }> {
  await using service = await serviceForTests(() => answer);
  const { endpoint } = service;
  const opened = liveTarget({
    account,
    regions: ['eu-west-1'],
    signal,
    endpoint,
    credentials: testCredentials,
    maxAttempts: 1,
    ...options,
  });
  const error: unknown = await opened.then(
    () => new Error('it was opened'),
    (caught: unknown) => caught,
  );
  expect(error).to.have.property('name', 'InputError');
  return { message: (error as Error).message, asked: service.asked.length };
}

describe('A live target', () => {
  it('is opened for the account whose credentials are given', async () => {
    await using service = await serviceForTests(() => callerIs(`arn:aws:sts::${account}:assumed-role/audit/me`));
    const { endpoint } = service;
    const target = await liveTarget({
      account,
      regions: ['eu-west-1', 'eu-west-1'],
      signal,
      endpoint,
      credentials: testCredentials,
    });
    expect(target).to.include({
      account,
      partition: 'aws',
      globalRegion: 'us-east-1',
      caller: `arn:aws:sts::${account}:assumed-role/audit/me`,
    });
    expect(target.regions).to.deep.equal(['eu-west-1']);
    expect(service.asked.map(({ operation, signedFor }) => [operation, signedFor])).to.deep.equal([
      ['GetCallerIdentity', 'sts/eu-west-1'],
    ]);
  });

  it('of China and GovCloud asks global services there', async () => {
    await using service = await serviceForTests(() => callerIs(`arn:aws-us-gov:iam::${account}:user/me`));
    const { endpoint } = service;
    const target = await liveTarget({
      account,
      regions: ['us-gov-east-1'],
      signal,
      endpoint,
      credentials: testCredentials,
    });
    expect(target).to.include({ partition: 'aws-us-gov', globalRegion: 'us-gov-west-1' });
  });

  it('is opened again from a recording, with the stand-in of its account and no credentials', async () => {
    await using service = await serviceForTests(() => callerIs(`arn:aws:iam::${account}:user/me`));
    const records: RecordedAnswer[] = [];
    const redaction = redactionOf({ accounts: [account] });
    const recording = (region: string) => [answersRecorded({ region, redaction, record: (one) => records.push(one) })];
    const regions = ['eu-west-1'];
    const { endpoint } = service;
    await liveTarget({ account, regions, signal, endpoint, credentials: testCredentials, pluginsIn: recording });
    const replayed = await liveTarget({
      account: '000000000001',
      regions,
      signal,
      credentials: () => Promise.reject(new Error('credentials were asked for')),
      pluginsIn: (region) => [answersReplayed(records, region)],
    });
    expect(replayed.caller).to.equal('arn:aws:iam::000000000001:user/me');
    expect(service.asked).to.have.length(1);
  });

  it('is refused when the credentials are those of another account', async () => {
    const { message, asked } = await refusal(callerIs('arn:aws:iam::444455556666:user/me'));
    expect(message).to.equal(
      `The credentials are those of account 444455556666 (arn:aws:iam::444455556666:user/me), and ${account} is to be read. Sign in to ${account} (AWS_PROFILE), or name the account you mean. Nothing was read.`,
    );
    expect(asked).to.equal(1);
  });

  it('is refused with the reason when the credentials have expired', async () => {
    const { message } = await refusal(
      queryError('ExpiredToken', 'The security token included in the request is expired', 403),
    );
    expect(message).to.match(
      /^Whose the credentials are could not be asked: sts:GetCallerIdentity in eu-west-1 was refused, since the credentials have expired/u,
    );
    expect(message).to.match(/Sign in again/u);
  });

  it('is refused when a proxy answers for STS', async () => {
    const { message } = await refusal({ type: 'text/html', body: '<html>sign in</html>' });
    expect(message).to.match(/was not answered by AWS/u);
  });

  it('is refused when STS tells nobody', async () => {
    const { message } = await refusal({
      body: '<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>',
    });
    expect(message).to.match(/did not tell whose/u);
  });

  for (const [what, options, text] of [
    [
      'an account id',
      { account: '1234' },
      '"1234" is not an account id. Give the twelve digits of the account that is to be read.',
    ],
    ['a region', { regions: [] }, 'No region is named. Name every region that is to be read (--region eu-west-1).'],
    ['regions that are some', { regions: ['Ireland'] }, '"Ireland" is not a region. Give its code, such as eu-west-1.'],
  ] as const)
    it(`wants ${what}, and asks nobody without`, async () => {
      expect(await refusal({}, options)).to.deep.equal({ message: text, asked: 0 });
    });

  it('hands out clients that cannot write, and that try again', async () => {
    const answers = [
      callerIs(`arn:aws:iam::${account}:user/me`),
      jsonError('x', 'y', 503),
      { body: '<AnyResponse><vpcSet/></AnyResponse>' },
    ];
    await using service = await serviceForTests(() => answers.shift() ?? {});
    const { endpoint } = service;
    const { clientsIn } = await liveTarget({
      account,
      regions: ['eu-west-1'],
      signal,
      endpoint,
      credentials: testCredentials,
    });
    const { s3, ec2 } = clientsIn('eu-west-1');
    const wrote = s3.send(new PutBucketTaggingCommand({ Bucket: 'b', Tagging: { TagSet: [] } }));
    expect(await wrote.catch((error: unknown) => error)).to.have.property('name', 'WriteRefused');
    expect(service.asked).to.have.length(1);
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).to.deep.equal([]);
    expect(service.asked).to.have.length(3);
    expect(ec2.config).to.have.property('retryMode', 'adaptive');
  });
});
