import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const task = (more: ValueMap) =>
  given('AWS::ECS::TaskDefinition', 'Web', { ContainerDefinitions: [{ Name: 'web', ...more }] });

export const cases: readonly Case[] = [
  {
    name: 'left out',
    records: [task({})],
    says: { verdict: 'pass', message: 'Gives no privileges to its 1 container(s).' },
  },
  {
    name: 'on',
    records: [task({ Privileged: true })],
    says: {
      verdict: 'fail',
      message: 'Container web is privileged.',
      mend: 'Take Privileged out, and add the one capability that is needed.',
    },
  },
  {
    name: 'not seen',
    records: [task({ Privileged: unseen('no value') })],
    says: { verdict: 'unknown', message: 'ContainerDefinitions.0.Privileged: no value.' },
  },
];
