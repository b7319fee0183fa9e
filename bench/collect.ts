// Times reading 10,000 and 50,000 resources from a fake of AWS Config, each as a whole process: the SDK's pages and JSON.parse alone (the
// peer), then the collector, then the collector with all checks that take no parameters put to what it read. The fake runs in this process.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { paginateSelectResourceConfig } from '@aws-sdk/client-config-service';
import { execa } from 'execa';
import { parse } from 'yaml';
import { awsConfigFake } from '../fixtures/fakes/aws-config-fake.ts';
import { fakeAccount, fakeFleet, fakeRegion } from '../fixtures/fakes/config-items-for-tests.ts';
import type { JsonService } from '../fixtures/fakes/json-service.ts';
import { caseArchitecture } from '../src/checks/case.ts';
import { catalogue } from '../src/checks/catalogue.ts';
import type { AwsDefaults } from '../src/checks/facts.ts';
import { judge } from '../src/checks/judge.ts';
import { clientsAt } from '../src/collect/aws/clients-at.ts';
import { linked } from '../src/collect/aws/linked.ts';
import { placeAt } from '../src/collect/aws/place.ts';
import { configCollectors } from '../src/collect/aws-config/config-collector.ts';
import { configKinds } from '../src/collect/aws-config/config-kinds.ts';
import { configQuery } from '../src/collect/aws-config/config-query.ts';
import { recorderSource } from '../src/collect/aws-config/recorder-source.ts';
import { inventoryOf } from '../src/inventory/inventory.ts';

const rows = 100;
const modes = ['pages alone', 'collected', 'collected and judged'] as const;
type Mode = (typeof modes)[number];

interface Told {
  readonly resources: number;
  readonly gaps: number;
  readonly judgingSeconds: number;
  readonly findings: number;
}

interface Sample extends Told {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly mebibytes: number;
  readonly calls: number;
}

const [first, url = ''] = process.argv.slice(2);
const asked = modes.find((mode) => mode === first);
if (asked === undefined) await compared(Number(first ?? 3));
else process.stdout.write(JSON.stringify(await read(asked, url)));

async function compared(runs: number): Promise<void> {
  for (const count of [10_000, 50_000]) {
    await using fake = await awsConfigFake({ account: fakeAccount, items: fakeFleet(count) });
    // The fake evaluates a query once: not in what is timed.
    await timed('pages alone', fake);
    const samples = new Map<Mode, Sample[]>();
    for (let run = 0; run < runs; run += 1)
      for (const mode of modes) samples.set(mode, [...(samples.get(mode) ?? []), await timed(mode, fake)]);
    process.stdout.write(
      `${count} resources, median of ${runs}; the page limit's number of calls is ${count / rows}\n`,
    );
    const base = median(samples.get('pages alone') ?? []);
    for (const mode of modes) {
      const one = median(samples.get(mode) ?? []);
      if (one.resources !== count) throw new Error(`${mode} read ${one.resources} of ${count} resources.`);
      const judged =
        one.findings === 0 ? '' : `, of that ${one.judgingSeconds.toFixed(2)} s judging: ${one.findings} findings`;
      process.stdout.write(
        `  ${mode.padEnd(22)} ${one.seconds.toFixed(2)} s  ${(one.seconds / base.seconds).toFixed(2)} x  ` +
          `cpu ${one.cpuSeconds.toFixed(2)} s  ${(one.cpuSeconds / base.cpuSeconds).toFixed(2)} x  ` +
          `${one.mebibytes.toFixed(0)} MiB  ${one.calls} calls, ${one.gaps} gaps${judged}\n`,
      );
    }
  }
}

/** Wall and processor time of one process, and its peak memory, as GNU time tells. */
async function timed(mode: Mode, fake: JsonService): Promise<Sample> {
  const made = (): number => [...fake.calls.values()].reduce((sum, one) => sum + one, 0);
  const before = made();
  const { stdout, stderr } = await execa('/usr/bin/time', [
    '--format',
    '%e %U %S %M',
    process.execPath,
    fileURLToPath(import.meta.url),
    mode,
    fake.url,
  ]);
  const told = JSON.parse(stdout) as Told;
  const [seconds = Number.NaN, user = Number.NaN, system = Number.NaN, kib = Number.NaN] = (
    stderr.trim().split('\n').at(-1) ?? ''
  )
    .split(' ')
    .map(Number);
  return { ...told, seconds, cpuSeconds: user + system, mebibytes: kib / 1024, calls: made() - before };
}

async function read(mode: Mode, endpoint: string): Promise<Told> {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const clients = clientsAt({ region: fakeRegion, endpoint, credentials });
  const nothing = { gaps: 0, judgingSeconds: 0, findings: 0 };
  const types = configKinds.filter(({ isGlobal }) => isGlobal !== true).map(({ configType }) => configType);
  if (mode === 'pages alone') {
    const found: unknown[] = [];
    const pages = paginateSelectResourceConfig(
      { client: clients.config, pageSize: rows },
      { Expression: configQuery(types) },
    );
    for await (const { Results = [] } of pages) for (const row of Results) found.push(JSON.parse(row));
    return { ...nothing, resources: found.length };
  }
  const signal = new AbortController().signal;
  const at = placeAt({ account: fakeAccount, region: fakeRegion, partition: 'aws', clients, signal });
  const [regional] = configCollectors(recorderSource);
  const told = (await regional?.collect(at.place)) ?? [];
  const gaps = at.gaps();
  if (mode === 'collected') return { ...nothing, resources: told.length, gaps: gaps.length };
  const file = new URL('../facts/aws-defaults.yaml', import.meta.url);
  const awsDefaults = parse(await readFile(file, 'utf8')) as AwsDefaults;
  const before = performance.now();
  const inventory = inventoryOf(linked(told, { account: fakeAccount, at: new Date().toISOString() }), gaps);
  const facing = {
    inventory,
    architecture: { ...caseArchitecture, bare: true },
    facts: { serviceLevels: [], awsDefaults },
  };
  const findings = catalogue
    .filter(({ title }) => !title.includes('{'))
    .flatMap((check) => judge({ check, sentence: check.title, parameters: [] }, facing));
  const judgingSeconds = (performance.now() - before) / 1000;
  return { resources: told.length, gaps: gaps.length, judgingSeconds, findings: findings.length };
}

function median(samples: readonly Sample[]): Sample {
  const sorted = samples.toSorted((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was timed.');
  return middle;
}
