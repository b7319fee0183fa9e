import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import type { Experiment } from './experiment.ts';
import { fakeMeasure } from './fake-measure.ts';
import { fakePlan } from './fake-plan.ts';
import { fakeSetting, unlocked } from './fake-setting.ts';
import type { Measured } from './measure.ts';
import { quick } from './profile.ts';
import { proofOf } from './proof-of.ts';
import { type ExperimentParts, runExperiment } from './run-experiment.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-proof-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

describe('what an experiment proves', () => {
  it('a constant without a source leaves the proof not assessed, the figure shown', async () => {
    const unsourced = fakePlan({
      controlPlane: [{ what: 'rds-failover', meaning: 'made up', seconds: 120, band: [60, 120] }],
    });
    const parts = fakeSetting(scratch, { service: { outageMs: 9000 }, parts: { plan: unsourced } });
    const result = await runExperiment(unlocked('primary-database-zone-lost'), parts);
    expect(result.verdict).to.equal('inconclusive');
    expect(result.repeated).to.equal(0);
    expect(result.runs[0]?.results[0]?.figure).to.equal(9061);
    expect(proofOf(result, parts)).to.deep.equal({
      verdict: 'not-assessed',
      reasons: ['The time of rds-failover, 120 s, has no source.'],
    });
  });

  it('a pass on a scaled twin is mechanism, not proof', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 600 }, parts: { timeScale: 20 } });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict, result.reasons.join(' ')).to.equal('pass');
    const proof = proofOf(result, parts);
    expect(proof.verdict).to.equal('not-assessed');
    expect(proof.reasons[0]).to.equal('Timers were scaled 20x: mechanism, not proof.');
  });

  it('the quick profile stalls the first target once, and proves nothing by passing', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 9000 }, parts: { profile: quick } });
    const result = await runExperiment(unlocked('worst-zone-loss', { kinds: ['kill', 'stall'] }), parts);
    expect(result.runs.map(({ targets, kind }) => [targets, kind])).to.deep.equal([[['primary-a'], 'stall']]);
    expect(proofOf(result, parts)).to.deep.include({ verdict: 'not-assessed' });
    expect(proofOf(result, parts).reasons[0]).to.equal('Sampled: primary-a (stall).');
  });
});

/** What a run that would prove its promise proves when one thing about it is different. */
async function provenWith(
  id: string,
  {
    parts = {},
    measured,
    experiment = {},
  }: {
    readonly parts?: Partial<ExperimentParts>;
    readonly measured?: (now: Measured) => Measured;
    readonly experiment?: Partial<Experiment>;
  } = {},
) {
  const whole = fakeMeasure({ outageMs: 9000 });
  const setting = fakeSetting(scratch, {
    service: { outageMs: 9000 },
    parts: { ...(measured ? { measure: async (...given) => measured(await whole(...given)) } : {}), ...parts },
  });
  // One zone stands for all of them, where nothing else is asked: each takes its time.
  const aim = 'first zone of the primary region';
  const one = id === 'worst-zone-loss' ? ({ aim, ...experiment } as const) : experiment;
  const result = await runExperiment(unlocked(id, one), setting);
  const { verdict, reasons } = proofOf(result, setting);
  return { verdict, said: reasons.join(' ') };
}

