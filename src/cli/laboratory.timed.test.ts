import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { experimentNamed } from '../../chaos/experiments/catalogue.ts';
import { fakeSetting, type FakeSetting } from '../../chaos/experiments/fake-setting.ts';
import type { Aim } from '../../chaos/experiments/experiment.ts';
import type { AskedExperiment } from '../../chaos/experiments/laboratory.ts';
import { full, quick } from '../../chaos/experiments/profile.ts';
import { Refusal } from '../../chaos/faults/refusal.ts';
import { openRunFolder } from '../evidence/run-folder.ts';
import { driverNamed } from './chaos-parts.ts';
import { declare } from './declared.ts';
import { readFacts } from './facts.ts';
import { gather } from './gather.ts';
import { findInput } from './input.ts';
import { VerifyLaboratory } from './laboratory.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-laboratory-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const startedAt = '2026-01-02T03:04:05.000Z';
const sources = { regions: new Map<string, string>(), parameters: new Map<string, string>(), facts: await readFacts() };
const gathered = await gather(await declare(await findInput(['knowledgecity-ec2']), sources), sources);
const { objectives } = experimentNamed('first-zone-lost');

function asking(aim: Aim = 'first zone of the primary region'): AskedExperiment {
  return { tags: ['chaos', 'KC1-HA-7'], aim, objectives };
}

async function laboratory(setting: FakeSetting, profile = full) {
  const folder = await openRunFolder(scratch, startedAt, { by: 'test', at: startedAt });
  const begun: string[] = [];
  const opened = new VerifyLaboratory({
    gathered,
    choice: { out: scratch, profile, changes: { timeScale: 1 }, driver: driverNamed('process') },
    folder,
    quiet: Promise.resolve(),
    say: () => undefined,
    signal: new AbortController().signal,
    partsOf: (_plan, _choice, around) => {
      begun.push('a twin');
      // A fake passes no checks, so the moment right after one is waited for in vain: shortly.
      const parts = { profile, timeScale: 100, ...setting.parts, ...around };
      return Promise.resolve(fakeSetting(scratch, { ...setting, parts }));
    },
  });
  return { opened, begun, folder };
}

describe('the laboratory of a conformance run', () => {
  it('does in the quick profile what loses the first zone, and says so of all else', async () => {
    const { opened, begun } = await laboratory({ service: { outageMs: 120 } }, quick);
    const { verdict, reasons } = await opened.conclude(asking('second zone of the primary region'));
    expect([verdict, reasons.join(' ')]).to.deep.equal([
      'not-assessed',
      'Not in the quick profile, which loses the first zone once; --profile full does every experiment.',
    ]);
    expect(begun).to.deep.equal([]);
    expect(await opened.data()).to.equal(undefined);
    const sampled = await opened.conclude(asking());
    expect(sampled.verdict).to.equal('not-assessed');
    expect(sampled.reasons.join(' ')).to.match(/Sampled: \S+-a \(stall\)/u);
  });

  it('does one experiment once for all scenarios that ask for it, and keeps its records as evidence', async () => {
    const { opened, begun, folder } = await laboratory({ service: { outageMs: 120 } }, quick);
    const [first, second] = [await opened.conclude(asking()), await opened.conclude(asking())];
    expect(second).to.equal(first);
    expect(begun).to.have.length(1);
    const data = await opened.data();
    expect(data?.experiments.map(({ id, promises }) => [id, promises])).to.deep.equal([
      ['first-zone-lost', ['KC1-HA-7']],
    ]);
    const ids = opened.evidenceOf(first.results[0]?.run ?? '');
    const lines = readFileSync(join(folder.path, 'evidence', 'experiment-first-zone-lost.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; data: { record: string; lines?: { record: string }[] } });
    const named = lines.filter(({ id }) => ids.includes(id)).map(({ data: { record } }) => record);
    expect(named).to.include.members(['experiment', 'fault', 'journal', 'taken-back']);
    const journal = lines.find(({ data: { record } }) => record === 'journal')?.data.lines ?? [];
    expect(journal.map(({ record }) => record)).to.include.members(['open', 'intent', 'done', 'undone', 'closed']);
    expect(folder.evidence()).to.deep.include.members([
      { ...folder.evidence()[0], file: 'evidence/experiment-first-zone-lost.ndjson', records: lines.length },
    ]);
  });

  it('is unsafe where nothing shows that all is whole again, and the proof is then unknown', async () => {
    const { opened } = await laboratory({ service: { outageMs: 120 }, twin: { neverHeals: () => true } }, quick);
    expect((await opened.conclude(asking())).verdict).to.equal('unknown');
    expect(opened.isUnsafe).to.equal(true);
  });

  it('leaves unknown what is refused, with the mend', async () => {
    const refuses = (): never => {
      throw new Refusal('The twin is not in its steady state', 'Mend it.');
    };
    const { opened } = await laboratory({ service: { outageMs: 120 }, parts: { startTwin: refuses } }, quick);
    const { verdict, reasons, results } = await opened.conclude(asking());
    expect([verdict, reasons.join(' '), results.length]).to.deep.equal([
      'unknown',
      'The twin is not in its steady state. Mend it.',
      0,
    ]);
  });
});
