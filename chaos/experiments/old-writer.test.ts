import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import { postgresSession } from '../drivers/postgres-session.ts';
import { processDriver } from '../drivers/process-driver.ts';
import type { ProcessTwin } from '../drivers/process-twin.ts';
import { smallPlan } from '../drivers/small-plan.ts';

const missing = await processDriver.missing();

describe('an old writer that returns', { skip: missing === undefined ? false : `needs PostgreSQL: ${missing}` }, () => {
  let twin: ProcessTwin;
  before(async () => {
    twin = await processDriver.start(
      smallPlan({ balancers: [], services: [], records: [] }),
      { timeScale: 1 },
      new AbortController().signal,
    );
  });
  after(() => twin[Symbol.asyncDispose]());

  it('mistake 10: acknowledges nothing that was asked of it while it stood still, and follows the new one', async () => {
    const old = postgresSession(twin.address('primary/database'));
    await old.rows('create table ledger (seq int primary key)', 5000);
    await old.rows('insert into ledger values (1)', 5000);
    await twin.fault({ zone: 'primary-a' }, 'stall');
    const asked = old.rows('insert into ledger values (2) returning seq', 60_000).then(
      () => 'acknowledged',
      () => 'not acknowledged',
    );
    await twin.promote('primary/standby');
    const next = postgresSession(twin.address('primary/database'));
    await next.rows('insert into ledger values (3)', 5000);
    await twin.heal({ zone: 'primary-a' });
    expect(await asked).to.equal('not acknowledged');
    const rows = await next.rows('select seq from ledger order by seq', 5000);
    expect(rows.map((row) => row['seq'])).to.deep.equal([1, 3]);
    const returned = (await twin.status()).find(({ part }) => part === 'primary/database');
    expect(returned).to.include({ state: 'up', says: 'follower in step' });
    next.close();
    old.close();
  });
});
