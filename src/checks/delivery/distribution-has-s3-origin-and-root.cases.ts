import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const site = (config: ValueMap) => given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: config });
const files = { Id: 'files', DomainName: 'x.s3.eu-west-1.amazonaws.com', S3OriginConfig: {} };

export const cases: readonly Case[] = [
  {
    name: 'both',
    records: [site({ DefaultRootObject: 'index.html', Origins: [files] })],
    says: { verdict: 'pass', message: 'Serves index.html from 1 S3 origin.' },
  },
  {
    name: 'no root',
    records: [site({ Origins: [files] })],
    says: {
      verdict: 'fail',
      message: 'Has no default root object.',
      mend: 'Set DefaultRootObject, for example to index.html.',
    },
  },
  {
    name: 'no bucket',
    records: [site({ DefaultRootObject: 'index.html', Origins: [{ Id: 'api', CustomOriginConfig: {} }] })],
    says: { verdict: 'fail', message: 'Has no S3 origin.', mend: 'Add the bucket with the static files as an origin.' },
  },
  {
    name: 'origins that were not seen',
    records: [site({ DefaultRootObject: 'index.html', Origins: unseen('no value') })],
    says: { verdict: 'unknown', message: 'DistributionConfig.Origins: no value.' },
  },
];
