import { PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import type { Collector } from '../aws/collector.ts';
import { ec2Error, json } from '../aws/service-for-tests.ts';
import { account, collected, mapped, refs, vpcs } from './collect-live-for-tests.ts';
import type { Scope } from './scope.ts';

const broken: Collector = {
  types: ['AWS::Test::Broken'],
  scope: 'region',
  collect: () => Promise.reject(new TypeError('Cannot read properties of undefined')),
};
const writing: Collector = {
  types: ['AWS::Test::Writing'],
  scope: 'global',
  async collect({ clients }) {
    await clients.kms.send(new PutKeyPolicyCommand({ KeyId: 'k', Policy: '{}' }));
    return [];
  },
};

describe('Reading an account', () => {
  it('asks every region, and what is global once', async () => {
    const found = await collected();
    expect(refs(found)).to.deep.equal(['eu-central-1 vpc-2', 'eu-west-1 vpc-1', 'us-east-1 app']);
    expect(found.asked).to.deep.equal([
      'DescribeVpcs ec2/eu-central-1',
      'DescribeVpcs ec2/eu-west-1',
      'ListRoles iam/us-east-1',
    ]);
    expect(found.gaps).to.deep.equal([]);
    expect(found.calls.map(({ calls, service, region }) => [calls, service, region])).to.deep.equal([
      [1, 'ec2', 'eu-west-1'],
      [1, 'ec2', 'eu-central-1'],
      [1, 'iam', 'us-east-1'],
    ]);
    expect(found.said).to.include('eu-west-1 AWS::EC2::VPC: 1');
  });

  it('leaves a gap for the region and type that was denied, and reads everything else', async () => {
    const found = await collected({
      instead: ({ signedFor }) =>
        signedFor === 'ec2/eu-central-1' ? ec2Error('UnauthorizedOperation', 'no', 403) : undefined,
    });
    expect(refs(found)).to.deep.equal(['eu-west-1 vpc-1', 'us-east-1 app']);
    expect(found.gaps.map(({ what, types }) => [what, types])).to.deep.equal([
      ['AWS::EC2::VPC in eu-central-1', ['AWS::EC2::VPC']],
    ]);
  });

  it('reads of the global region what distributions name, though it is not among the regions', async () => {
    const acl = 'arn:aws:wafv2:us-east-1:1:global/webacl/shop/1';
    const distributions: Collector = {
      types: ['AWS::CloudFront::Distribution'],
      scope: 'global',
      collect: (place) =>
        Promise.resolve([
          {
            ...mapped(place, 'AWS::CloudFront::Distribution', 'E1'),
            properties: { DistributionConfig: { WebACLId: acl } },
          },
        ]),
    };
    const acls: Collector = {
      types: ['AWS::WAFv2::WebACL'],
      scope: 'region',
      collect: (place) =>
        Promise.resolve([
          {
            ...mapped(place, 'AWS::WAFv2::WebACL', `shop-${place.region}`),
            arn: place.region === 'us-east-1' ? acl : 'other',
          },
          mapped(place, 'AWS::WAFv2::WebACL', `blog-${place.region}`),
        ]),
    };
    expect(refs(await collected({ collectors: [distributions, acls] }))).to.deep.equal([
      'eu-central-1 blog-eu-central-1',
      'eu-central-1 shop-eu-central-1',
      'eu-west-1 blog-eu-west-1',
      'eu-west-1 shop-eu-west-1',
      'us-east-1 E1',
      'us-east-1 shop-us-east-1',
    ]);
    const both = await collected({ collectors: [distributions, acls], regions: ['us-east-1'] });
    expect(refs(both), 'each once').to.deep.equal([
      'us-east-1 E1',
      'us-east-1 blog-us-east-1',
      'us-east-1 shop-us-east-1',
    ]);
    expect(refs(await collected({ collectors: [acls] })), 'without a distribution').to.not.include(
      'us-east-1 shop-us-east-1',
    );
  });

  it('leaves a gap for a collector that fails by itself, and reads everything else', async () => {
    const found = await collected({ collectors: [broken, vpcs] });
    expect(refs(found)).to.deep.equal(['eu-central-1 vpc-2', 'eu-west-1 vpc-1']);
    expect(found.gaps.map(({ what }) => what).toSorted()).to.deep.equal([
      'AWS::Test::Broken in eu-central-1',
      'AWS::Test::Broken in eu-west-1',
    ]);
    expect(found.gaps[0]?.reason).to.equal('reading them failed (TypeError: Cannot read properties of undefined)');
  });

  it('ends when a collector tries to write, and nothing left', async () => {
    const error: unknown = await collected({ collectors: [writing] }).catch((caught: unknown) => caught);
    expect(error).to.have.property('name', 'WriteRefused');
    expect((error as Error).message).to.contain('kms:PutKeyPolicy');
  });

  it('keeps what carries the tags, by its own word or by the tagging service', async () => {
    const scope: Scope = { kind: 'tags', tags: { Project: 'shop' } };
    const found = await collected({ scope });
    expect(refs(found)).to.deep.equal(['eu-west-1 vpc-1']);
    expect(found.outside.map(({ ref }) => ref)).to.deep.equal(['vpc-2', 'app']);
    expect(found.asked.filter((call) => call.startsWith('GetResources'))).to.deep.equal([
      'GetResources tagging/eu-central-1',
      'GetResources tagging/eu-west-1',
      'GetResources tagging/us-east-1',
    ]);
  });

  it('leaves a gap for all types when the tagging service is denied: what belongs is not known', async () => {
    const scope: Scope = { kind: 'tags', tags: { Project: 'shop' } };
    const found = await collected({
      scope,
      instead: ({ signedFor }) =>
        signedFor === 'tagging/eu-west-1' ? json({ __type: 'AccessDeniedException', message: 'no' }, 400) : undefined,
    });
    expect(found.gaps.map(({ types, reason }) => [types, reason])).to.deep.equal([
      [['AWS::EC2::VPC', 'AWS::IAM::Role'], 'tag:GetResources in eu-west-1 was denied (AccessDeniedException): no'],
    ]);
  });

  it('leaves a gap for each id that nothing has, though others are found', async () => {
    const found = await collected({ scope: { kind: 'ids', ids: ['vpc-1', 'vpc-9', 'vpc-9'] } });
    expect(refs(found)).to.deep.equal(['eu-west-1 vpc-1']);
    expect(found.gaps).to.deep.equal([
      {
        what: 'id vpc-9',
        reason: 'nothing that was read has it, in the regions that were asked',
        mend: 'Check it, and name its region.',
        types: ['AWS::EC2::VPC', 'AWS::IAM::Role'],
      },
    ]);
  });

  it('leaves a gap for a type some of which did not tell whether they carry the tags', async () => {
    const type = 'AWS::Budgets::Budget';
    const untold = { unseenTags: { unseen: 'budgets:ListTagsForResource was denied' } };
    const owned = `arn:aws:budgets::${account}:budget/all`;
    const budgets: Collector = {
      types: [type],
      scope: 'global',
      collect: (place) =>
        Promise.resolve([
          { ...mapped(place, type, 'all'), ...untold, arn: owned },
          { ...mapped(place, type, 'of another project', { Project: 'blog' }), ...untold },
          { ...mapped(place, type, 'of another account'), ...untold, arn: 'arn:aws:budgets::444455556666:budget/x' },
          mapped(place, type, 'told'),
        ]),
    };
    const scope: Scope = { kind: 'tags', tags: { Project: 'shop' } };
    const found = await collected({ scope, collectors: [budgets, vpcs] });
    expect(refs(found)).to.deep.equal(['eu-west-1 vpc-1']);
    expect(found.gaps.map(({ what, reason, types }) => ({ what, reason, types }))).to.deep.equal([
      {
        what: 'AWS::Budgets::Budget that may carry Project=shop',
        reason: 'whether 1 of them do is not known: budgets:ListTagsForResource was denied',
        types: [type],
      },
    ]);
    const carried = json({ ResourceTagMappingList: [{ ResourceARN: owned }] });
    const told = await collected({
      scope,
      collectors: [budgets],
      instead: ({ operation }) => (operation === 'GetResources' ? carried : undefined),
    });
    expect([refs(told), told.gaps], 'told by the tagging service').to.deep.equal([['us-east-1 all'], []]);
    expect((await collected({ collectors: [budgets] })).gaps, 'without a scope').to.deep.equal([]);
  });

  it('keeps a trail of all regions once, as it was told at home where that was read', async () => {
    const trails: Collector = {
      types: ['AWS::CloudTrail::Trail'],
      scope: 'region',
      collect: (place) =>
        Promise.resolve([
          {
            ...mapped(place, 'AWS::CloudTrail::Trail', 'audit'),
            arn: `arn:aws:cloudtrail:eu-west-1:${account}:trail/audit`,
            attributes: { HomeRegion: 'eu-west-1' },
          },
        ]),
    };
    const regions = ['eu-central-1', 'eu-west-1', 'eu-north-1'];
    expect(refs(await collected({ collectors: [trails], regions }))).to.deep.equal(['eu-west-1 audit']);
    const away = ['eu-central-1', 'eu-north-1'];
    expect(refs(await collected({ collectors: [trails], regions: away }))).to.deep.equal(['eu-central-1 audit']);
  });
});
