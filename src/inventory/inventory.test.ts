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
