import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const service = (network: ValueMap) =>
  given('AWS::ECS::Service', 'Web', { NetworkConfiguration: { AwsvpcConfiguration: network } });
const mend = 'Set AssignPublicIp to DISABLED, and let tasks out through a NAT gateway or endpoints.';

export const cases: readonly Case[] = [
  {
    name: 'off',
    records: [service({ AssignPublicIp: 'DISABLED' })],
    says: {
      verdict: 'pass',
      message: 'Gives its tasks no public addresses: AssignPublicIp is DISABLED, which is the default.',
    },
  },
  {
    name: 'left out',
    records: [service({})],
    says: {
      verdict: 'pass',
      message: 'Gives its tasks no public addresses: AssignPublicIp is DISABLED, which is the default.',
    },
  },
  {
    name: 'on',
    records: [service({ AssignPublicIp: 'ENABLED' })],
    says: { verdict: 'fail', message: 'Gives its tasks public addresses: AssignPublicIp is ENABLED.', mend: mend },
  },
  {
    name: 'a task on a schedule',
    records: [
      given('AWS::Events::Rule', 'Nightly', {
        Targets: [
          { Arn: 'a' },
          { EcsParameters: { NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp: 'ENABLED' } } } },
        ],
      }),
    ],
    says: { verdict: 'fail', message: 'Gives its tasks public addresses: AssignPublicIp is ENABLED.', mend: mend },
  },
  {
    name: 'not seen',
    records: [service({ AssignPublicIp: unseen('no value') })],
    says: { verdict: 'unknown', message: 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp: no value.' },
  },
  {
    name: 'a network shared with the host',
    records: [given('AWS::ECS::Service', 'Web', {})],
    says: { verdict: 'not-applicable', message: 'Gives no task a network interface of its own.' },
  },
];
