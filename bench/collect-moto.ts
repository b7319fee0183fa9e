// Times reading an account of five services (EC2, RDS, S3, Elastic Load Balancing, IAM) from moto, once of some 180 resources and once of
// some 2,000: first the same requests alone, without an SDK and with nothing made of the answers (the peer), then the collectors, each
// as a whole process. Then what a whole run takes on the emulator, beside the same run on templates.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { collectors } from '../src/collect/aws/catalogue.ts';
import { clientsAt } from '../src/collect/aws/clients-at.ts';
import type { Mapped } from '../src/collect/aws/collector.ts';
import { inParallel } from '../src/collect/aws/in-parallel.ts';
import { placeAt } from '../src/collect/aws/place.ts';
import { creators } from '../src/collect/emulator/deploy/creators/catalogue.ts';
import { deploy } from '../src/collect/emulator/deploy/deploy.ts';
import { accountHeader } from '../src/collect/emulator/account-header.ts';
import { startMoto } from '../src/collect/emulator/moto.ts';
import { collectTemplates } from '../src/collect/template/collect-templates.ts';
import { parseTemplate } from '../src/collect/template/parse.ts';
import { accountResources, accountTemplate } from './account-template.ts';
import { type Kept, keptRequests } from './kept-requests.ts';

const region = 'eu-west-1';
const services = /^AWS::(?:EC2|RDS|S3|ElasticLoadBalancingV2|IAM)::/u;
const modes = ['requests alone', 'collected'] as const;
type Mode = (typeof modes)[number];

interface Told {
  readonly resources: number;
  readonly calls: number;
  readonly failed: number;
  readonly gaps: number;
  /** Values that a call should have told and did not: a failed one that does not mean "not set" leaves one. */
  readonly unseen: number;
}

interface Sample extends Told {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly mebibytes: number;
}

const [first, endpoint = '', account = '', file = ''] = process.argv.slice(2);
const asked = modes.find((mode) => mode === first);
if (asked === undefined) await compared(Number(first ?? 3));
else process.stdout.write(JSON.stringify(await (asked === 'collected' ? collected() : alone())));

async function compared(runs: number): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'plumbline-bench-moto-'));
  await using moto = await startMoto({ signal: new AbortController().signal, say: () => undefined });
  for (const stacks of [1, 11]) {
    const where = { endpoint: moto.endpoint, account: String(100_000_000_000 + stacks), requests: join(scratch, 'of') };
    const made = await deployed(stacks, where);
    // The first reading makes what moto makes when it is first asked, and keeps the requests for the peer.
    await timed('collected', where);
    const samples = new Map<Mode, Sample[]>();
    for (let run = 0; run < runs; run += 1)
      for (const mode of modes) samples.set(mode, [...(samples.get(mode) ?? []), await timed(mode, where)]);
    const base = median(samples.get('requests alone') ?? []);
    process.stdout.write(`${made.resources} resources, made in ${made.seconds.toFixed(1)} s; median of ${runs}\n`);
    for (const mode of modes) {
      const one = median(samples.get(mode) ?? []);
      const read =
        mode === 'collected' ? `, ${one.resources} records, ${one.gaps} gaps, ${one.unseen} values unseen` : '';
      process.stdout.write(
        `  ${mode.padEnd(16)} ${one.seconds.toFixed(2)} s  ${(one.seconds / base.seconds).toFixed(2)} x  ` +
          `cpu ${one.cpuSeconds.toFixed(2)} s  ${one.mebibytes.toFixed(0)} MiB  ${one.calls} calls, ${one.failed} failed${read}\n`,
      );
    }
  }
  await wholeRuns(runs, scratch);
  await rm(scratch, { recursive: true, force: true });
}

interface Where {
  readonly endpoint: string;
  readonly account: string;
  /** The file that the requests are kept in. */
  readonly requests: string;
}

async function deployed(
  stacks: number,
  where: Where,
): Promise<{ readonly resources: number; readonly seconds: number }> {
  const zones = (code: string): readonly string[] => ['a', 'b', 'c'].map((zone) => `${code}${zone}`);
  const all = Array.from({ length: stacks }, (_, index) => {
    const parsed = parseTemplate(accountTemplate(`${stacks}-${index}`));
    if ('problems' in parsed) throw new Error('The generated template cannot be parsed.');
    const name = `stack-${index}`;
    return { name, file: name, tree: parsed.tree, account: where.account, region, parameters: {} };
  });
  const { resources } = collectTemplates(all, { zones });
  if (resources.length !== stacks * accountResources)
    throw new Error(`Expected ${accountResources} resources in a stack, got ${resources.length / stacks}.`);
  const clients = clientsOf(where);
  const before = performance.now();
  const { created, missing } = await deploy({
    resources,
    creators,
    account: where.account,
    clientsIn: () => clients,
    say: () => undefined,
    signal: new AbortController().signal,
  });
  const [none] = missing;
  if (none) throw new Error(`moto made ${created.size} of ${resources.length}: ${none.resource.id}: ${none.reason}`);
  return { resources: created.size, seconds: (performance.now() - before) / 1000 };
}

