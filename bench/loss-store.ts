// A ledger that loses, duplicates, corrupts, resurrects and delays known writes, in a process of its own, and tells exactly which:
//   node tools/node.mjs bench/loss-store.ts '{"seed":1,"shares":{"lose":0.01},"delayMs":1500,"dropNewest":0,"splitMs":0,"downMs":300}'
// It prints its address. POST /ledger, GET /ledger?after=N, POST /fault, GET /truth; GET /stale is a copy that stopped at the fault,
// GET /looping repeats a cursor, GET /endless and GET /unsettled never come to an end or to rest.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Fate, fates, seeded, type StorePlan, type StoreTruth } from './loss-store-fates.ts';

interface Entry {
  readonly writer: string;
  readonly seq: number;
  readonly payload: string;
}

const plan: StorePlan = {
  seed: 1,
  shares: {},
  delayMs: 1500,
  dropNewest: 0,
  splitMs: 0,
  downMs: 0,
  ...(JSON.parse(process.argv[2] ?? '{}') as Partial<StorePlan>),
};
const random = seeded(plan.seed);
const pageSize = 100;
let entries: Entry[] = [];
let stale: readonly Entry[] | undefined;
let faultMonoNs: bigint | undefined;
const told: Record<Fate | 'split', string[]> = {
  keep: [],
  lose: [],
  duplicate: [],
  corrupt: [],
  phantom: [],
  refuse: [],
  resurrect: [],
  error: [],
  'error-stored': [],
  'hang-up': [],
  delay: [],
  late: [],
  split: [],
};

function store(...some: readonly Entry[]): void {
  entries.push(...some);
}

function fateOfNext(): Fate {
  let left = random();
  for (const [fate, share] of Object.entries(plan.shares)) {
    left -= share;
    if (left < 0 && fate in fates) return fate as Fate;
  }
  return 'keep';
}

function sinceFaultMs(): number {
  return faultMonoNs === undefined ? Number.NEGATIVE_INFINITY : Number(process.hrtime.bigint() - faultMonoNs) / 1e6;
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const entry = (await json(request)) as Entry;
  const key = `${entry.writer}:${entry.seq}`;
  const answer = (status: number): void => void response.writeHead(status).end('{}');
  const sinceMs = sinceFaultMs();
  if (sinceMs >= 0 && sinceMs < plan.splitMs) {
    told.split.push(key);
    return answer(201);
  }
  if (sinceMs >= 0 && sinceMs < plan.splitMs + plan.downMs) {
    told.error.push(key);
    return answer(503);
  }
  const fate = fateOfNext();
  told[fate].push(key);
  switch (fate) {
    case 'keep':
      store(entry);
      return answer(201);
    case 'lose':
      return answer(201);
    case 'duplicate':
      store(entry, entry);
      return answer(201);
    case 'corrupt':
      store({ ...entry, payload: `${entry.payload.slice(0, -1)}${entry.payload.endsWith('0') ? '1' : '0'}` });
      return answer(201);
    case 'phantom':
      store(entry, { ...entry, seq: entry.seq + 1_000_000 });
      return answer(201);
    case 'refuse':
      return answer(409);
    case 'resurrect':
      store(entry);
      return answer(409);
    case 'error':
      return answer(503);
    case 'error-stored':
      store(entry);
      return answer(503);
    case 'hang-up':
      store(entry);
      return void response.destroy();
    case 'delay':
      store(entry);
      return void setTimeout(() => answer(201), plan.delayMs);
    case 'late':
      setTimeout(() => store(entry), plan.delayMs);
      return answer(503);
  }
}

/** The newest plainly kept entries vanish, and what is left is what a standby had received. */
function fail(): void {
  faultMonoNs = process.hrtime.bigint();
  stale = [...entries];
  const newest = plan.dropNewest === 0 ? [] : told.keep.splice(-plan.dropNewest);
  told.lose.push(...newest);
  const gone = new Set(newest);
  entries = entries.filter(({ writer, seq }) => !gone.has(`${writer}:${seq}`));
}

function truth(): StoreTruth {
  return {
    lost: [...told.lose, ...told.split].toSorted(),
    split: told.split.toSorted(),
    duplicates: told.duplicate.toSorted(),
    corrupt: told.corrupt.toSorted(),
    resurrected: told.resurrect.toSorted(),
    phantom: told.phantom.map((key) => key.replace(/\d+$/u, (seq) => String(Number(seq) + 1_000_000))).toSorted(),
    recovered: [...told['error-stored'], ...told['hang-up'], ...told.delay, ...told.late].toSorted(),
    absent: told.error.toSorted(),
    faultMonoNs: faultMonoNs === undefined ? null : String(faultMonoNs),
  };
}

function page(all: readonly Entry[], after: string | null): unknown {
  const begin = Number(after ?? 0);
  const next = begin + pageSize;
  return { entries: all.slice(begin, next), next: next < all.length ? String(next) : null };
}

let asked = 0;
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
  const after = searchParams.get('after');
  const show = (body: unknown): void => void response.writeHead(200).end(JSON.stringify(body));
  asked += 1;
  switch (`${request.method} ${pathname}`) {
    case 'POST /ledger':
      return void take(request, response);
    case 'POST /fault':
      fail();
      return show({});
    case 'GET /ledger':
      return show(page(entries, after));
    case 'GET /stale':
      return show(page(stale ?? entries, after));
    case 'GET /looping':
      return show({ entries: [], next: after === 'a' ? 'b' : 'a' });
    case 'GET /endless':
      return show({ entries: entries.slice(0, 1), next: String(Number(after ?? 0) + 1) });
    case 'GET /unsettled':
      return show({ entries: [{ writer: 'restless', seq: asked, payload: '' }], next: null });
    case 'GET /truth':
      return show(truth());
    default:
      return void response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
