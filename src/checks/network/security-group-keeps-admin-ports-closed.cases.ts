import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const group = (...rules: readonly ValueMap[]) =>
  given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: rules });
const open = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
const mend = 'Take the rule out, and reach servers through Session Manager.';

export const cases: readonly Case[] = [
  {
    name: 'one address',
    records: [group({ ...open, CidrIp: '192.0.2.1/32' })],
    says: { verdict: 'pass', message: 'Admits the internet to neither SSH nor RDP.' },
  },
  {
    name: 'SSH',
    records: [group(open)],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 22.', mend: mend },
  },
  {
    name: 'RDP in a range, over IPv6',
    records: [group({ IpProtocol: 'tcp', FromPort: 3000, ToPort: 4000, CidrIpv6: '::/0' })],
    says: { verdict: 'fail', message: 'Admits ::/0 on ports 3000 to 4000, 3389 among them.', mend: mend },
  },
  {
    name: 'a block that was not seen, on a port that does not matter',
    records: [group({ ...open, FromPort: 443, ToPort: 443, CidrIp: unseen('no value') })],
    says: { verdict: 'pass', message: 'Admits the internet to neither SSH nor RDP.' },
  },
  {
    name: 'a port that was not seen',
    records: [group({ ...open, FromPort: unseen('no value') })],
    says: { verdict: 'unknown', message: 'FromPort: no value.' },
  },
  { name: 'no rules', records: [group()], says: { verdict: 'not-applicable', message: 'Admits no one.' } },
];
