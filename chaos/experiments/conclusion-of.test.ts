import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { conclusionOf } from './conclusion-of.ts';
import { fakeSetting, unlocked } from './fake-setting.ts';
import { runExperiment } from './run-experiment.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-conclusion-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const reasons = ['So it was.'];
const outcome = async (service: Parameters<typeof fakeSetting>[1]['service']) =>
  await runExperiment(unlocked('first-zone-lost'), fakeSetting(scratch, { service }));
const verdicts = ({ results }: ReturnType<typeof conclusionOf>) => results.map(({ verdict }) => verdict);

describe('the conclusion of an experiment', async () => {
  const passed = await outcome({ outageMs: 12_000 });
  const failed = await outcome({ outageMs: 500, lost: 3 });
  const silent = await outcome({ outageMs: 0 });

  it('has a line for each objective, with the run it rests on', () => {
    const { experiment, results } = conclusionOf(passed, { verdict: 'pass', reasons });
    expect(experiment).to.equal('first-zone-lost');
    expect(results.map(({ objective, verdict }) => [objective, verdict])).to.deep.equal([
      [0, 'pass'],
      [1, 'pass'],
    ]);
    expect(results[0]).to.include({ run: passed.runs[0]?.record.run, does: passed.runs[0]?.record.fault.does });
    expect(results[0]?.message).to.include('came back between');
  });

  it('fails where the proof fails, and is unknown where the proof leaves a failure open', () => {
    expect(verdicts(conclusionOf(failed, { verdict: 'fail', reasons }))).to.include('fail');
    expect(verdicts(conclusionOf(failed, { verdict: 'unknown', reasons })))
      .to.include('unknown')
      .and.not.to.include('fail');
  });

  it('keeps only what passed where the proof proves nothing', () => {
    expect(verdicts(conclusionOf(failed, { verdict: 'not-assessed', reasons }))).to.deep.equal(['pass']);
    expect(verdicts(conclusionOf(passed, { verdict: 'not-assessed', reasons }))).to.deep.equal(['pass', 'pass']);
  });

  it('says why the whole is unknown where no objective says it', () => {
    const { results } = conclusionOf(passed, { verdict: 'unknown', reasons });
    expect(results.at(-1)).to.deep.include({ verdict: 'unknown', message: 'So it was.' });
    expect(verdicts(conclusionOf(silent, { verdict: 'unknown', reasons }))).to.include('unknown');
  });
});
