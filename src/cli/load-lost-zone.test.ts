import { describe, it } from 'node:test';
import { expect } from 'chai';
import { smallPlan } from '../../chaos/drivers/small-plan.ts';
import { LoadRefusal } from '../../load/load-refusal.ts';
import { zoneToLose } from './load-lost-zone.ts';

const plan = smallPlan();
const keeping = (instances: Readonly<Record<string, number>>) => ({
  ...plan,
  services: plan.services.map((service) => ({ ...service, instances })),
});

describe('the zone that is lost before a load', () => {
  it('is the one with the most servers, of equals the first, as losing an empty one would prove nothing', () => {
    expect(zoneToLose(keeping({ 'primary-a': 1, 'primary-b': 1, 'primary-c': 1 })).id).to.equal('primary-a');
    expect(zoneToLose(keeping({ 'primary-b': 1, 'primary-c': 2 })).id).to.equal('primary-c');
  });

  it('is refused where there is none to lose, or none with a server', () => {
    expect(() => zoneToLose(keeping({ 'failover-a': 2 }))).to.throw(LoadRefusal, /No zone .* keeps a server/u);
    const regions = plan.regions.map((region) => ({ ...region, zones: region.zones.slice(0, 1) }));
    expect(() => zoneToLose({ ...plan, regions })).to.throw(LoadRefusal, /no second zone/u);
  });
});
