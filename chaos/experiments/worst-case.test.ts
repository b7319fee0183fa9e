import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Strike } from '../faults/fault.ts';
import { faultNamed } from '../faults/catalogue.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import { fakePlan } from './fake-plan.ts';
import { type Recovering, worstCase } from './worst-case.ts';

const plan = fakePlan();
const worst = (
  fault: string,
  targets: readonly string[],
  what: Recovering,
  of: TwinPlan = plan,
  kind: Strike = 'kill',
) => worstCase(of, faultNamed(fault).plan(of, { targets, kind }), what);

describe('the worst case, against sums made by hand', () => {
  it('requests after a zone loss: two checks of 5 s and 4 s for the last are 14 s', () => {
    const { totalMs, terms, missing } = worst('lose-zone', ['primary-c'], 'requests');
    expect(totalMs).to.equal(14_000);
    expect(terms).to.deep.equal([
      { what: 'target group primary/api-group: 2 checks, 5 s apart, and 4 s for the last', ms: 14_000, by: 'timer' },
    ]);
    expect(missing).to.deep.equal([]);
  });

  it('writes after the loss of the writer’s zone: 14 s of checks run beside 90 s of failover, so 90 s', () => {
    const { totalMs, measurableMs, declaredMs } = worst('lose-zone', ['primary-a'], 'writes');
    expect({ totalMs, measurableMs, declaredMs }).to.deep.equal({
      totalMs: 90_000,
      measurableMs: 14_000,
      declaredMs: 90_000,
    });
  });

  it('writes after the loss of a zone without the writer wait for the checks alone', () => {
    expect(worst('lose-zone', ['primary-c'], 'writes').totalMs).to.equal(14_000);
  });

  it('requests after a region loss: three checks of 10 s, 4 s for the last and 60 s of old answers are 94 s', () => {
    const { totalMs, terms } = worst('lose-region', ['primary'], 'requests');
    expect(totalMs).to.equal(94_000);
    expect(terms.map(({ ms }) => ms)).to.deep.equal([34_000, 60_000]);
  });

  it('writes after a region loss: 34 s to notice, then 300 s of promotion, longer than the 60 s of old answers: 334 s', () => {
    expect(worst('lose-region', ['primary'], 'writes').totalMs).to.equal(334_000);
  });

  it('where old answers live longer than the promotion takes, they count: 34 s and 60 s', () => {
    const quick = fakePlan({
      controlPlane: [
        { what: 'replica-promotion', meaning: 'made up', seconds: 30, band: [10, 30], source: 'https://example.com' },
      ],
    });
    expect(worst('lose-region', ['primary'], 'writes', quick).totalMs).to.equal(94_000);
  });

  it('a declared time without a source is named', () => {
    const unsourced = fakePlan({
      controlPlane: [{ what: 'replica-promotion', meaning: 'made up', seconds: 600, band: [120, 1800] }],
    });
    const { totalMs, missing } = worst('lose-region', ['primary'], 'writes', unsourced);
    expect(totalMs).to.equal(634_000);
    expect(missing).to.deep.equal(['The time of replica-promotion, 600 s, has no source.']);
  });

  it('a time that nobody declared is named, and not taken for nothing', () => {
    const silent = fakePlan({ controlPlane: [] });
    expect(worst('lose-zone', ['primary-a'], 'writes', silent).missing).to.deep.equal([
      'The plan declares no time for the failover of a standby.',
    ]);
    expect(worst('lose-region', ['primary'], 'writes', silent).missing).to.deep.equal([
      'The plan declares no time for the promotion of a replica.',
    ]);
  });

  it('a writer and its standby lost together leave nobody to take over in the region', () => {
    expect(worst('lose-two-zones', ['primary-a', 'primary-b'], 'writes').missing).to.deep.equal([
      'No standby of learning is left in its region to take over.',
    ]);
  });

  it('a component without instances in a region is beyond these timers', () => {
    expect(worst('stop-instances', ['primary/api'], 'requests').missing).to.deep.equal([
      'No instance of API is left in region primary, which the timers of checks do not mend.',
    ]);
  });

  it('a region whose records hang on no check never fails over by timers', () => {
    const unchecked = fakePlan({ records: plan.records.map(({ check: _check, ...record }) => record) });
    expect(worst('lose-region', ['primary'], 'requests', unchecked).missing).to.deep.equal([
      'No record of the plan fails over by a health check.',
    ]);
  });

  it('where one of two names hangs on a check and the other does not, the other one is named', () => {
    const [first, ...others] = plan.records;
    if (!first) throw new Error('the plan has no record');
    const { check: _check, ...unchecked } = first;
    const half = fakePlan({ records: [first, { ...unchecked, id: 'www-primary', name: 'www.example' }, ...others] });
    expect(worst('lose-region', ['primary'], 'requests', half).missing).to.deep.equal([
      'Record www-primary has no health check that would notice the loss of its region.',
    ]);
  });

  it('instances that no load balancer checks are noticed by nobody, which is not 0 s', () => {
    const unwatched = fakePlan({ balancers: plan.balancers.map((one) => ({ ...one, targetGroups: [] })) });
    expect(worst('lose-zone', ['primary-c'], 'requests', unwatched).missing).to.deep.equal([
      'No load balancer of the plan checks what is lost.',
    ]);
  });
});
