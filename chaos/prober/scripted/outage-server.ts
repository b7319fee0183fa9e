// A server that goes down on command and says on the monotonic clock when it was down: the truth that `measure outage` is held against.
// It runs as a process of its own (scripted-service.ts) and speaks plain HTTP, so any prober can be tried on it. It prints one line of JSON: { "url", "commandUrl" }.
//   POST <commandUrl>/outage?kind=503&ms=613   goes down at once, and answers at once
//   GET  <commandUrl>/truth                    { "lastBadNs", "endNs", "failed" }: see OutageTruth in scripted-service.ts
// Kinds: refuse (nobody listens, connections are reset), blackhole (accepts and never answers), 503, slow (answers 1500 ms late),
// flap (503 and good by turns of 100 ms, 503 at the end), partial (every third request gets 503).
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { favoured } from '../process/favoured.ts';
import { type OutageKind, outageKinds } from './outage-kinds.ts';

// It is the yardstick, so it must not be what is late when the machine is busy.
await favoured('real-time');

const flapMs = 100;
const slowMs = 1500;

let down: { readonly kind: OutageKind; readonly startNs: bigint; readonly untilNs: bigint } | undefined;
let truth: { lastBadNs: bigint; endNs?: bigint; failed: number } | undefined;
let count = 0;

const sockets = new Set<Socket>();
const service = createServer(answer);
service.on('connection', (socket: Socket) => {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
});
await listening(service, 0);
const { port } = service.address() as AddressInfo;

const command = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/truth') {
    const text = JSON.stringify(truth ?? null, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    response.end(text);
    return;
  }
  const kind = outageKinds.find((one) => one === url.searchParams.get('kind'));
  const ms = Number(url.searchParams.get('ms'));
  if (kind && ms > 0) goDown(kind, ms);
  response.statusCode = kind ? 202 : 400;
  response.end();
});
await listening(command, 0);
const commandPort = (command.address() as AddressInfo).port;
process.stdout.write(
  `${JSON.stringify({ url: `http://127.0.0.1:${port}/`, commandUrl: `http://127.0.0.1:${commandPort}` })}\n`,
);
// It goes when whoever started it goes.
process.stdin.resume().once('close', () => process.exit());

function goDown(kind: OutageKind, ms: number): void {
  const startNs = process.hrtime.bigint();
  down = { kind, startNs, untilNs: startNs + BigInt(Math.round(ms * 1e6)) };
  truth = { lastBadNs: startNs, failed: 0 };
  if (kind === 'refuse') {
    service.close();
    for (const socket of sockets) socket.resetAndDestroy();
  }
  setTimeout(comeBack, ms);
}

function comeBack(): void {
  if (!down || !truth) return;
  // A timer may fire up to a millisecond early.
  if (process.hrtime.bigint() < down.untilNs) {
    setTimeout(comeBack, 1);
    return;
  }
  const { kind } = down;
  down = undefined;
  truth.endNs = process.hrtime.bigint();
  if (kind !== 'partial') truth.lastBadNs = truth.endNs;
  if (kind === 'refuse') void listening(service, port);
}

function answer(_request: IncomingMessage, response: ServerResponse): void {
  count += 1;
  const bad = down ? badness(down.kind, down.startNs) : 'none';
  if (bad !== 'none' && truth) {
    truth.failed += 1;
    truth.lastBadNs = process.hrtime.bigint();
  }
  switch (bad) {
    case 'silent':
      return;
    case 'slow':
      setTimeout(() => response.end('late'), slowMs);
      return;
    case 'refused':
      response.statusCode = 503;
      response.end('unavailable');
      return;
    case 'none':
      response.end('ok');
  }
}

function badness(kind: OutageKind, startNs: bigint): 'none' | 'silent' | 'slow' | 'refused' {
  const sinceMs = Number(process.hrtime.bigint() - startNs) / 1e6;
  switch (kind) {
    case 'refuse':
    case 'blackhole':
      return 'silent';
    case 'slow':
      return 'slow';
    case '503':
      return 'refused';
    case 'flap':
      return isGoodTurn(sinceMs) ? 'none' : 'refused';
    case 'partial':
      return count % 3 === 0 ? 'refused' : 'none';
  }
}

/** Every second stretch is good, but not the one that the outage ends with. */
function isGoodTurn(sinceMs: number): boolean {
  if (!down) return true;
  const lengthMs = Number(down.untilNs - down.startNs) / 1e6;
  return Math.floor(sinceMs / flapMs) % 2 === 1 && sinceMs < lengthMs - flapMs;
}

async function listening(server: Server, at: number): Promise<void> {
  await new Promise<void>((resolve) => {
    server.listen(at, '127.0.0.1', resolve);
  });
}
