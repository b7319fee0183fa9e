import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { recomputed } from './recomputed.ts';

const run = {
  record: 'run',
  format: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  startMonoNs: '1',
  settings: {
    periodMs: 50,
    timeoutMs: 1000,
    slowMs: 500,
    expectStatus: 200,
    beforeMs: 500,
    afterMs: 3000,
    sustainMs: 1000,
    sloRatio: 0.9999,
  },
  paths: [{ name: 'api', url: 'http://api.example/', method: 'GET' }],
};

async function figuresOf(text: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-recomputed-'));
  try {
    const file = join(folder, 'readings.ndjson');
    await writeFile(file, text);
    return await recomputed(file);
  } catch (error) {
    return String(error).replace(folder, '');
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('figures from raw readings', () => {
  it('are aborted where a killed run left half a line', async () => {
    const [report, ...others] = (await figuresOf(`${JSON.stringify(run)}\n{"record":"rea`)) as readonly {
      verdict: string;
    }[];
    expect(report?.verdict).to.equal('aborted');
    expect(others).to.deep.equal([]);
  });

  it('are none where a line is no record', async () => {
    expect(await figuresOf('nonsense\n')).to.equal('Error: This line is no JSON (/readings.ndjson:1).');
    expect(await figuresOf(`${JSON.stringify(run)}\n{}\n`)).to.equal(
      'Error: This line is no record of a run (/readings.ndjson:2).',
    );
  });
});
