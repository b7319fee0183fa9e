import dgram from 'node:dgram';
import { once } from 'node:events';
import type { RecordPart } from '../twin/twin-plan.ts';
import { answeringRecord } from './dns-answer.ts';
import { addressType, readQuestion, writeAnswer } from './dns-message.ts';
import { healthProbe } from './health-probe.ts';
import type { DnsConfig, DnsOrder } from './messages.ts';
import type { Emit } from './part-process.ts';

// Health checks of Route 53 pass on any status of 2xx or 3xx.
const statuses = [[200, 399]] as const;

const down = new Set<string>();
const emptyTargets = new Set<string>();
const answered = new Map<string, string>();
let config: DnsConfig | undefined;

/** The name server with its health checkers. */
export const dnsPart =
  (emit: Emit) =>
  async (order: DnsOrder): Promise<unknown> => {
    if (order.do === 'report') return { down: [...down], answered: Object.fromEntries(answered) };
    if (order.do === 'target') {
      if (order.healthy) emptyTargets.delete(order.target);
      else emptyTargets.add(order.target);
      chooseAll(emit);
      return undefined;
    }
    config = order.config;
    for (const record of config.records) watch(record, config, emit);
    await listen(config, emit);
    return undefined;
  };

// One checker stands for all of Route 53's. The first check falls at the start, the others at fixed intervals whatever they find.
function watch(record: RecordPart, { checks }: DnsConfig, emit: Emit): void {
  const { check } = record;
  const at = checks[record.id];
  if (check === undefined || at === undefined) return;
  let contrary = 0;

  async function look(wanted: NonNullable<RecordPart['check']>, place: NonNullable<typeof at>): Promise<void> {
    const probed = await healthProbe(wanted, place, statuses);
    emit(record.id, 'checked', probed.passed ? { passed: true } : { passed: false, reason: probed.reason });
    const wasDown = down.has(record.id);
    contrary = probed.passed === wasDown ? contrary + 1 : 0;
    if (contrary < wanted.failures) return;
    contrary = 0;
    if (wasDown) down.delete(record.id);
    else down.add(record.id);
    emit(record.id, wasDown ? 'endpoint up' : 'endpoint down', { target: wanted.target });
    chooseAll(emit);
  }

  void look(check, at);
  setInterval(() => void look(check, at), check.intervalMs);
}

function chooseAll(emit: Emit): void {
  for (const name of new Set(config?.records.map((one) => one.name))) choose(name, emit);
}

const healthy = ({ id, followsTarget, target }: RecordPart): boolean =>
  !down.has(id) && !(followsTarget === true && emptyTargets.has(target));

function choose(name: string, emit: Emit): RecordPart | undefined {
  const plain = name.replace(/\.$/, '').toLowerCase();
  const record = answeringRecord(config?.records ?? [], plain, healthy, Math.random());
  // A weighted name changes its answer all the time; that is no event.
  if (record === undefined || record.policy.kind === 'weighted' || answered.get(plain) === record.id) return record;
  answered.set(plain, record.id);
  emit(record.id, 'answer changed', { name: plain, target: record.target });
  return record;
}

async function listen({ host, port, answers }: DnsConfig, emit: Emit): Promise<void> {
  const socket = dgram.createSocket('udp4');
  socket.on('error', (error) => emit('dns', 'name server failed', { reason: error.message }));
  socket.on('message', (message, from) => {
    const question = readQuestion(message);
    if (question === undefined) return;
    const record = choose(question.name, emit);
    const address = record === undefined ? undefined : answers[record.target];
    const ttlSeconds = ttlOf(record?.ttlMs ?? 0);
    const told = question.type === addressType && address !== undefined ? { address } : {};
    socket.send(writeAnswer(question, { found: record !== undefined, ...told, ttlSeconds }), from.port, from.address);
  });
  socket.bind(port, host);
  await once(socket, 'listening');
}

// The wire holds whole seconds. A scaled time-to-live is rounded up: caching longer than asked for is the worse case.
const ttlOf = (ttlMs: number): number => Math.ceil(ttlMs / 1000);
