import { type Case, given, unseen } from '../case.ts';

const architecture = { regions: [{ role: 'primary', code: 'eu-west-1' }] };
const mend = 'Add an AWS::GuardDuty::Detector with Enable true to every region.';

export const cases: readonly Case[] = [
  {
    name: 'on',
    architecture,
    records: [given('AWS::GuardDuty::Detector', 'Watch', { Enable: true })],
    says: { verdict: 'pass', message: 'GuardDuty is on in eu-west-1.' },
  },
  {
    name: 'switched off by a parameter',
    architecture,
    records: [given('AWS::GuardDuty::Detector', 'Watch', { Enable: 'false' })],
    says: {
      verdict: 'fail',
      message: 'GuardDuty is not switched on in eu-west-1 by anything that was collected.',
      mend: mend,
    },
  },
  {
    name: 'in another region only',
    architecture,
    records: [given('AWS::GuardDuty::Detector', 'Watch', { Enable: true }, { role: 'failover' })],
    says: {
      verdict: 'fail',
      message: 'GuardDuty is not switched on in eu-west-1 by anything that was collected.',
      mend: mend,
    },
  },
  {
    name: 'not seen',
    architecture,
    records: [given('AWS::GuardDuty::Detector', 'Watch', { Enable: unseen('no value') })],
    says: { verdict: 'unknown', message: 'Enable: no value.' },
  },
];
