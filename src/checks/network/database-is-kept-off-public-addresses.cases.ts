import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { smallNetwork } from '../small-network.ts';

const database = (properties: ValueMap) => given('AWS::RDS::DBInstance', 'Orders', properties);
const group = (name: string) => given('AWS::RDS::DBSubnetGroup', 'Group', { SubnetIds: [ref(name)] });

export const cases: readonly Case[] = [
  {
    name: 'switched off',
    records: [database({ PubliclyAccessible: false })],
    says: { verdict: 'pass', message: 'Gets no public address: PubliclyAccessible is false.' },
  },
  {
    name: 'switched on',
    records: [database({ PubliclyAccessible: 'true' })],
    says: {
      verdict: 'fail',
      message: 'Gets a public address: PubliclyAccessible is true.',
      mend: 'Set PubliclyAccessible to false.',
    },
  },
  {
    name: 'left out, in private subnets',
    records: [...smallNetwork(), group('Private'), database({ DBSubnetGroupName: ref('Group') })],
    says: {
      verdict: 'pass',
      message:
        'Gets no address that can be reached: PubliclyAccessible is not set, and no subnet of its group is public.',
    },
  },
  {
    name: 'left out, in a public subnet',
    records: [...smallNetwork(), group('Open'), database({ DBSubnetGroupName: ref('Group') })],
    says: { verdict: 'unknown', message: 'PubliclyAccessible is not set, and subnet Open is public: AWS decides.' },
  },
  {
    name: 'left out, without a subnet group',
    records: [database({})],
    says: {
      verdict: 'unknown',
      message: 'PubliclyAccessible is not set, and without a subnet group its default hangs on the default VPC.',
    },
  },
  {
    name: 'not seen',
    records: [database({ PubliclyAccessible: unseen('no value') })],
    says: { verdict: 'unknown', message: 'PubliclyAccessible: no value.' },
  },
];
