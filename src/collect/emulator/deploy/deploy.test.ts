import { test } from 'node:test';
import { assert } from 'chai';
import type { Resource } from '../../../inventory/resource.ts';
import { resourceForTests } from '../../../inventory/resource-for-tests.ts';
import type { Clients } from '../../aws/clients.ts';
import { type Concrete, type Creator, EmulatorLacks } from './creator.ts';
import { deploy } from './deploy.ts';

const resource = (
  id: string,
  type: string,
  properties: Resource['properties'],
  needs: readonly string[] = [],
): Resource =>
  resourceForTests(type, id, { properties, edges: needs.map((to) => ({ path: 'x', to, attribute: 'Ref' })) });

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
  const { created, missing } = await deployed(
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

test('Interrupted, it begins nothing more, and what is under way is made and told before it ends', async () => {
  const interrupt = new AbortController();
  const slow = Promise.withResolvers<undefined>();
  const [tried, made]: [string[], string[]] = [[], []];
  const creator: Creator = {
    type: 'A',
    create: async (_properties, { logicalId }) => {
      tried.push(logicalId);
      if (logicalId === 'Slow') await slow.promise;
      if (logicalId === 'Last') interrupt.abort(new Error('enough'));
      return { ref: logicalId, attributes: {} };
    },
  };
  const ended = deploy({
    resources: ['Slow', 'Last', 'Never'].map((id) => resource(id, 'A', {})),
    creators: [creator],
    account: '111122223333',
    clientsIn: () => ({}) as Clients,
    made: ({ id }) => void made.push(id),
    parallel: 2,
    say: () => undefined,
    signal: interrupt.signal,
  }).catch((error: unknown) => `${String(error)}, after ${made.join(', ')}`);
  setImmediate(() => slow.resolve(undefined));
  assert.equal(await ended, 'Error: enough, after Last, Slow');
  assert.deepEqual(tried, ['Slow', 'Last']);
});

test('What is missing is told in the order of the resources, whichever was tried first', async () => {
  const slow = Promise.withResolvers<undefined>();
  const creator: Creator = {
    type: 'A',
    create: async (_properties, { logicalId }) => {
      if (logicalId === 'One') await slow.promise;
      slow.resolve(undefined);
      throw new EmulatorLacks(`No ${logicalId}.`);
    },
  };
  const { missing } = await deploy({
    resources: ['One', 'Two'].map((id) => resource(id, 'A', {})),
    creators: [creator],
    account: '111122223333',
    clientsIn: () => ({}) as Clients,
    parallel: 2,
    say: () => undefined,
    signal: new AbortController().signal,
  });
  assert.deepEqual(
    missing.map(({ reason }) => reason),
    ['No One.', 'No Two.'],
  );
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
    [['shop-half-8082c15c', ['shop-half-8082c15c']]],
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

test('A call that is not known is a failure where the emulator is known to make the type', async () => {
  const unknown = Object.assign(new Error('a page'), { name: 'ForeignAnswer', $metadata: { httpStatusCode: 500 } });
  const refuse =
    (error: Error): Creator['create'] =>
    async () => {
      throw error;
    };
  const { missing } = await deploy({
    resources: [resource('Page', 'Direct', {}), resource('Lack', 'Wrapped', {}), resource('Other', 'Unlisted', {})],
    creators: [
      { type: 'Direct', create: refuse(unknown) },
      { type: 'Wrapped', create: refuse(new EmulatorLacks('It knows none.', { cause: unknown })) },
      { type: 'Unlisted', create: refuse(unknown) },
    ],
    makes: new Set(['Direct', 'Wrapped']),
    account: '111122223333',
    clientsIn: () => ({}) as Clients,
    say: () => undefined,
    signal: new AbortController().signal,
  });
  assert.deepEqual(
    missing.map(({ resource: { id }, kind }) => `${id} ${kind}`),
    ['Page failed', 'Lack failed', 'Other lacks'],
  );
});

test('After a call that was never answered no more of its type are tried', async () => {
  let tries = 0;
  const silent = Object.assign(new Error('no answer within 60000 ms'), { name: 'TimeoutError' });
  const cut = Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
  const { missing } = await deployed(
    [resource('One', 'A', {}), resource('Two', 'A', {}), resource('Three', 'B', {}), resource('Four', 'B', {})],
    [
      {
        type: 'A',
        create: async () => {
          tries += 1;
          throw silent;
        },
      },
      {
        type: 'B',
        create: async (_properties, { logicalId }) => {
          if (logicalId === 'Three') throw cut;
          return { ref: 'b', attributes: {} };
        },
      },
    ],
  );
  assert.equal(tries, 1);
  // A connection that was cut says nothing of the next call.
  assert.deepEqual(
    missing.map(({ resource: { id }, kind }) => `${id} ${kind}`),
    ['One failed', 'Two failed', 'Three failed'],
  );
});
