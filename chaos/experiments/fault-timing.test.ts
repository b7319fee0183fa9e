import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { TwinEvent } from '../drivers/driver.ts';
import { faultNamed } from '../faults/catalogue.ts';
import { fakePlan } from './fake-plan.ts';
import { fakeTwin } from './fake-twin.ts';
import { momentOfFault } from './fault-timing.ts';

const plan = fakePlan();
const zone = faultNamed('lose-zone').plan(plan, { targets: ['primary-a'], kind: 'stall' });
const region = faultNamed('lose-region').plan(plan, { targets: ['primary'], kind: 'stall' });
const tools = { timeScale: 100, random: () => 0.5, signal: new AbortController().signal };
const checked = (detail: TwinEvent['detail'], part = 'primary/load-balancer'): TwinEvent => ({
  monoNs: 0n,
  part,
  what: 'checked',
  detail,
});

async function momentAfter(fault: typeof zone, ...events: readonly TwinEvent[]) {
  const twin = fakeTwin(plan);
  const moment = momentOfFault({ kind: 'locked', event: 'checked' }, twin, { plan, fault }, tools);
  for (const event of events) twin.tell(event);
  return await moment;
}

describe('the moment of a fault', () => {
  it('is right after a passed check of what is struck', async () => {
    const passed = checked({ passed: true, target: 'primary/api/primary-a/1' });
    expect(await momentAfter(zone, passed)).to.deep.equal({ kind: 'locked', to: 'primary/load-balancer' });
  });

  it('mistake 21: is not locked to a check that was not made, did not pass, or is of something else', async () => {
    const other = [
      checked({ passed: false, target: 'primary/api/primary-a/1' }),
      checked({ passed: true, target: 'primary/api/primary-b/1' }),
    ];
    for (const events of [[], other])
      expect(await momentAfter(zone, ...events)).to.deep.equal({ kind: 'not-locked', waitedMs: 60 });
  });

  it('of a region is right after a check of its records, which names no target', async () => {
    const ofBalancer = checked({ passed: true, target: 'primary/api/primary-a/1' });
    const ofRecord = checked({ passed: true }, 'api-primary');
    expect(await momentAfter(region, ofBalancer, ofRecord)).to.deep.equal({ kind: 'locked', to: 'api-primary' });
  });

  it('is left to chance over one interval of the checks, at the scale of the twin', async () => {
    const moment = await momentOfFault({ kind: 'jittered' }, fakeTwin(plan), { plan, fault: zone }, tools);
    expect(moment).to.deep.equal({ kind: 'jittered', waitedMs: 25 });
  });
});
