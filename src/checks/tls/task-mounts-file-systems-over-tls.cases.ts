import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const task = (efs: ValueMap) =>
  given('AWS::ECS::TaskDefinition', 'Web', { Volumes: [{ Name: 'uploads', EFSVolumeConfiguration: efs }] });

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [task({ TransitEncryption: 'ENABLED' })],
    says: { verdict: 'pass', message: 'Mounts its file system over TLS.' },
  },
  {
    name: 'left out',
    records: [task({})],
    says: {
      verdict: 'fail',
      message: 'Mounts uploads in clear: TransitEncryption is not set, and off by default.',
      mend: 'Set TransitEncryption to ENABLED.',
    },
  },
  {
    name: 'off',
    records: [task({ TransitEncryption: 'DISABLED' })],
    says: {
      verdict: 'fail',
      message: 'Mounts uploads in clear: TransitEncryption is DISABLED.',
      mend: 'Set TransitEncryption to ENABLED.',
    },
  },
  {
    name: 'not seen',
    records: [task({ TransitEncryption: unseen('no value') })],
    says: { verdict: 'unknown', message: 'Volumes.0.EFSVolumeConfiguration.TransitEncryption: no value.' },
  },
  {
    name: 'no file system',
    records: [given('AWS::ECS::TaskDefinition', 'Web', { Volumes: [{ Name: 'scratch' }] })],
    says: { verdict: 'not-applicable', message: 'Mounts no file system of EFS.' },
  },
];
