import { type Case, given, unseen } from '../case.ts';

const architecture = { regions: [{ role: 'primary', code: 'eu-west-1' }] };
const mend = 'Add an AWS::SecurityHub::Hub to every region.';

export const cases: readonly Case[] = [
  {
    name: 'on',
    architecture,
    records: [given('AWS::SecurityHub::Hub', 'Findings', {})],
    says: { verdict: 'pass', message: 'Security Hub is on in eu-west-1.' },
  },
  {
    name: 'nowhere',
    architecture,
    records: [],
    says: {
      verdict: 'fail',
      message: 'Security Hub is not switched on in eu-west-1 by anything that was collected.',
      mend: mend,
    },
  },
  {
    name: 'a hub that may not exist',
    architecture,
    records: [{ ...given('AWS::SecurityHub::Hub', 'Findings', {}), existence: unseen('condition IsMain: no value') }],
    says: { verdict: 'unknown', message: 'Findings: condition IsMain: no value.' },
  },
];
