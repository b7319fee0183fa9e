import { type Case, given, ref, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const vpc = given('AWS::EC2::VPC', 'Net', {});
const log = (properties: ValueMap) => given('AWS::EC2::FlowLog', 'Flows', { ResourceId: ref('Net'), ...properties });
const mend = 'Add an AWS::EC2::FlowLog for it with TrafficType ALL.';

export const cases: readonly Case[] = [
  {
    name: 'all of them',
    records: [vpc, log({ TrafficType: 'ALL' })],
    says: { verdict: 'pass', message: 'Logs its flows, by Flows.' },
  },
  {
    name: 'none',
    records: [vpc],
    says: { verdict: 'fail', message: 'Logs no flows: no flow log is for it.', mend: mend },
  },
  {
    name: 'the refused ones only',
    records: [vpc, log({ TrafficType: 'REJECT' })],
    says: { verdict: 'fail', message: 'Logs a part of its flows: Flows takes REJECT only.', mend: mend },
  },
  {
    name: 'a flow log for something that was not seen',
    records: [vpc, given('AWS::EC2::FlowLog', 'Flows', { ResourceId: unseen('no value'), TrafficType: 'ALL' })],
    says: { verdict: 'unknown', message: 'Flows.ResourceId: no value.' },
  },
];
