import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const key = (properties: ValueMap) => given('AWS::KMS::Key', 'Data', properties);
const mend = 'Set EnableKeyRotation to true.';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [key({ EnableKeyRotation: true })],
    says: { verdict: 'pass', message: 'Is rotated: EnableKeyRotation is true.' },
  },
  {
    name: 'left out',
    records: [key({})],
    says: { verdict: 'fail', message: 'Is not rotated: EnableKeyRotation is not set, and off by default.', mend },
  },
  {
    name: 'off',
    records: [key({ EnableKeyRotation: 'false' })],
    says: { verdict: 'fail', message: 'Is not rotated: EnableKeyRotation is false.', mend },
  },
  {
    name: 'not seen',
    records: [key({ EnableKeyRotation: unseen('no value') })],
    says: { verdict: 'unknown', message: 'EnableKeyRotation: no value.' },
  },
  {
    name: 'a key that signs',
    records: [key({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' })],
    says: { verdict: 'not-applicable', message: 'KMS does not rotate keys of kind RSA_2048.' },
  },
  {
    name: 'imported material',
    records: [key({ Origin: 'EXTERNAL' })],
    says: { verdict: 'not-applicable', message: 'KMS does not rotate by itself what comes from EXTERNAL.' },
  },
];
