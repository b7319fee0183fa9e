import { test } from 'node:test';
import { assert } from 'chai';
import type { Resource } from '../../../inventory/resource.ts';
import type { Clients } from '../../aws/clients.ts';
import { type Concrete, type Creator, EmulatorLacks } from './creator.ts';
import { deploy } from './deploy.ts';

const resource = (
  id: string,
  type: string,
  properties: Resource['properties'],
  needs: readonly string[] = [],
): Resource => ({
  type,
  id,
  logicalId: id,
  account: '111122223333',
  region: 'eu-west-1',
  stack: 'shop',
  tags: {},
  properties,
  attributes: {},
  edges: needs.map((to) => ({ path: 'x', to, attribute: 'Ref' })),
  origin: { file: 'case', line: 1, column: 1 },
  positions: {},
});

async function deployed(
  resources: readonly Resource[],
  creators: readonly Creator[],
  before?: ReadonlyMap<string, { ref: string; attributes: Record<string, string> }>,
) {
  return deploy({
    resources,
    creators,
    account: '111122223333',
    clientsIn: () => ({}) as Clients,
    ...(before ? { before } : {}),
    say: () => undefined,
    signal: new AbortController().signal,
  });
}

test('Each is made after those it refers to, with physical ids in place of references', async () => {
  const made: [string, Concrete][] = [];
  const creator = (type: string): Creator => ({
    type,
    create: async (properties, { logicalId }) => {
      made.push([logicalId, properties]);
      return { ref: `physical-${logicalId}`, attributes: { Arn: `arn:${logicalId}` } };
    },
  });
  const { created, missing } = await deployed(
    [
      resource(
        'Policy',
        'B',
        {
          On: { text: [{ reference: 'Bucket', attribute: 'Arn' }, '/*'] },
          Of: { reference: 'Bucket', attribute: 'Ref' },
        },
        ['Bucket'],
      ),
      resource('Bucket', 'A', { Name: 'shop' }),
    ],
    [creator('A'), creator('B')],
  );
  assert.deepEqual(made, [
    ['Bucket', { Name: 'shop' }],
    ['Policy', { On: 'arn:Bucket/*', Of: 'physical-Bucket' }],
  ]);
  assert.deepEqual([...created.keys()], ['Bucket', 'Policy']);
  assert.deepEqual(missing, []);
});

test('What the emulator lacks, what fails and what goes in a circle is told, and the rest is made', async () => {
  const fails =
    (error: Error): Creator['create'] =>
    async () => {
      throw error;
    };
  const { created, missing, notTaken } = await deployed(
    [
      resource('Lacking', 'Lacks', {}),
      resource('Failing', 'Fails', {}),
      resource('Unknown', 'Nobody', {}),
      resource('One', 'Good', {}, ['Two']),
      resource('Two', 'Good', {}, ['One']),
      resource('Rest', 'Good', { Of: { reference: 'Lacking', attribute: 'Ref' } }, ['Lacking']),
    ],
    [
      { type: 'Lacks', create: fails(new EmulatorLacks('It knows no such thing.')) },
      { type: 'Fails', create: fails(new TypeError('broken')) },
      { type: 'Good', create: async () => ({ ref: 'there', attributes: {} }) },
    ],
  );
  assert.deepEqual(missing.map(({ resource: { id }, kind, reason }) => `${id} ${kind}: ${reason}`).toSorted(), [
    'Failing failed: TypeError: broken',
    'Lacking lacks: It knows no such thing.',
    'One failed: it and others need each other in a circle',
    'Two failed: it and others need each other in a circle',
    'Unknown lacks: nothing here creates a Nobody',
  ]);
  assert.deepEqual([...created.keys()], ['Rest']);
  assert.deepEqual(notTaken.get('Rest'), { Of: 'Lacking was not created' });
});

test('What an earlier deployment made is not made again', async () => {
  let count = 0;
  const creator: Creator = {
    type: 'A',
    create: async () => {
      count += 1;
      return { ref: 'new', attributes: {} };
    },
  };
  const before = new Map([['Old', { ref: 'old', attributes: {} }]]);
  const { created } = await deployed([resource('Old', 'A', {}), resource('New', 'A', {})], [creator], before);
  assert.deepEqual([count, created.get('Old')?.ref, created.get('New')?.ref], [1, 'old', 'new']);
});