function clientsOf(where: Omit<Where, 'requests'>, ...plugins: readonly ReturnType<typeof accountHeader>[]) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const header = accountHeader(where.account);
  return clientsAt({ region, endpoint: where.endpoint, credentials, maxAttempts: 1, plugins: [header, ...plugins] });
}

async function collected(): Promise<Told> {
  const kept = keptRequests();
  const clients = clientsOf({ endpoint, account }, kept);
  const signal = new AbortController().signal;
  const at = placeAt({ account, region, partition: 'aws', clients, signal });
  const read: Mapped[] = [];
  // One after the other, as the peer sends its requests.
  for (const { types, collect } of collectors)
    if (types.some((type) => services.test(type))) read.push(...(await collect(at.place)));
  await writeFile(file, JSON.stringify(kept.requests));
  const count = (of: 'calls' | 'failed'): number => at.calls().reduce((sum, one) => sum + one[of], 0);
  const unseen = JSON.stringify(read).split('"unseen":').length - 1;
  return { resources: read.length, calls: count('calls'), failed: count('failed'), gaps: at.gaps().length, unseen };
}

/** As many at a time as the collectors ask at most. */
async function alone(): Promise<Told> {
  const requests = JSON.parse(await readFile(file, 'utf8')) as readonly Kept[];
  const statuses = await inParallel(requests, 8, (one) => answered(one));
  return {
    resources: 0,
    calls: statuses.length,
    failed: statuses.filter((status) => status >= 400).length,
    gaps: 0,
    unseen: 0,
  };
}

async function answered({ method, path, headers, body }: Kept): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request(new URL(path, endpoint), { method, headers }, (answer) => {
    answer.resume();
    answer.on('end', () => resolve(answer.statusCode ?? 0));
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

async function wholeRuns(runs: number, scratch: string): Promise<void> {
  const main = fileURLToPath(new URL('../bin/plumbline.mjs', import.meta.url));
  const args = ['verify', 'knowledgecity-ec2', '--prove', 'inv', '--no-lint', '--quiet', '--out', join(scratch, 'out')];
  const samples: Record<string, Omit<Sample, keyof Told>[]> = { template: [], emulator: [] };
  for (let run = 0; run < runs; run += 1)
    for (const [target, of] of Object.entries(samples))
      of.push((await measured([process.execPath, main, ...args, '--target', target])).sample);
  const base = median(samples['template'] ?? []);
  process.stdout.write(`verify knowledgecity-ec2, from the start of the process to its report; median of ${runs}\n`);
  for (const [target, of] of Object.entries(samples)) {
    const { seconds, cpuSeconds } = median(of);
    process.stdout.write(
      `  ${target.padEnd(16)} ${seconds.toFixed(2)} s  ${(seconds / base.seconds).toFixed(2)} x  cpu ${cpuSeconds.toFixed(2)} s\n`,
    );
  }
}

async function timed(mode: Mode, where: Where): Promise<Sample> {
  const own = fileURLToPath(import.meta.url);
  const { sample, stdout } = await measured([
    process.execPath,
    own,
    mode,
    where.endpoint,
    where.account,
    where.requests,
  ]);
  return { ...(JSON.parse(stdout) as Told), ...sample };
}

/** Wall and processor time of one process, and its peak memory, as GNU time tells. */
async function measured(
  command: readonly string[],
): Promise<{ readonly sample: Omit<Sample, keyof Told>; readonly stdout: string }> {
  const { stdout, stderr } = await execa('/usr/bin/time', ['--format', '%e %U %S %M', ...command], { reject: false });
  const figures = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const [seconds = Number.NaN, user = Number.NaN, system = Number.NaN, kib = Number.NaN] = figures;
  return { sample: { seconds, cpuSeconds: user + system, mebibytes: kib / 1024 }, stdout };
}

function median<Of extends { readonly seconds: number }>(samples: readonly Of[]): Of {
  const middle = samples.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(samples.length / 2)];
  if (!middle) throw new Error('Nothing was timed.');
  return middle;
}
