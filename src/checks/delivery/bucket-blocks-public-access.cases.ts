import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const bucket = (block: ValueMap) => given('AWS::S3::Bucket', 'Files', { PublicAccessBlockConfiguration: block });
const all = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: 'true', RestrictPublicBuckets: true };

export const cases: readonly Case[] = [
  {
    name: 'all four',
    records: [bucket(all)],
    says: { verdict: 'pass', message: 'Blocks public access with all four flags.' },
  },
  {
    name: 'nothing said',
    records: [given('AWS::S3::Bucket', 'Files', {})],
    says: { verdict: 'pass', message: 'Blocks public access by AWS default since 2023-04.' },
  },
  {
    name: 'one off',
    records: [bucket({ ...all, BlockPublicPolicy: false })],
    says: {
      verdict: 'fail',
      message: 'Leaves BlockPublicPolicy off.',
      mend: 'Set all four flags of PublicAccessBlockConfiguration to true.',
    },
  },
  {
    name: 'one not seen',
    records: [bucket({ ...all, BlockPublicPolicy: unseen('no value') })],
    says: { verdict: 'unknown', message: 'PublicAccessBlockConfiguration.BlockPublicPolicy: no value.' },
  },
];
