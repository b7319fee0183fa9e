import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { probeClient } from './probe-client.ts';

interface Listening extends Disposable {
  readonly url: URL;
  readonly connections: () => number;
}

async function listening(listener: RequestListener): Promise<Listening> {
  const server: Server = createServer(listener);
  let count = 0;
  server.on('connection', () => (count += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    connections: () => count,
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Answers the first request of every connection, and resets the connection at the second. */
function resetsReused(): RequestListener {
  const served = new WeakSet<Socket>();
  return (request, response) => {
    if (served.has(request.socket)) request.socket.resetAndDestroy();
    else response.end();
    served.add(request.socket);
  };
}

const get = { method: 'GET', lookup: undefined };

describe('a probe', () => {
  it('whose reused connection is reset is sent once more on a new one, and says so', async () => {
    using server = await listening(resetsReused());
    using client = probeClient({ ...get, url: server.url }, 'kept');
    const first = await client.send(1000);
    const second = await client.send(1000);
    expect(first).to.deep.equal({ outcome: 'answered', status: 200, address: '127.0.0.1' });
    expect(second).to.deep.equal({ outcome: 'answered', status: 200, retried: true, address: '127.0.0.1' });
    expect(server.connections()).to.equal(2);
  });

  it('that must not be repeated fails with its reused connection', async () => {
    using server = await listening(resetsReused());
    using client = probeClient({ ...get, method: 'POST', url: server.url }, 'kept');
    await client.send(1000);
    expect(await client.send(1000)).to.deep.include({ outcome: 'failed', error: 'ECONNRESET' });
  });

  it('on a new connection is not repeated when it is reset', async () => {
    using server = await listening((request) => request.socket.resetAndDestroy());
    using client = probeClient({ ...get, url: server.url }, 'new');
    expect(await client.send(1000)).to.deep.include({ outcome: 'failed', error: 'ECONNRESET' });
    expect(server.connections()).to.equal(1);
  });

  it('uses one connection for many where connections are kept, and one for each where they are not', async () => {
    using server = await listening((_request, response) => response.end());
    using kept = probeClient({ ...get, url: server.url }, 'kept');
    for (let turn = 0; turn < 3; turn += 1) await kept.send(1000);
    expect(server.connections()).to.equal(1);
    using fresh = probeClient({ ...get, url: server.url }, 'new');
    for (let turn = 0; turn < 3; turn += 1) await fresh.send(1000);
    expect(server.connections()).to.equal(4);
  });

  it('that gets no answer, or only the beginning of one, is over at its deadline', async () => {
    using silent = await listening(() => undefined);
    using half = await listening((_request, response) => void response.write('the beginning'));
    for (const { url } of [silent, half]) {
      using client = probeClient({ ...get, url }, 'new');
      const began = performance.now();
      expect(await client.send(150)).to.deep.include({ outcome: 'timed-out' });
      expect(performance.now() - began).to.be.at.least(148);
    }
  });

  it('whose answer breaks off half-way has failed', async () => {
    using server = await listening((request, response) => {
      response.write('the beginning');
      setImmediate(() => request.socket.resetAndDestroy());
    });
    using client = probeClient({ ...get, url: server.url }, 'new');
    expect((await client.send(1000)).outcome).to.equal('failed');
  });

  it('under way is over when its client is disposed of', async () => {
    using server = await listening(() => undefined);
    const client = probeClient({ ...get, url: server.url }, 'new');
    const sending = client.send(60_000);
    client[Symbol.dispose]();
    expect(await sending).to.deep.include({ outcome: 'timed-out' });
  });
});
