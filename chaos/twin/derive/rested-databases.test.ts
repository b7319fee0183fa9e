import { test } from 'node:test';
import { expect } from 'chai';
import { smallPlan } from '../../drivers/small-plan.ts';
import type { ServicePart } from '../twin-plan.ts';
import { restedDatabases } from './rested-databases.ts';

const { databases, services } = smallPlan();
const [database] = databases;
const [service] = services;
if (database === undefined || service === undefined) throw new Error('The small plan has no database or no service.');
const other = { ...database, id: 'primary/other', followers: [] };
const own: ServicePart = {
  ...service,
  run: { kind: 'command', command: ['node', 'api.mjs'], folder: '/', healthPath: '/' },
};
const plain: ServicePart = {
  ...service,
  id: 'primary/plain',
  databases: ['primary/other'],
  addresses: [{ variable: 'HOST', node: 'primary/other', leadsTo: 'instance' }],
};
const mapping = ['primary/database', 'primary/other'].map((part) => ({ resource: part, part, substitution: '' }));

test('a database that only plain answers would ask is left out of the plan, by name and with its reason', () => {
  const rested = restedDatabases([database, other], [own, plain], mapping);
  expect(rested.databases).to.deep.equal([database]);
  expect(rested.services[1]).to.deep.include({ databases: [], addresses: [] });
  expect(rested.mapping.map(({ part }) => part)).to.deep.equal(['primary/database']);
  expect(rested.notModelled).to.deep.equal([
    { resource: 'primary/other', reason: 'not started: only primary/plain would ask it, which answer plainly' },
  ]);
});

test('where every service answers plainly, all databases stay: faults are all that they are there for', () => {
  const rested = restedDatabases([database, other], [plain], mapping);
  expect(rested.databases).to.have.lengthOf(2);
  expect(rested.notModelled).to.deep.equal([]);
});