describe('a run that would prove its promise', () => {
  it('does, when nothing is amiss', async () => {
    for (const id of ['first-zone-lost', 'primary-database-zone-lost', 'worst-zone-loss'])
      expect(await provenWith(id), id).to.include({ verdict: 'pass' });
  });

  const unprobed = (reads: Measured['reads']): Measured['reads'] =>
    reads.map((report) => ({
      ...report,
      path: 'media',
      rtoMs: null,
      rtoIntervalMs: null,
      firstBadMs: null,
      lastBadMs: null,
      downtimeMs: 0,
      verdict: 'inconclusive',
      reasons: ['No probe was taken after the fault, so nothing was measured.'],
    }));
  const without =
    (key: 'writes' | 'loss' | 'faultMonoNs') =>
    (now: Measured): Measured => {
      const { [key]: _left, ...kept } = now;
      return kept;
    };
  const never: readonly (readonly [string, string, (now: Measured) => Measured, string])[] = [
    ['mistake 4: without a probe', 'first-zone-lost', (now) => ({ ...now, reads: [] }), 'Nothing was probed'],
    [
      'mistake 4: where the only path was never probed',
      'first-zone-lost',
      (now) => ({ ...now, reads: unprobed(now.reads) }),
      'No probe was taken',
    ],
    [
      'mistake 4: where one of two paths was never probed',
      'first-zone-lost',
      (now) => ({ ...now, reads: [...now.reads, ...unprobed(now.reads)] }),
      'No probe was taken',
    ],
    [
      'where the downtime of one of two paths was never probed',
      'worst-zone-loss',
      (now) => ({ ...now, reads: [...now.reads, ...unprobed(now.reads)] }),
      'No probe was taken',
    ],
    [
      'without a write, where writes must be accepted',
      'primary-database-zone-lost',
      without('writes'),
      'Nothing was probed',
    ],
    [
      'without a write, where downtime is that of writes, too',
      'worst-zone-loss',
      without('writes'),
      'No writes were measured',
    ],
    ['without a ledger', 'first-zone-lost', without('loss'), 'No ledger was kept'],
    ['mistake 1: without the instant of the fault', 'first-zone-lost', without('faultMonoNs'), 'Nothing was measured'],
  ];
  for (const [what, id, measured, says] of never)
    it(`${what} does not`, async () => {
      const { verdict, said } = await provenWith(id, { measured });
      expect(verdict).to.equal('unknown');
      expect(said).to.include(says);
    });

  it('aimed at less than the promise means is a sample', async () => {
    expect(
      await provenWith('worst-zone-loss', {
        experiment: { aim: 'every zone of the primary region' },
        parts: { targets: ['primary-b'] },
      }),
    ).to.deep.include({
      verdict: 'not-assessed',
    });
    expect(
      await provenWith('first-zone-lost', { experiment: { kinds: ['kill', 'stall'] }, parts: { kinds: ['kill'] } }),
    ).to.deep.include({ verdict: 'not-assessed' });
  });

  it('aimed at something else says nothing of the promise, also when it fails', async () => {
    const elsewhere = { targets: ['failover-b'] };
    expect(await provenWith('first-zone-lost', { parts: elsewhere })).to.include({ verdict: 'not-assessed' });
    const failing = fakeMeasure({ outageMs: 9000, lost: 3 });
    const failed = await provenWith('first-zone-lost', { parts: { ...elsewhere, measure: failing } });
    expect(failed.verdict).to.equal('not-assessed');
    expect(failed.said).to.include('What failed is not what the promise speaks of.');
  });

  it('on a twin that is not that of the template says nothing of the promise', async () => {
    const parts = { changes: { timeScale: 1, standby: 'sync', linkDelayMs: 0 } } as const;
    const { verdict, said } = await provenWith('first-zone-lost', { parts });
    expect(verdict).to.equal('not-assessed');
    expect(said).to.include('The twin is not that of the template: standby=sync.');
  });

  it('that can be killed only, and not stalled, is not that of a lost zone', async () => {
    const experiment = { kinds: ['kill', 'stall', 'cut'] } as const;
    const cannot: ExperimentParts['cannot'] = (_fault, kind) =>
      kind === 'stall' ? 'nothing stands still here' : undefined;
    const { verdict, said } = await provenWith('first-zone-lost', { experiment, parts: { cannot } });
    expect(verdict).to.equal('not-assessed');
    expect(said).to.include('Not done as stall: nothing stands still here.');
  });

  it('with a doubt beside a constant without a source is unknown, and done once more', async () => {
    const plan = fakePlan({
      controlPlane: [{ what: 'rds-failover', meaning: 'made up', seconds: 120, band: [60, 120] }],
    });
    const { verdict } = await provenWith('primary-database-zone-lost', { parts: { plan }, measured: without('loss') });
    expect(verdict).to.equal('unknown');
  });

  it('without a control endpoint says so', async () => {
    expect((await provenWith('first-zone-lost')).said).to.include('No control endpoint was probed');
  });

  it('by timers that nobody published, which alone would break the promise, is not assessed and no failure', async () => {
    const plan = fakePlan({
      controlPlane: [{ what: 'rds-failover', meaning: 'made up', seconds: 1200, band: [60, 1200] }],
    });
    for (const id of ['primary-database-zone-lost', 'worst-zone-loss'])
      expect((await provenWith(id, { parts: { plan } })).verdict, id).to.equal('not-assessed');
  });

  it('mistake 10: of which an old writer went on acknowledging fails, however much may be lost', async () => {
    const objectives = [{ kind: 'loss-bounded', atMostSeconds: 3600 }] as const;
    const late = (now: Measured): Measured =>
      now.loss ? { ...now, loss: { ...now.loss, verdict: 'fail', lost: 7, postFaultLost: 7 } } : now;
    const { verdict, said } = await provenWith('first-zone-lost', { experiment: { objectives }, measured: late });
    expect(verdict).to.equal('fail');
    expect(said).to.include('7 writes acknowledged after the fault were lost: the old writer went on acknowledging.');
  });

  it('of a fault that took effect late is held to the last write that was acknowledged until then and lost', async () => {
    const objectives = [{ kind: 'loss-bounded', atMostSeconds: 60 }] as const;
    const reaching = (toMs: number) => (now: Measured) =>
      now.loss
        ? {
            ...now,
            loss: { ...now.loss, verdict: 'pass', lost: 2, rpoMs: 59_000, lossWindowMs: [-58_000, toMs] } as const,
          }
        : now;
    const proven = (toMs: number) =>
      provenWith('first-zone-lost', { experiment: { objectives }, measured: reaching(toMs) });
    const [early, late, tooLate] = [await proven(-1), await proven(900), await proven(1100)];
    expect([early.verdict, late.verdict, tooLate.verdict]).to.deep.equal(['pass', 'pass', 'fail']);
    expect(early.said).to.include('the last 59 s before the fault; 60 s are allowed.');
    expect(tooLate.said).to.include('the last 60.1 s before the fault had taken effect; 60 s are allowed.');
  });

  const damages = ['corrupt', 'phantom', 'resurrected', 'duplicates'] as const;
  for (const damage of damages)
    it(`with a ledger that is ${damage === 'duplicates' ? 'duplicate' : damage} in one entry fails, however much may be lost`, async () => {
      const objectives = [{ kind: 'loss-bounded', atMostSeconds: 3600 }] as const;
      const damaged = (now: Measured): Measured =>
        now.loss ? { ...now, loss: { ...now.loss, verdict: 'fail', [damage]: 1, reasons: [`1 ${damage}.`] } } : now;
      expect(await provenWith('first-zone-lost', { experiment: { objectives }, measured: damaged })).to.include({
        verdict: 'fail',
      });
    });
});
