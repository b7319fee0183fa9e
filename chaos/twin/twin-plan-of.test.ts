import { describe, it } from 'node:test';
import { expect } from 'chai';
import { inventoryOf } from '../../src/inventory/inventory.ts';
import { unseen } from '../../src/inventory/value.ts';
import { changed, shop, sourcesFrom } from './derive/sample-records.ts';
import { twinPlanOf } from './twin-plan-of.ts';

describe('the plan of a twin', () => {
  it('names regions by their roles, and zones by the letters of their names', () => {
    expect(twinPlanOf(sourcesFrom(shop)).regions).to.deep.equal([
      {
        role: 'primary',
        code: 'eu-west-1',
        zones: [
          { id: 'primary-a', name: 'eu-west-1a' },
          { id: 'primary-b', name: 'eu-west-1b' },
          { id: 'primary-c', name: 'eu-west-1c' },
        ],
      },
    ]);
  });

  it('names the region of bare templates by its code, since it plays no role', () => {
    const plan = twinPlanOf(sourcesFrom(shop, { bare: true, regions: [{ role: 'judged in', code: 'eu-west-1' }] }));
    expect(plan.regions[0]).to.include({ role: 'eu-west-1', code: 'eu-west-1' });
    expect(plan.regions[0]?.zones[0]).to.deep.equal({ id: 'eu-west-1-a', name: 'eu-west-1a' });
    expect(plan.balancers.map(({ id }) => id)).to.deep.equal(['eu-west-1/balancer']);
  });

  it('is empty, and says why, for an architecture that has nothing to build', () => {
    const plan = twinPlanOf(sourcesFrom({ Key: ['AWS::KMS::Key', {}], Odd: ['Custom::Thing', {}] }));
    expect(plan).to.deep.include({
      regions: [],
      balancers: [],
      services: [],
      databases: [],
      records: [],
      controlPlane: [],
    });
    expect(plan.notModelled).to.deep.equal([
      { resource: 'Key', reason: 'keys, secrets and certificates are replaced by some of its own, made for the run' },
      { resource: 'Odd', reason: 'the twin has no part for it' },
    ]);
  });

  it('holds servers without a load balancer, which then take nothing', () => {
    const { Balancer: _, Listener: __, ...alone } = shop;
    const plan = twinPlanOf(sourcesFrom(alone));
    expect(plan.services).to.have.lengthOf(1);
    expect(plan.balancers).to.deep.equal([]);
    expect(plan.notModelled).to.deep.include({
      resource: 'Targets',
      reason: 'no load balancer of the twin leads to it',
    });
  });

  it('leaves out what may not exist', () => {
    const { inventory, ...sources } = sourcesFrom(shop);
    const doubtful = inventory.resources.map((resource) =>
      resource.id === 'Servers' ? { ...resource, existence: unseen('condition IsLarge is open', 'Size') } : resource,
    );
    const plan = twinPlanOf({ ...sources, inventory: inventoryOf(doubtful) });
    expect(plan.services).to.deep.equal([]);
    expect(plan.notModelled.find(({ resource }) => resource === 'Servers')).to.deep.equal({
      resource: 'Servers',
      reason: 'where it is registered was not seen: Servers: condition IsLarge is open',
      unseen: { input: 'Size' },
    });
  });

  it('names what could not be collected at all', () => {
    const { inventory, ...sources } = sourcesFrom(shop);
    const gap = { what: 'data.yaml', reason: 'is no YAML', mend: 'Mend it.' };
    const plan = twinPlanOf({ ...sources, inventory: inventoryOf(inventory.resources, [gap]) });
    expect(plan.notModelled).to.deep.include({
      resource: 'data.yaml',
      reason: 'was not collected: is no YAML',
      unseen: {},
    });
  });

  it('accounts for every record, and gives no id twice', () => {
    const sources = sourcesFrom(changed(shop, 'Listener', { Port: unseen('parameter Port has no value', 'Port') }));
    const plan = twinPlanOf(sources);
    const accounted = new Set([...plan.mapping, ...plan.notModelled].map(({ resource }) => resource));
    expect(sources.inventory.resources.filter(({ id }) => !accounted.has(id))).to.deep.equal([]);
    const ids = [...plan.balancers, ...plan.services, ...plan.databases].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('is the same for the same sources', () => {
    expect(JSON.stringify(twinPlanOf(sourcesFrom(shop)))).to.equal(JSON.stringify(twinPlanOf(sourcesFrom(shop))));
  });
});
