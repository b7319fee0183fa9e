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
  lost?: AbortSignal,
) {
  return deploy({
    resources,
    creators,
    account: '111122223333',
    clientsIn: () => ({}) as Clients,
    ...(before ? { before: { created: before, notTaken: new Map() } } : {}),
    ...(lost ? { lost } : {}),
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

test('What cannot be finished was not made, and the rest is finished', async () => {
  const finished: string[] = [];
  const creator: Creator = {
    type: 'A',
    create: async (_properties, { logicalId }) => ({
      ref: `physical-${logicalId}`,
      attributes: {},
      finish: async () => {
        if (logicalId === 'Bad') throw new Error('The policy was refused.');
        finished.push(logicalId);
      },
    }),
  };
  const { created, missing } = await deployed([resource('Bad', 'A', {}), resource('Good', 'A', {})], [creator]);
  assert.deepEqual(
    missing.map(({ kind, reason, names }) => [kind, reason, names]),
    [['failed', 'The policy was refused.', ['physical-Bad']]],
  );
  assert.deepEqual([[...created.keys()], finished], [['Good'], ['Good']]);
});

test('Once the emulator has ended nothing more is tried', async () => {
  const lost = new AbortController();
  const tried: string[] = [];
  const creator: Creator = {
    type: 'A',
    create: async (_properties, { logicalId }) => {
      tried.push(logicalId);
      lost.abort(new Error('It ended by itself.'));
      return { ref: logicalId, attributes: {} };
    },
  };
  const both = [resource('One', 'A', {}), resource('Two', 'A', {})];
  const { created, missing } = await deployed(both, [creator], undefined, lost.signal);
  assert.deepEqual([tried, [...created.keys()]], [['One'], ['One']]);
  assert.deepEqual(
    missing.map(({ kind, reason }) => [kind, reason]),
    [['failed', 'It ended by itself.']],
  );
});

test('What could not be made is told with the names it would have', async () => {
  const creator: Creator = {
    type: 'A',
    create: async (_properties, { uniqueName }) => Promise.reject(new Error(uniqueName(20))),
  };
  const { missing } = await deployed([resource('Half', 'A', {})], [creator]);
  assert.deepEqual(
    missing.map(({ reason, names }) => [reason, names]),
    [['shop-Half-ew1', ['shop-Half-ew1']]],
  );
});

test('What needs something that is missing is missing for the same kind of reason, and not for its own', async () => {
  const creator = (type: string, error: Error): Creator => ({ type, create: async () => Promise.reject(error) });
  const to = (id: string) => ({ Of: { reference: id, attribute: 'Ref' } });
  const answer = (httpStatusCode: number) => ({ name: 'InternalFailure', $metadata: { httpStatusCode } });
  const { missing } = await deployed(
    [
      resource('Cluster', 'Lacks', {}),
      resource('Nodes', 'Good', to('Cluster'), ['Cluster']),
      resource('OfNodes', 'Good', to('Nodes'), ['Nodes']),
      resource('Broken', 'Fails', {}),
      resource('OfBoth', 'Good', { Of: [to('Broken'), to('Cluster')] }, ['Broken', 'Cluster']),
    ],
    [
      creator('Lacks', Object.assign(new Error('No licence.'), answer(501))),
      creator('Fails', Object.assign(new Error('It crashed.'), answer(500))),
      creator('Good', new Error('Of is not set.')),
    ],
  );
  assert.deepEqual(missing.map(({ resource: { id }, kind, reason }) => `${id} ${kind}: ${reason}`).toSorted(), [
    'Broken failed: InternalFailure: It crashed.',
    'Cluster lacks: The emulator does not know it: No licence.',
    'Nodes lacks: It needs Cluster (Lacks), which the emulator cannot make.',
    'OfBoth failed: It needs Broken (Fails), which could not be made: InternalFailure: It crashed.',
    'OfNodes lacks: It needs Nodes (Good), which the emulator cannot make.',
  ]);
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

test('An interrupted deployment is gone on with: what was made stays, what was not finished is made again', async () => {
  const stop = new AbortController();
  const tried: string[] = [];
  const creator: Creator = {
    type: 'A',
    create: async (_properties, { logicalId }) => {
      tried.push(logicalId);
      if (logicalId === 'C') stop.abort(new Error('Ctrl-C'));
      const finish = logicalId === 'B' ? { finish: () => Promise.resolve() } : {};
      return { ref: logicalId, attributes: {}, notTaken: { Of: logicalId }, ...finish };
    },
  };
  const resources = ['A', 'B', 'C', 'D'].map((id) => resource(id, 'A', {}));
  const created = new Map<string, { ref: string; attributes: Record<string, string> }>();
  const notTaken = new Map<string, Readonly<Record<string, string>>>();
  const order = {
    resources,
    creators: [creator],
    account: '1',
    clientsIn: () => ({}) as Clients,
    say: () => undefined,
  };
  const made: NonNullable<Parameters<typeof deploy>[0]['made']> = ({ id }, one, left) => {
    created.set(id, { ref: one.ref, attributes: {} });
    notTaken.set(id, left);
  };
  const error: unknown = await deploy({ ...order, made, signal: stop.signal }).catch((caught: unknown) => caught);
  assert.equal((error as Error).message, 'Ctrl-C');
  assert.deepEqual([...created.keys()], ['A', 'C']);
  const { signal } = new AbortController();
  const rest = await deploy({ ...order, before: { created: new Map(created), notTaken }, made, signal });
  assert.deepEqual(tried, ['A', 'B', 'C', 'B', 'D']);
  assert.deepEqual([...rest.created.keys()].toSorted(), ['A', 'B', 'C', 'D']);
  assert.deepEqual([...rest.notTaken.keys()].toSorted(), ['A', 'B', 'C', 'D']);
});
