import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type * as Http from 'node:http';
import { join } from 'node:path';
import { commandService } from './command-service.ts';
import { http } from './lean-http.ts';
import type { StoreConfig, StoreOrder, StoreReport } from './messages.ts';
import type { Emit } from './part-process.ts';
import type { RunningService } from './running-service.ts';

/*
 * The buckets of one region: PUT and GET of whole objects, kept in files so that they outlive the process. A copy starts after its
 * lag and is tried until it arrives, as replication between regions is. A command in a bucket's place answers as it likes.
 */

const retryMs = 500;
const cut = new Set<string>();
const served = new Map<string, RunningService>();
let places: StoreConfig['places'] = {};

export function storePart(emit: Emit): (order: StoreOrder) => Promise<unknown> {
  return async (order) => {
    switch (order.do) {
      case 'start':
        ({ places } = order.config);
        return Promise.all(order.config.stores.map((store) => open(store, emit)));
      case 'cut':
        for (const store of order.stores) cut.add(store);
        return undefined;
      case 'whole':
        for (const store of order.stores) cut.delete(store);
        return undefined;
      case 'report':
        return {
          cut: [...cut],
          served: Object.fromEntries([...served].map(([id, service]) => [id, service.says()])),
        } satisfies StoreReport;
    }
  };
}

async function open(store: StoreConfig['stores'][number], emit: Emit): Promise<void> {
  if (store.served?.run.kind === 'command') {
    const service = commandService(store.served, store.served.run, emit);
    served.set(store.part.id, service);
    await service.set('up');
    return;
  }
  mkdirSync(store.folder, { recursive: true });
  const server = http.createServer((request, response) => {
    void respond(store, request, response, emit).catch(() => response.destroy());
  });
  server.listen(store.port, store.host);
  await once(server, 'listening');
}

async function respond(
  { part, folder }: StoreConfig['stores'][number],
  request: Http.IncomingMessage,
  response: Http.ServerResponse,
  emit: Emit,
): Promise<void> {
  const key = request.url ?? '/';
  const file = join(folder, createHash('sha256').update(key).digest('hex'));
  if (request.method === 'GET' || request.method === 'HEAD') {
    const object = await readFile(file).catch(() => undefined);
    if (object === undefined) response.writeHead(key === '/' ? 200 : 404).end();
    else
      response.writeHead(200, { 'content-length': object.length }).end(request.method === 'HEAD' ? undefined : object);
    return;
  }
  if (request.method !== 'PUT') {
    response.writeHead(405).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const object = Buffer.concat(chunks);
  await writeFile(file, object);
  response.writeHead(200).end();
  // A copy is not copied on, so two stores may be copies of each other.
  if (request.headers['x-twin-copy'] !== undefined) return;
  for (const { store, lagMs } of part.copies) setTimeout(() => copy(part.id, store, key, object, emit), lagMs);
}

function copy(from: string, store: string, key: string, object: Buffer, emit: Emit): void {
  const at = places[store];
  const again = (): void => {
    setTimeout(() => copy(from, store, key, object, emit), retryMs);
  };
  if (at === undefined || cut.has(store)) {
    again();
    return;
  }
  const request = http.request({
    host: at.host,
    port: at.port,
    method: 'PUT',
    path: key,
    headers: { 'x-twin-copy': from },
  });
  request.setTimeout(retryMs, () => request.destroy(new Error('no answer')));
  request.once('error', again);
  request.once('response', (response) => {
    response.resume();
    emit(from, 'object copied', { store, key });
  });
  request.end(object);
}
