import { after, before, test } from 'node:test';
import { expect } from 'chai';
import type { LinkOrder } from '../parts/messages.ts';
import type { ChildPart } from './child-part.ts';
import { takeLoopback, type Loopback } from './loopback.ts';
import { smallPlan } from './small-plan.ts';
import { twinLayout } from './twin-layout.ts';
import { twinLinks } from './twin-links.ts';

const between = { from: 'primary', to: 'failover' };
const replication = 'failover/replica/replication';
let loopback: Loopback;

before(async () => {
  loopback = await takeLoopback();
});
after(() => loopback.release());

test('a slowed link is healed to the delay of the plan, not to none', async () => {
  const { links, delays } = await linked();
  await links.slow(between, 300);
  expect(delays.get(replication)).to.equal(350);
  expect(links.slowedMs(replication)).to.equal(300);
  await links.whole(between);
  expect(delays.get(replication)).to.equal(50);
  expect(links.slowedMs(replication)).to.equal(0);
});

test('what is slowed twice stays slowed until both are healed, and a cut leaves the delay as it was', async () => {
  const { links, delays, swallowed } = await linked();
  await links.slow(between, 300);
  await links.slow({ from: 'failover', to: 'primary' }, 100);
  await links.cut(between);
  expect(delays.get(replication)).to.equal(450);
  expect(swallowed.get(replication)).to.deep.equal(['down']);
  await links.whole(between);
  expect(delays.get(replication)).to.equal(150);
  expect(swallowed.get(replication)).to.deep.equal([]);
  await links.whole({ from: 'failover', to: 'primary' });
  expect(delays.get(replication)).to.equal(50);
});

/** Links of the small plan, with what their process was last told of each. */
async function linked() {
  const delays = new Map<string, number>();
  const swallowed = new Map<string, readonly string[]>();
  const child: ChildPart<LinkOrder> = {
    pid: 0,
    over: Promise.resolve(),
    ended: () => false,
    release: () => undefined,
    ask: async (order) => {
      if (order.do === 'start') for (const { id, delayMs } of order.links) delays.set(id, delayMs);
      if (order.do === 'delay') delays.set(order.link, order.delayMs);
      if (order.do === 'swallow') swallowed.set(order.link, order.directions);
    },
  };
  const links = twinLinks(await twinLayout(smallPlan(), loopback), child);
  await links.start();
  expect(delays.get(replication)).to.equal(50);
  return { links, delays, swallowed };
}
