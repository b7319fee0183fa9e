import { type Case, given } from '../case.ts';

export const cases: readonly Case[] = [
  { name: 'nothing', records: [], says: { verdict: 'not-applicable', message: 'Purchases are not resources.' } },
  {
    name: 'a capacity reservation, which keeps room and lowers no price',
    records: [given('AWS::EC2::CapacityReservation', 'Room', { InstanceCount: 4 })],
    says: { verdict: 'not-applicable', message: 'Purchases are not resources.' },
  },
];
