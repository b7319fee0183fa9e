import { GetFunctionCommand } from '@aws-sdk/client-cloudfront';
import { DescribeVpcsCommand, paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import { DescribeKeyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { answersRecorded, type RecordedAnswer } from './answers-recorded.ts';
import { answersReplayed } from './answers-replayed.ts';
import { clientsAt } from './clients-at.ts';
import type { Clients } from './clients.ts';
import { everyPage } from './every-page.ts';
import { placeAt } from './place.ts';
import { redactionOf } from './redaction.ts';
import { htmlPage, json, jsonError, serviceForTests, type WireAnswer, type WireRequest } from './service-for-tests.ts';

const account = '111122223333';
const region = 'eu-west-1';

/** Asks a service while recording, keeps the recording as JSON, and asks the recording the same. */
async function askedTwice<Answer>(
  answer: (request: WireRequest) => WireAnswer,
  ask: (clients: Clients) => Promise<Answer>,
): Promise<{ live: Answer; replayed: Answer; records: readonly RecordedAnswer[]; text: string }> {
  const records: RecordedAnswer[] = [];
  await using service = await serviceForTests(answer);
  const redaction = redactionOf({ accounts: [account], mail: true });
  const recorder = answersRecorded({ region, redaction, record: (one) => records.push(one) });
  const live = await ask(service.clients(region, { plugins: [recorder] }));
  const text = JSON.stringify(records);
  const before = service.asked.length;
  const replayed = await ask(replaying(JSON.parse(text) as RecordedAnswer[]));
  expect(service.asked, 'requests made by the replay').to.have.length(before);
  return { live, replayed, records, text };
}

function replaying(records: readonly RecordedAnswer[]): Clients {
  // Nobody listens there, and there are no credentials.
  return clientsAt({
    region,
    endpoint: 'http://127.0.0.1:9',
    maxAttempts: 1,
    plugins: [answersReplayed(records, region)],
  });
}

const failed = (asked: Promise<unknown>): Promise<Error> =>
  asked.then(
    () => new Error('no error'),
    (error: Error) => error,
  );

describe('A recording', () => {
  it('answers with the same data, times as times, and holds no account', async () => {
    const { replayed, records, text } = await askedTwice(
      () =>
        json({
          KeyMetadata: {
            KeyId: 'k-1',
            Arn: `arn:aws:kms:eu-west-1:${account}:key/k-1`,
            CreationDate: 1_700_000_000,
            Enabled: true,
          },
        }),
      (clients) => clients.kms.send(new DescribeKeyCommand({ KeyId: 'k-1' })),
    );
    expect(replayed.KeyMetadata).to.deep.equal({
      KeyId: 'k-1',
      Arn: 'arn:aws:kms:eu-west-1:000000000001:key/k-1',
      CreationDate: new Date(1_700_000_000_000),
      Enabled: true,
    });
    expect(records).to.have.length(1);
    expect(records[0]).to.include({ service: 'kms', operation: 'DescribeKey', region });
    expect(text).to.not.contain(account);
  });

  it('answers bytes as bytes', async () => {
    const { live, replayed } = await askedTwice(
      () => ({ type: 'application/octet-stream', body: 'function handler(event) { return event.request; }' }),
      (clients) => clients.cloudFront.send(new GetFunctionCommand({ Name: 'f' })),
    );
    expect(Buffer.from(replayed.FunctionCode ?? []).toString()).to.equal(
      'function handler(event) { return event.request; }',
    );
    expect(Buffer.from(live.FunctionCode ?? []).toString()).to.equal(
      Buffer.from(replayed.FunctionCode ?? []).toString(),
    );
  });

  it('answers streams as streams, and leaves one for whoever asked while recording', async () => {
    const { live, replayed } = await askedTwice(
      () => ({ type: 'text/plain', body: 'hello' }),
      async (clients) => {
        const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
        return Body?.transformToString();
      },
    );
    expect([live, replayed]).to.deep.equal(['hello', 'hello']);
  });

  it('answers every page, though page tokens are not kept', async () => {
    const page = (id: string, next = ''): WireAnswer => ({
      body: `<AnyResponse><vpcSet><item><vpcId>${id}</vpcId></item></vpcSet>${next && `<nextToken>${next}</nextToken>`}</AnyResponse>`,
    });
    const { live, replayed, text } = await askedTwice(
      ({ body }) =>
        body.includes('token-c')
          ? page('vpc-3')
          : body.includes('token-b')
            ? page('vpc-2', 'token-c')
            : page('vpc-1', 'token-b'),
      async ({ ec2 }) =>
        (await everyPage(paginateDescribeVpcs({ client: ec2 }, {}), ({ Vpcs }) => Vpcs)).map(({ VpcId }) => VpcId),
    );
    expect(live).to.deep.equal(['vpc-1', 'vpc-2', 'vpc-3']);
    expect(replayed).to.deep.equal(live);
    expect(text).to.not.contain('token-b');
  });

  it('answers a call that was asked twice in the order it was answered', async () => {
    const answers = [['k-1'], ['k-1', 'k-2']];
    const { replayed } = await askedTwice(
      () => json({ Keys: (answers.shift() ?? []).map((KeyId) => ({ KeyId })) }),
      async ({ kms }) => {
        const first = await kms.send(new ListKeysCommand({}));
        const second = await kms.send(new ListKeysCommand({}));
        return [first.Keys?.length, second.Keys?.length];
      },
    );
    expect(replayed).to.deep.equal([1, 2]);
  });

  it('fails as the service failed, and judges it so', async () => {
    const { replayed } = await askedTwice(
      () => jsonError('AccessDeniedException', `User: arn:aws:iam::${account}:user/x is not authorized`),
      async (clients) => {
        const { place, gaps } = placeAt({
          account,
          region,
          partition: 'aws',
          clients,
          signal: new AbortController().signal,
        });
        await place.listed(['AWS::KMS::Key'], () => place.clients.kms.send(new ListKeysCommand({})));
        return gaps();
      },
    );
    expect(replayed[0]?.reason).to.equal(
      'kms:ListKeys in eu-west-1 was denied (AccessDeniedException): User: arn:aws:iam::000000000001:user/x is not authorized',
    );
  });

  it('keeps that an emulator answered with a page', async () => {
    const clientsOf = (clients: Clients) =>
      placeAt({ account, region, partition: 'aws', clients, signal: new AbortController().signal });
    const { live, replayed } = await askedTwice(
      () => ({ status: 500, type: 'text/html', body: htmlPage }),
      async (clients) => {
        const { place, gaps } = clientsOf(clients);
        await place.listed(['AWS::EC2::VPC'], () => place.clients.ec2.send(new DescribeVpcsCommand({})));
        return gaps()[0]?.reason;
      },
    );
    expect(live).to.contain('is not known to the emulator or the region');
    expect(replayed).to.equal(live);
  });

  it('answers no call that was not recorded', async () => {
    const error = await failed(replaying([]).kms.send(new DescribeKeyCommand({ KeyId: 'k-9' })));
    expect(error).to.have.property('name', 'NotRecorded');
    const { place, gaps } = placeAt({
      account,
      region,
      partition: 'aws',
      clients: replaying([]),
      signal: new AbortController().signal,
    });
    await place.listed(['AWS::KMS::Key'], () => place.clients.kms.send(new ListKeysCommand({})));
    expect(gaps()[0]?.reason).to.match(/^kms:ListKeys in eu-west-1 was not recorded/u);
  });

  it('of one region answers none of another', async () => {
    const { records } = await askedTwice(
      () => json({ Keys: [] }),
      ({ kms }) => kms.send(new ListKeysCommand({})),
    );
    const elsewhere = clientsAt({ region: 'us-east-1', plugins: [answersReplayed(records, 'us-east-1')] });
    expect(await failed(elsewhere.kms.send(new ListKeysCommand({})))).to.have.property('name', 'NotRecorded');
  });
});
