import { expect } from 'chai';
import { test } from 'node:test';
import { type Inventory, inventoryOf } from '../inventory.ts';
import { UnseenInput } from '../read.ts';
import type { Resource } from '../resource.ts';
import type { ValueMap } from '../value.ts';
import { alarmsOfResource } from './alarms-of-resource.ts';
import { databasesOf } from './databases.ts';

function resource(type: string, name: string, properties: ValueMap, region = 'eu-west-1'): Resource {
  const id = `111122223333/${region}/shop/${name}`;
  const place = { account: '111122223333', region, origin: { file: 'shop.yaml', line: 1, column: 1 } };
  return { type, id, logicalId: name, ...place, tags: {}, properties, attributes: {}, edges: [], positions: {} };
}

const database = (name: string, properties: ValueMap = {}, region = 'eu-west-1') =>
  resource('AWS::RDS::DBInstance', name, { DBInstanceIdentifier: name, ...properties }, region);
const alarm = (name: string, Value: ValueMap[string]) =>
  resource('AWS::CloudWatch::Alarm', name, { Dimensions: [{ Name: 'DBInstanceIdentifier', Value }] });

const orders = database('orders');
const users = database('users');
const near = database('near', { SourceDBInstanceIdentifier: 'Orders' });
const far = database(
  'far',
  { SourceDBInstanceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:db:orders' },
  'eu-central-1',
);
const namesake = database('orders', {}, 'eu-central-1');

test('the replicas of a database are those that name it, wherever they lie', () => {
  const { replicasOf } = databasesOf(inventoryOf([orders, users, near, far, namesake]));
  expect(replicasOf(orders)).to.have.members([near, far]);
  expect([replicasOf(users), replicasOf(namesake)]).to.deep.equal([[], []]);
});

test('of no database all replicas are known where the source of one was not seen', () => {
  const hidden = database('hidden', { SourceDBInstanceIdentifier: { unseen: 'was denied' } });
  const { replicasOf } = databasesOf(inventoryOf([orders, near, hidden]));
  expect(() => replicasOf(orders)).to.throw(UnseenInput, 'was denied');
});

test('an alarm watches the database that one of its dimensions names', () => {
  const { alarmsOn } = alarmsOfResource(inventoryOf([orders, users, alarm('high', 'orders'), alarm('other', 'else')]));
  expect([orders, users].map((one) => alarmsOn(one).map(({ logicalId }) => logicalId))).to.deep.equal([['high'], []]);
});

test('an alarm whose dimension was not seen may watch any database', () => {
  const { alarmsOn } = alarmsOfResource(inventoryOf([orders, alarm('hidden', { unseen: 'was denied' })]));
  expect(() => alarmsOn(orders)).to.throw(UnseenInput, 'was denied');
});

test('however many databases are asked about, each kind is gone through a few times', () => {
  const all = Array.from({ length: 200 }, (_, index) => database(`db-${index}`));
  const inventory = inventoryOf([
    ...all,
    near,
    orders,
    ...all.map(({ logicalId = '' }) => alarm(`of-${logicalId}`, logicalId)),
  ]);
  let asked = 0;
  const counted: Inventory = {
    ...inventory,
    ofType: (...types) => {
      asked += 1;
      return inventory.ofType(...types);
    },
  };
  const { replicasOf } = databasesOf(counted);
  const { alarmsOn } = alarmsOfResource(counted);
  for (const one of all) expect([replicasOf(one).length, alarmsOn(one).length]).to.deep.equal([0, 1]);
  expect(asked).to.be.below(5);
});
