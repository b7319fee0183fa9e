import { DescribeVpcsCommand, paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { ListKeysCommand } from '@aws-sdk/client-kms';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { everyPage } from './every-page.ts';
import type { PlaceAt } from './place.ts';
import {
  ec2Error,
  htmlPage,
  json,
  jsonError,
  queryError,
  s3Error,
  serviceForTests,
  type WireAnswer,
} from './service-for-tests.ts';
import { keysAt, placeOf, vpcsAnswer } from './service-place-for-tests.ts';

const listings: Readonly<Record<string, (place: PlaceAt['place']) => Promise<unknown>>> = {
  'ec2:DescribeVpcs': ({ clients }) => clients.ec2.send(new DescribeVpcsCommand({})),
  'iam:ListRoles': ({ clients }) => clients.iam.send(new ListRolesCommand({})),
  'kms:ListKeys': ({ clients }) => clients.kms.send(new ListKeysCommand({})),
  's3:ListBuckets': ({ clients }) => clients.s3.send(new ListBucketsCommand({})),
};

/** The gap that a listing leaves when it is answered so; fails where it leaves none, or gives anything. */
async function gapOf(call: string, answer: WireAnswer, attempts = 1) {
  await using service = await serviceForTests(() => answer);
  const at = placeOf(service, { attempts });
  const found = await at.place.listed(
    ['AWS::Test::Thing'],
    () => listings[call]?.(at.place) ?? Promise.resolve('nothing asked'),
  );
  expect(found).to.equal(undefined);
  const [gap, ...others] = at.gaps();
  expect(others).to.deep.equal([]);
  if (!gap) throw new Error(`${call} left no gap.`);
  expect(gap.types).to.deep.equal(['AWS::Test::Thing']);
  expect(gap.what).to.equal('AWS::Test::Thing in eu-west-1');
  expect(gap.mend).to.match(/\w/u);
  return { ...gap, requests: service.asked.length };
}

describe('A list that fails', () => {
  const cases: readonly [what: string, call: string, answer: WireAnswer, reason: RegExp][] = [
    [
      'denied to EC2',
      'ec2:DescribeVpcs',
      ec2Error('UnauthorizedOperation', 'You are not authorized.', 403),
      /^ec2:DescribeVpcs in eu-west-1 was denied \(UnauthorizedOperation\): You are not authorized\.$/u,
    ],
    [
      'denied to IAM',
      'iam:ListRoles',
      queryError('AccessDenied', 'no', 403),
      /^iam:ListRoles in eu-west-1 was denied \(AccessDenied/u,
    ],
    [
      'denied to KMS',
      'kms:ListKeys',
      jsonError('AccessDeniedException', 'no'),
      /^kms:ListKeys .* was denied \(AccessDeniedException\)/u,
    ],
    [
      'denied to S3',
      's3:ListBuckets',
      s3Error('AccessDenied', 'Access Denied'),
      /^s3:ListBuckets .* was denied \(AccessDenied\)/u,
    ],
    [
      'denied by the organization',
      'kms:ListKeys',
      jsonError(
        'AccessDeniedException',
        'User: x is not authorized to perform: kms:ListKeys with an explicit deny in a service control policy',
      ),
      /was denied by a service control policy \(AccessDeniedException\)/u,
    ],
    [
      'with an expired token at EC2',
      'ec2:DescribeVpcs',
      ec2Error('RequestExpired', 'Request has expired.'),
      /credentials have expired \(RequestExpired\)/u,
    ],
    [
      'with an expired token at IAM',
      'iam:ListRoles',
      queryError('ExpiredToken', 'expired', 403),
      /credentials have expired \(ExpiredToken/u,
    ],
    [
      'with an expired token at KMS',
      'kms:ListKeys',
      jsonError('ExpiredTokenException', 'expired'),
      /credentials have expired \(ExpiredTokenException\)/u,
    ],
    [
      'in a region that is not enabled',
      'ec2:DescribeVpcs',
      ec2Error('AuthFailure', 'AWS was not able to validate'),
      /region or the credentials are not known there \(AuthFailure\)/u,
    ],
    [
      'in a region that wants an opt-in',
      'iam:ListRoles',
      queryError('OptInRequired', 'opt in', 403),
      /not known there \(OptInRequired\)/u,
    ],
    [
      'with a token that is not known',
      'kms:ListKeys',
      jsonError('UnrecognizedClientException', 'invalid'),
      /not known there \(UnrecognizedClientException\)/u,
    ],
    [
      'on an emulator that does not know it (HTML)',
      'ec2:DescribeVpcs',
      { status: 500, type: 'text/html', body: htmlPage },
      /is not known to the emulator or the region \(ForeignAnswer\): answered HTTP 500 with an HTML page/u,
    ],
    [
      'on an emulator that does not know it (JSON service)',
      'kms:ListKeys',
      { status: 500, type: 'text/html', body: htmlPage },
      /is not known to the emulator or the region/u,
    ],
    [
      'with an error of the service',
      'kms:ListKeys',
      jsonError('KMSInternalException', 'oops', 500),
      /failed \(KMSInternalException\): oops/u,
    ],
    ['when a connection is cut', 'iam:ListRoles', { cut: true }, /could not reach the service \(TimeoutError\)/u],
  ];
  for (const [what, call, answer, reason] of cases)
    it(`is a gap that says so: ${what}`, async () => {
      const gap = await gapOf(call, answer);
      expect(gap.reason).to.match(reason);
      expect(gap.requests).to.equal(1);
    });

  for (const call of Object.keys(listings)) {
    it(`is a gap when a proxy answers ${call} with a page and status 200`, async () => {
      expect((await gapOf(call, { type: 'text/html', body: htmlPage })).reason).to.match(
        /was not answered by AWS .*HTTP 200 with an HTML page/u,
      );
    });
    it(`is a gap when ${call} is answered with nothing and status 200`, async () => {
      expect((await gapOf(call, { body: '' })).reason).to.match(
        /was not answered by AWS .*HTTP 200 with an empty body/u,
      );
    });
  }

  for (const [call, body, what] of [
    ['ec2:DescribeVpcs', '<Response><Errors><Error/></Errors></Response>', 'the element <Response>'],
    ['iam:ListRoles', '<?xml version="1.0"?><Foo><Bar/></Foo>', 'the element <Foo>'],
    ['kms:ListKeys', '{"error":"login required"}', 'an error in JSON'],
  ] as const)
    it(`is a gap when ${call} is answered with ${what} and status 200`, async () => {
      expect((await gapOf(call, { body })).reason).to.contain(`answered HTTP 200 with ${what}`);
    });

  it('is a gap after the retries that were allowed, when it is throttled', async () => {
    const gap = await gapOf('iam:ListRoles', queryError('Throttling', 'Rate exceeded'), 2);
    expect(gap.reason).to.match(/was throttled, and so were all retries \(Throttling/u);
    expect(gap.requests).to.equal(2);
  });

  it('is a gap when nobody listens, and says that the emulator may have died', async () => {
    const service = await serviceForTests(() => json({}));
    const at = placeOf(service);
    await service[Symbol.asyncDispose]();
    await keysAt(at);
    const [gap] = at.gaps();
    expect(gap?.reason).to.match(/kms:ListKeys in eu-west-1 could not reach the service \(ECONNREFUSED\)/u);
    expect(gap?.mend).to.contain('an emulator may have died');
  });

  it('is a gap when it is not answered in time', async () => {
    await using service = await serviceForTests(() => ({ silent: true }));
    const at = placeOf(service, { callLimitMs: 30 });
    await keysAt(at);
    expect(at.gaps()[0]?.reason).to.match(/kms:ListKeys in eu-west-1 was not answered in time/u);
  });

  it('is a gap when a later page is denied: half a list is no list', async () => {
    await using service = await serviceForTests(({ body }) =>
      body.includes('NextToken=two')
        ? ec2Error('UnauthorizedOperation', 'no', 403)
        : { body: vpcsAnswer('<item><vpcId>vpc-1</vpcId></item>', '<nextToken>two</nextToken>') },
    );
    const at = placeOf(service);
    const found = await at.place.listed(['AWS::EC2::VPC'], () =>
      everyPage(paginateDescribeVpcs({ client: at.place.clients.ec2 }, {}), ({ Vpcs }) => Vpcs),
    );
    expect(found).to.equal(undefined);
    expect(at.gaps()).to.have.length(1);
    expect(at.calls()).to.deep.equal([
      { service: 'ec2', operation: 'DescribeVpcs', region: 'eu-west-1', calls: 2, failed: 1, retries: 0 },
    ]);
  });

  it('is one gap however often it fails', async () => {
    await using service = await serviceForTests(() => jsonError('AccessDeniedException', 'no'));
    const at = placeOf(service);
    for (const _ of [1, 2]) await keysAt(at);
    expect(at.gaps()).to.have.length(1);
  });
});
