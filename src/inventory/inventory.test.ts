import { describe, it } from 'node:test';
import { expect } from 'chai';
import { inventoryOf } from './inventory.ts';
import { UnseenInput } from './read.ts';
import type { Resource } from './resource.ts';
import { unseen, type ValueMap } from './value.ts';

function bucket(logicalId: string, region: string, properties: ValueMap, more: Partial<Resource> = {}): Resource {
  return {
    type: 'AWS::S3::Bucket',
    id: `-/${region}/s/${logicalId}`,
    logicalId,
    account: '-',
    region,
    tags: {},
    properties,
    attributes: {},
    edges: [],
    origin: { file: 'f', line: 1, column: 1 },
    positions: {},
    ...more,
  };
}

const here = bucket('Here', 'eu-west-1', { BucketName: 'files' });
const doubtful = bucket('Doubtful', 'eu-west-1', {}, { existence: unseen('whether it exists is not known') });
const inventory = inventoryOf([
  here,
  doubtful,
  bucket('There', 'eu-west-2', { BucketName: 'files' }),
  bucket('One', 'eu-west-1', { BucketName: 'one' }),
]);

describe('the record a value means', () => {
  it('is found by reference, by a text around one reference, and by the name of a collected resource', () => {
    const reference = { reference: here.id, attribute: 'Arn' };
    expect(inventory.resolve(reference, 'P')).to.equal(here);
    expect(inventory.resolve({ text: [reference, '/*'] }, 'P')).to.equal(here);
    expect(inventory.resolve('arn:aws:s3:::one', 'P').logicalId).to.equal('One');
  });

  it('is not guessed where a name stands for two, an ARN says another region, or a text holds two references', () => {
    for (const [value, message] of [
      ['files', '"files" is not among the resources that were collected'],
      [
        'arn:aws:rds:eu-west-9:1:db:one',
        '"arn:aws:rds:eu-west-9:1:db:one" is not among the resources that were collected',
      ],
      [
        {
          text: [
            { reference: 'a', attribute: 'Ref' },
            { reference: 'b', attribute: 'Ref' },
          ],
        },
        'mixes several resources in one text',
      ],
      [{ reference: 'gone', attribute: 'Ref' }, 'refers to gone, which was not collected'],
    ] as const) {
      expect(() => inventory.resolve(value, 'P')).to.throw(UnseenInput, `P: ${message}`);
    }
  });

  it('is not one that may not exist', () => {
    expect(() => inventory.resolve({ reference: doubtful.id, attribute: 'Ref' }, 'P')).to.throw(
      UnseenInput,
      'P: Doubtful: whether it exists is not known',
    );
  });
});

describe('a name that is borne inside the scope and outside', () => {
  const far = (more: Partial<Resource>) =>
    bucket('Far', 'eu-west-2', { BucketName: 'files' }, { isOutside: true, ...more });

  it('means what lies inside', () => {
    const topic = far({ type: 'AWS::SNS::Topic', properties: { TopicName: 'files' } });
    expect(inventoryOf([here, topic]).resolve('files', 'X')).to.equal(here);
  });

  it('is unseen where another of its kind bears it outside', () => {
    expect(() => inventoryOf([here, far({})]).resolve('files', 'X')).to.throw(UnseenInput);
  });
});

describe('an ARN that ends in a name that was collected', () => {
  const own = bucket('Role', 'eu-west-1', { RoleName: 'app' }, { type: 'AWS::IAM::Role', account: '111122223333' });
  const resolved = (account: string) => inventoryOf([own]).resolve(`arn:aws:iam::${account}:role/app`, 'Role');

  it('means it in its own account', () => {
    expect(resolved('111122223333')).to.equal(own);
  });

  it('does not in another', () => {
    expect(() => resolved('999988887777')).to.throw(UnseenInput, /not among the resources that were collected/u);
  });

  for (const [type, property, name, arn] of [
    [
      'AWS::AutoScaling::AutoScalingGroup',
      'AutoScalingGroupName',
      'app',
      'autoscaling:eu-west-1:111122223333:autoScalingGroup:uuid:autoScalingGroupName/app',
    ],
    ['AWS::EKS::Cluster', 'Name', 'app', 'eks:eu-west-1:111122223333:cluster/app'],
    ['AWS::IAM::Role', 'RoleName', 'app', 'iam::111122223333:role/service/app'],
    ['AWS::KMS::Alias', 'AliasName', 'alias/app', 'kms:eu-west-1:111122223333:alias/app'],
    ['AWS::RDS::DBCluster', 'DBClusterIdentifier', 'app', 'rds:eu-west-1:111122223333:cluster:app'],
    ['AWS::RDS::DBSubnetGroup', 'DBSubnetGroupName', 'app', 'rds:eu-west-1:111122223333:subgrp:app'],
    ['AWS::S3::Bucket', 'BucketName', 'app', 's3:::app'],
  ] as const)
    it(`means ${type} by ${arn}, and by no ARN of another kind`, () => {
      const named = bucket('Named', 'eu-west-1', { [property]: name }, { type, account: '111122223333' });
      const meant = (text: string): Resource => inventoryOf([named]).resolve(text, 'X');
      expect(meant(`arn:aws:${arn}`)).to.equal(named);
      for (const other of ['sns:eu-west-1:111122223333:app', 'rds:eu-west-1:111122223333:db:app', 's3:::other/app'])
        expect(() => meant(`arn:aws:${other}`), other).to.throw(UnseenInput);
    });
});
