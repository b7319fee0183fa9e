import { type Case, given, unseen } from '../case.ts';

const mend = 'Set ImageScanningConfiguration.ScanOnPush to true.';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [given('AWS::ECR::Repository', 'Api', { ImageScanningConfiguration: { ScanOnPush: true } })],
    says: { verdict: 'pass', message: 'Scans what is pushed to it: ScanOnPush is true.' },
  },
  {
    name: 'on for the registry',
    records: [
      given('AWS::ECR::Repository', 'Api', {}),
      given('AWS::ECR::RegistryScanningConfiguration', 'Registry', {
        Rules: [{ ScanFrequency: 'SCAN_ON_PUSH', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] }],
      }),
    ],
    says: { verdict: 'pass', message: 'Scans what is pushed to it, as Registry says for the whole registry.' },
  },
  {
    name: 'left out',
    records: [given('AWS::ECR::Repository', 'Api', {})],
    says: {
      verdict: 'fail',
      message: 'Does not scan what is pushed to it: ScanOnPush is not set, and off by default.',
      mend: mend,
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::ECR::Repository', 'Api', { ImageScanningConfiguration: unseen('no value') })],
    says: { verdict: 'unknown', message: 'ImageScanningConfiguration: no value.' },
  },
];
