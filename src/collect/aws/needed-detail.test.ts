import { assert } from 'chai';
import { test } from 'node:test';
import { placeForTests } from '../emulator/place-for-tests.ts';
import { Vanished } from './collector.ts';
import { neededDetail } from './needed-detail.ts';

const types = ['AWS::RDS::DBSubnetGroup'];
const gone = ['NotThereFault'];
/** No call is made to where it points. */
const place = () => placeForTests('http://127.0.0.1:9', '111122223333', 'eu-west-1');

test('What was told is given, and its type stays seen', async () => {
  const here = place();
  assert.equal(await neededDetail(here, types, gone, () => Promise.resolve('told')), 'told');
  assert.equal(here.unseen.size, 0);
});

test('When the call is denied, its type counts as not seen', async () => {
  const here = place();
  assert.isUndefined(await neededDetail(here, types, gone, () => Promise.reject(new Error('denied'))));
  assert.deepEqual([...here.unseen.keys()], types);
});

test('When the resource is gone, that is told, and its type stays seen', async () => {
  const here = place();
  const error = Object.assign(new Error('gone'), { name: 'NotThereFault' });
  const failure: unknown = await neededDetail(here, types, gone, () => Promise.reject(error)).catch(
    (one: unknown) => one,
  );
  assert.instanceOf(failure, Vanished);
  assert.equal(here.unseen.size, 0);
});
