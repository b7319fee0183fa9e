import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'left out',
    records: [given('AWS::S3::Bucket', 'Media', {})],
    says: {
      verdict: 'pass',
      message: 'Has no access list that opens it: AccessControl is not set, and Private by default.',
    },
  },
  {
    name: 'for logs',
    records: [given('AWS::S3::Bucket', 'Media', { AccessControl: 'LogDeliveryWrite' })],
    says: { verdict: 'pass', message: 'Has no access list that opens it: AccessControl is LogDeliveryWrite.' },
  },
  {
    name: 'for everybody',
    records: [given('AWS::S3::Bucket', 'Media', { AccessControl: 'PublicReadWrite' })],
    says: {
      verdict: 'fail',
      message: 'Lets everybody read and write: AccessControl is PublicReadWrite.',
      mend: 'Take AccessControl out; a policy says who may read.',
    },
  },
  {
    name: 'for every account',
    records: [given('AWS::S3::Bucket', 'Media', { AccessControl: 'AuthenticatedRead' })],
    says: {
      verdict: 'fail',
      message: 'Lets every AWS account read: AccessControl is AuthenticatedRead.',
      mend: 'Take AccessControl out; a policy says who may read.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::S3::Bucket', 'Media', { AccessControl: unseen('no value') })],
    says: { verdict: 'unknown', message: 'AccessControl: no value.' },
  },
];
