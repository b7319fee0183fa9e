import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { GetBucketAclCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { Vanished } from './collector.ts';
import type { PlaceAt } from './place.ts';
import { readOnly } from './read-only.ts';
import {
  htmlPage,
  json,
  jsonError,
  queryError,
  s3Error,
  serviceForTests,
  type WireRequest,
} from './service-for-tests.ts';
import { keysAt, placeOf, vpcsAnswer } from './service-place-for-tests.ts';

describe('A list that is answered', () => {
  it('is given, and an empty one is empty', async () => {
    await using service = await serviceForTests(() => ({ body: vpcsAnswer('', '') }));
    const at = placeOf(service);
    const found = await at.place.listed(['AWS::EC2::VPC'], () =>
      at.place.clients.ec2.send(new DescribeVpcsCommand({})),
    );
    expect(found?.Vpcs).to.deep.equal([]);
    expect(at.gaps()).to.deep.equal([]);
  });

  it('counts the requests that were made again', async () => {
    const answers = [
      queryError('Throttling', 'slow'),
      { body: '<ListRolesResponse><ListRolesResult><Roles/></ListRolesResult></ListRolesResponse>' },
    ];
    await using service = await serviceForTests(() => answers.shift() ?? {});
    const at = placeOf(service, { attempts: 2 });
    expect(await at.place.listed([], () => at.place.clients.iam.send(new ListRolesCommand({})))).to.have.property(
      'Roles',
    );
    expect(at.calls()).to.deep.equal([
      { service: 'iam', operation: 'ListRoles', region: 'eu-west-1', calls: 1, failed: 0, retries: 1 },
    ]);
  });
});

describe('A detail', () => {
  const acl = (at: PlaceAt, known = {}) =>
    at.place.detail(() => at.place.clients.s3.send(new GetBucketAclCommand({ Bucket: 'media' })), known);

  it('is unseen with service, region and error name when it is denied', async () => {
    await using service = await serviceForTests(() => s3Error('AccessDenied', 'Access Denied'));
    const at = placeOf(service);
    expect(await acl(at)).to.deep.equal({
      kind: 'unseen',
      value: { unseen: 's3:GetBucketAcl in eu-west-1 was denied (AccessDenied): Access Denied' },
    });
    expect(at.gaps()).to.deep.equal([]);
  });

  it('is absent for an error that means "not set"', async () => {
    await using service = await serviceForTests(() => s3Error('NoSuchTagSet', 'none', 404));
    expect(await acl(placeOf(service), { absent: ['NoSuchTagSet'] })).to.deep.equal({ kind: 'absent' });
  });

  it('is unseen for an error that means "not set" elsewhere', async () => {
    await using service = await serviceForTests(() => s3Error('NoSuchTagSet', 'none', 404));
    expect(await acl(placeOf(service), { absent: ['NoSuchBucketPolicy'] })).to.have.property('kind', 'unseen');
  });

  it('is no resource that is gone when a proxy says 404', async () => {
    await using service = await serviceForTests(() => ({ status: 404, type: 'text/html', body: htmlPage }));
    expect(await acl(placeOf(service), { gone: ['NotFound'] })).to.have.property('kind', 'unseen');
  });

  it('of a resource that is gone since it was listed is noted', async () => {
    await using service = await serviceForTests(() => jsonError('NotFoundException', "Key 'k-1' does not exist"));
    const at = placeOf(service);
    const asked = at.place.detail(() => at.place.clients.kms.send(new DescribeKeyCommand({ KeyId: 'k-1' })), {
      gone: ['NotFoundException'],
    });
    expect(await asked.catch((error: unknown) => error)).to.be.instanceOf(Vanished);
    expect(at.vanished()).to.deep.equal(["kms:DescribeKey in eu-west-1: Key 'k-1' does not exist (NotFoundException)"]);
    expect(at.gaps()).to.deep.equal([]);
  });
});

describe('A place', () => {
  const roles = (at: PlaceAt) =>
    at.place.listed(['AWS::IAM::Role'], () => at.place.clients.iam.send(new ListRolesCommand({})));

  it('asks nothing more once the credentials have expired, and every list is a gap', async () => {
    await using service = await serviceForTests(() => queryError('ExpiredToken', 'expired', 403));
    const at = placeOf(service);
    await roles(at);
    await keysAt(at);
    expect(service.asked).to.have.length(1);
    expect(at.gaps().map(({ reason }) => reason.replace(/\(.*/u, ''))).to.deep.equal([
      'iam:ListRoles in eu-west-1 was refused, since the credentials have expired ',
      'kms:ListKeys in eu-west-1 was refused, since the credentials have expired ',
    ]);
  });

  it('goes on asking other services when one denies', async () => {
    await using service = await serviceForTests(({ operation }: WireRequest) =>
      operation === 'ListKeys' ? json({ Keys: [] }) : queryError('AccessDenied', 'no', 403),
    );
    const at = placeOf(service);
    expect(await roles(at)).to.equal(undefined);
    expect((await keysAt(at))?.Keys).to.deep.equal([]);
    expect(at.gaps()).to.have.length(1);
  });

  it('says a failure once, however many resources it is met at', async () => {
    await using service = await serviceForTests(() => s3Error('AccessDenied', 'Access Denied'));
    const said: string[] = [];
    const { place } = placeOf(service, { say: (line) => said.push(line) });
    for (const Bucket of ['a', 'b'])
      await place.detail(() => place.clients.s3.send(new GetBucketAclCommand({ Bucket })));
    expect(said).to.deep.equal(['s3:GetBucketAcl in eu-west-1 was denied (AccessDenied): Access Denied']);
  });

  it('rejects and notes nothing when an end was asked for', async () => {
    await using service = await serviceForTests(() => ({ silent: true }));
    const stop = new AbortController();
    const at = placeOf(service, { signal: stop.signal });
    const asked = keysAt(at).catch((error: unknown) => error);
    setTimeout(() => stop.abort(new Error('stopped')), 20);
    expect(await asked).to.have.property('message', 'stopped');
    expect(at.gaps()).to.deep.equal([]);
  });

  it('lets a refused write through as the defect it is', async () => {
    await using service = await serviceForTests(() => ({}));
    const { place } = placeOf(service, { clients: service.clients('eu-west-1', { plugins: [readOnly()] }) });
    const asked = place.listed([], () =>
      place.clients.s3.send(new PutBucketTaggingCommand({ Bucket: 'b', Tagging: { TagSet: [] } })),
    );
    expect(await asked.catch((error: unknown) => error)).to.have.property('name', 'WriteRefused');
    expect(service.asked).to.deep.equal([]);
  });
});
