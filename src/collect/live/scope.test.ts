import { expect } from 'chai';
import { describe, it } from 'node:test';
import type { ValueMap } from '../../inventory/value.ts';
import type { Mapped } from '../aws/collector.ts';
import { inScope, notFound, type Scope, type StackResource, stackResourceOf } from './scope.ts';

const nobody = { arns: new Set<string>(), stackResources: [], globalTypes: new Set(['AWS::IAM::Role']) };

function one(type: string, ref: string, properties: ValueMap = {}, more: Partial<Mapped> = {}): Mapped {
  return {
    type: `AWS::${type}`,
    ref,
    region: 'eu-west-1',
    tags: {},
    properties,
    attributes: {},
    api: 'test:Test',
    ...more,
  };
}

const shop = { Project: 'shop' };
const vpc = one('EC2::VPC', 'vpc-1', {}, { tags: shop });
const routes = one('EC2::RouteTable', 'rtb-1', { VpcId: 'vpc-1' }, { tags: shop });
const route = one('EC2::Route', 'rtb-1|0.0.0.0/0', { RouteTableId: 'rtb-1' });
const bucket = one('S3::Bucket', 'media', {}, { arn: 'arn:aws:s3:::media', tags: { ...shop, Component: 'media' } });
const policy = one('S3::BucketPolicy', 'media-policy', {
  Bucket: 'media',
  PolicyDocument: { Statement: [{ Resource: 'arn:aws:s3:::media/*' }] },
});
const topic = one('SNS::Topic', 'arn:aws:sns:x:1:orders', {}, { tags: { Project: 'blog' } });
const logPolicy = one('IAM::Policy', 'logs', { PolicyDocument: { Resource: ['arn:aws:s3:::media/logs/*', '*'] } });
const topicPolicy = one('SNS::TopicPolicy', 'alarms', {
  PolicyDocument: { Statement: [{ Resource: 'arn:aws:sns:x:1:alarms' }] },
});
const distribution = one(
  'CloudFront::Distribution',
  'E1',
  { DistributionConfig: { CachePolicyId: 'cp-1' } },
  { tags: shop },
);
const cachePolicy = one('CloudFront::CachePolicy', 'cp-1');
const strange = [
  one('EC2::VPC', 'vpc-2', {}, { tags: { Project: 'blog' } }),
  one('EC2::Subnet', 'subnet-9', { VpcId: 'vpc-1' }),
  one('EC2::Route', 'rtb-2|::/0', { RouteTableId: 'rtb-2' }),
  one('CloudFront::CachePolicy', 'cp-2'),
];
const account = [
  vpc,
  routes,
  route,
  bucket,
  policy,
  logPolicy,
  topic,
  topicPolicy,
  distribution,
  cachePolicy,
  ...strange,
];

function refs(scope: Scope, membership: Parameters<typeof inScope>[2] = nobody): readonly string[] {
  return inScope(account, scope, membership).map(({ ref }) => ref);
}

describe('A scope by tags', () => {
  it('holds what carries them, and parts that cannot carry tags where they name it or are named by it', () => {
    expect(refs({ kind: 'tags', tags: shop })).to.deep.equal([
      'vpc-1',
      'rtb-1',
      'rtb-1|0.0.0.0/0',
      'media',
      'media-policy',
      'logs',
      'E1',
      'cp-1',
    ]);
  });

  it('wants every tag, with its value', () => {
    expect(refs({ kind: 'tags', tags: { ...shop, Component: 'media' } })).to.deep.equal([
      'media',
      'media-policy',
      'logs',
    ]);
    expect(refs({ kind: 'tags', tags: { Project: 'Shop' } })).to.deep.equal([]);
  });

  it('holds nothing where no tag is named', () => {
    expect(refs({ kind: 'tags', tags: {} })).to.deep.equal([]);
  });

  it('holds what the tagging service names, though its own tags were not told', () => {
    const untold = one('KMS::Key', 'k-1', {}, { arn: 'arn:aws:kms:eu-west-1:1:key/k-1' });
    const found = inScope(
      [untold, ...strange],
      { kind: 'tags', tags: shop },
      { ...nobody, arns: new Set([untold.arn ?? '']) },
    );
    expect(found).to.deep.equal([untold]);
  });
});

describe('A scope by stack', () => {
  const stackResources: readonly StackResource[] = [
    { stack: 'shop', region: 'eu-west-1', logicalId: 'Vpc', type: 'AWS::EC2::VPC', physicalId: 'vpc-1' },
    { stack: 'shop', region: 'eu-west-1', logicalId: 'Routes', type: 'AWS::EC2::RouteTable', physicalId: 'rtb-1' },
    { stack: 'shop', region: 'eu-west-1', logicalId: 'Lost', type: 'AWS::EC2::VPC', physicalId: 'vpc-lost' },
    { stack: 'shop', region: 'eu-west-1', logicalId: 'Custom', type: 'Custom::Thing', physicalId: 'thing-1' },
  ];

  it('holds what the stack lists, and routes that were added to its tables behind its back', () => {
    expect(refs({ kind: 'stacks', stacks: ['shop'] }, { ...nobody, stackResources })).to.deep.equal([
      'vpc-1',
      'rtb-1',
      'rtb-1|0.0.0.0/0',
    ]);
  });

  it('tells what the stack calls a resource', () => {
    expect(stackResourceOf(vpc, { ...nobody, stackResources })?.logicalId).to.equal('Vpc');
    expect(stackResourceOf(bucket, { ...nobody, stackResources })).to.equal(undefined);
  });

  it('names what the stack lists and nobody has, of the types that were read', () => {
    const missing = notFound(
      { ...nobody, stackResources },
      account,
      new Set(['AWS::EC2::VPC', 'AWS::EC2::RouteTable']),
    );
    expect(missing.map(({ logicalId }) => logicalId)).to.deep.equal(['Lost']);
  });
});

describe('A scope by stack of an account with two regions', () => {
  const membership = {
    ...nobody,
    stackResources: [
      { stack: 'shop', region: 'eu-west-1', logicalId: 'Db', type: 'AWS::RDS::DBInstance', physicalId: 'orders' },
      { stack: 'shop', region: 'eu-west-1', logicalId: 'Role', type: 'AWS::IAM::Role', physicalId: 'app' },
    ],
  };
  const elsewhere = one('RDS::DBInstance', 'orders', {}, { region: 'eu-north-1' });
  const role = one('IAM::Role', 'app', {}, { region: 'us-east-1' });

  it('takes no resource of another region for its own, and what has no region for its own wherever it is told', () => {
    const scope: Scope = { kind: 'stacks', stacks: ['shop'] };
    expect(inScope([elsewhere, role], scope, membership)).to.deep.equal([role]);
    expect(stackResourceOf(elsewhere, membership)).to.equal(undefined);
    expect(stackResourceOf(role, membership)?.logicalId).to.equal('Role');
    const missing = notFound(membership, [elsewhere, role], new Set(['AWS::RDS::DBInstance', 'AWS::IAM::Role']));
    expect(missing.map(({ logicalId }) => logicalId)).to.deep.equal(['Db']);
  });
});

describe('A scope by ids', () => {
  it('holds the resources with these ids and ARNs, and their parts', () => {
    expect(refs({ kind: 'ids', ids: ['vpc-2', 'arn:aws:s3:::media'] })).to.deep.equal([
      'media',
      'media-policy',
      'logs',
      'vpc-2',
    ]);
  });
});

describe('Everything', () => {
  it('is the whole account', () => {
    expect(refs({ kind: 'everything' })).to.have.length(account.length);
  });
});
