import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { selfSigned } from '../drivers/certificate.ts';
import { childPart, type ChildPart, partOf } from '../drivers/child-part.ts';
import { takeLoopback, type Loopback } from '../drivers/loopback.ts';
import { makeScratch, type Scratch } from '../drivers/scratch.ts';
import type { DistributionConfig, DistributionOrder, EdgeOrder } from './messages.ts';

const host = '127.0.0.1';
const servers: net.Server[] = [];
let scratch: Scratch;
let loopback: Loopback;
let edge: ChildPart<DistributionOrder>;
let port: number;

before(async () => {
  scratch = makeScratch();
  loopback = await takeLoopback();
  const started = await childPart<EdgeOrder>(new URL('./edge.ts', import.meta.url), 'edge', scratch, () => undefined);
  edge = partOf<DistributionOrder, EdgeOrder>(started, (order) => ({ for: 'distributions', order }));
  port = await loopback.port(host, 28_000);
  const spare = await listening(http.createServer((_request, response) => response.end('spare')));
  const failing = await listening(http.createServer((_request, response) => response.writeHead(500).end('failing')));
  const silent = await listening(net.createServer());
  const dead = { host, port: await loopback.port(host, 28_100) };
  const origins = { spare, failing, silent, dead };
  const tried = ['failing', 'silent', 'dead'] as const;
  await edge.ask({
    do: 'start',
    distributions: [
      {
        host,
        port,
        plain: { host, port: await loopback.port(host, 28_050) },
        ...keys(),
        part: {
          id: 'cdn',
          behaviours: [
            ...tried.flatMap((id) =>
              [500, 503, 504].map((status) => ({ path: `/${id}/${status}`, to: `${id}-${status}` })),
            ),
            { to: 'spare' },
          ],
          origins: Object.keys(origins).map((id) => ({
            id,
            connectAttempts: 2,
            connectTimeoutMs: 500,
            readTimeoutMs: 200,
          })),
          failover: tried.flatMap((first) =>
            [500, 503, 504].map((status) => ({ id: `${first}-${status}`, first, second: 'spare', statuses: [status] })),
          ),
        },
        origins: Object.fromEntries(
          Object.entries(origins).map(([id, at]) => [id, { ...at, tls: false, keepsConnections: true }]),
        ),
        names: { server: { host, port: 1 }, located: {} },
      },
    ],
  });
});

after(async () => {
  edge.release();
  await edge.over;
  for (const server of servers) server.close();
  loopback.release();
  scratch.remove();
});

test('an origin is left for its spare upon the statuses of its group and upon no others', async () => {
  expect(await get('/failing/500')).to.deep.equal([200, 'spare']);
  expect(await get('/failing/503')).to.deep.equal([500, 'failing']);
});

test('one that cannot be connected to counts as 503, one that says nothing as 504', async () => {
  expect(await get('/dead/503')).to.deep.equal([200, 'spare']);
  expect(await get('/dead/504')).to.deep.equal([502, '']);
  expect(await get('/silent/504')).to.deep.equal([200, 'spare']);
  expect(await get('/silent/503')).to.deep.equal([504, '']);
});

test('what is sent to be changed is never sent a second time', async () => {
  expect(await get('/failing/500', 'POST')).to.deep.equal([500, 'failing']);
});

function keys(): Pick<DistributionConfig, 'key' | 'certificate'> {
  return selfSigned(['localhost'], new Date());
}

async function listening(server: net.Server) {
  server.listen(0, host);
  await once(server, 'listening');
  servers.push(server);
  const at = server.address();
  return { host, port: typeof at === 'object' && at !== null ? at.port : 0 };
}

async function get(path: string, method = 'GET'): Promise<readonly [number | undefined, string]> {
  const request = https.request({ host, port, path, method, agent: false, rejectUnauthorized: false });
  request.end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return [response.statusCode, Buffer.concat(chunks).toString()];
}
