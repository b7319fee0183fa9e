import { describe, it } from 'node:test';
import { expect } from 'chai';
import { fakePlan } from '../experiments/fake-plan.ts';
import { fakeTwin } from '../experiments/fake-twin.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import { faultNamed, faults } from './catalogue.ts';
import { withoutRegions } from './dead-region.ts';
import type { FaultAim } from './fault.ts';
import { Refusal } from './refusal.ts';

const plan = fakePlan();
const planned = (fault: string, aim: Partial<FaultAim>, of: TwinPlan = plan) =>
  faultNamed(fault).plan(of, { targets: [], kind: 'kill', ...aim });
const refusal = (fault: string, aim: Partial<FaultAim>, of: TwinPlan = plan): string => {
  try {
    planned(fault, aim, of);
  } catch (error) {
    expect(error).to.be.instanceOf(Refusal);
    return (error as Refusal).message;
  }
  throw new Error('it was not refused');
};
const alone = {
  regions: plan.regions.slice(0, 1),
  balancers: plan.balancers.slice(0, 1),
  services: plan.services.slice(0, 1),
};

describe('what a fault strikes and leaves', () => {
  it('a zone: its node, its instances and its writer, and two thirds of the capacity stand', () => {
    const { does, struck, standing, steps } = planned('lose-zone', { targets: ['primary-a'], kind: 'stall' });
    expect(does).to.equal('Zone primary-a (me-central-1a) is lost (stall).');
    expect(struck).to.deep.equal([
      { part: 'primary/load-balancer', zone: 'primary-a', what: 'node of the load balancer' },
      { part: 'primary/api', zone: 'primary-a', what: '2 instances of API' },
      { part: 'learning', zone: 'primary-a', what: 'writer' },
    ]);
    expect(standing.zones).to.deep.equal([
      { region: 'primary', before: 3, left: 2 },
      { region: 'failover', before: 3, left: 3 },
    ]);
    expect(standing.services[0]).to.deep.equal({
      part: 'primary/api',
      component: 'API',
      region: 'primary',
      before: 6,
      left: 4,
      leftRatio: 4 / 6,
    });
    expect(standing.databases).to.deep.equal([
      {
        part: 'learning',
        isWriterLost: true,
        copiesLeft: ['learning/standby', 'learning/replica'],
        takesOver: 'learning/standby',
      },
    ]);
    expect(steps).to.deep.equal([
      {
        do: { fault: { zone: 'primary-a' }, kind: 'stall' },
        undo: { heal: { zone: 'primary-a' }, verify: ['primary-a'] },
      },
    ]);
  });

  it('a region takes its control plane with it', () => {
    expect(planned('lose-region', { targets: ['primary'] }).silentRegions).to.deep.equal(['primary']);
  });

  it('a partition one way cuts one way, and both ways two', () => {
    const ways = (fault: string) =>
      planned(fault, { targets: ['primary'], kind: 'cut' }).steps.map(({ undo }) => undo.heal);
    expect(ways('partition-region-one-way')).to.deep.equal([{ from: 'primary', to: 'failover' }]);
    expect(ways('partition-region')).to.deep.equal([
      { from: 'primary', to: 'failover' },
      { from: 'failover', to: 'primary' },
    ]);
  });

  it('a cut link takes nothing down', () => {
    const { standing } = planned('cut-replication', { targets: ['learning'], kind: 'cut' });
    expect(standing.databases[0]?.isWriterLost).to.equal(false);
    expect(standing.services.every(({ leftRatio }) => leftRatio === 1)).to.equal(true);
  });

  it('the ids in the catalogue are unique, and each fault refuses a target that is not there', () => {
    expect(new Set(faults.map(({ id }) => id)).size).to.equal(faults.length);
    for (const fault of faults) {
      const [kind = 'kill'] = fault.kinds;
      expect(refusal(fault.id, { targets: ['nowhere', 'nowhere'], kind })).to.include('There is no');
      expect(refusal(fault.id, { targets: [], kind })).to.include('was given no');
    }
  });
});

describe('what is refused', () => {
  it('an unknown fault', () => {
    expect(() => faultNamed('lose-everything')).to.throw(Refusal, /^There is no fault "lose-everything"/u);
  });

  it('a kind that the fault does not have', () => {
    expect(refusal('cut-replication', { targets: ['learning'], kind: 'kill' })).to.equal(
      'cut-replication cannot be done as "kill". Use one of: cut.',
    );
  });

  it('mistake 15: an empty target set', () => {
    const empty = fakePlan({ balancers: [], services: [], databases: [] });
    expect(refusal('lose-zone', { targets: ['primary-a'] }, empty)).to.match(
      /^lose-zone would strike nothing: no part of the twin lies in zone primary-a\./u,
    );
  });

  it('the last zone of a region', () => {
    const one = fakePlan({
      regions: [
        { role: 'primary', code: 'me-central-1', zones: [{ id: 'primary-a', name: 'me-central-1a' }] },
        ...plan.regions.slice(1),
      ],
    });
    expect(refusal('lose-zone', { targets: ['primary-a'] }, one)).to.include(
      'would take the last healthy zone of region primary',
    );
  });

  it('the last healthy zone, when the others are down already', () => {
    expect(refusal('lose-zone', { targets: ['primary-a'], unhealthyZones: ['primary-b', 'primary-c'] })).to.include(
      'would take the last healthy zone of region primary',
    );
  });

  it('the last region', () => {
    expect(refusal('lose-region', { targets: ['primary'] }, fakePlan({ ...alone, databases: [] }))).to.equal(
      'lose-region would take the last healthy region. Leave one region standing.',
    );
  });

  it('fewer copies of the data than its quorum', () => {
    const single = fakePlan({ databases: plan.databases.map((database) => ({ ...database, followers: [] })) });
    expect(refusal('lose-zone', { targets: ['primary-a'] }, single)).to.equal(
      'lose-zone would leave no copy of database learning: fewer than its quorum of one. Keep a follower in another zone or region first.',
    );
  });

  it('a component that would have no instance anywhere', () => {
    expect(
      refusal('stop-instances', { targets: ['primary/api'] }, fakePlan({ services: plan.services.slice(0, 1) })),
    ).to.include('would leave no instance of API anywhere');
  });

  it('more targets than it strikes, of which the rest would be passed over', () => {
    expect(refusal('lose-zone', { targets: ['primary-a', 'primary-b'] })).to.equal(
      'lose-zone strikes primary-a, and was given primary-b besides. Give one run for each, or a fault that strikes more.',
    );
    expect(refusal('partition-region', { targets: ['primary', 'failover', 'nowhere'], kind: 'cut' })).to.include(
      'was given nowhere besides',
    );
  });

  it('the same zone twice', () => {
    expect(refusal('lose-two-zones', { targets: ['primary-a', 'primary-a'] })).to.include(
      'was given zone primary-a twice',
    );
  });

  it('mistake 16: a zone by its name instead of its id', () => {
    expect(refusal('lose-zone', { targets: ['me-central-1a'] })).to.match(
      /^There is no zone "me-central-1a" in the twin\./u,
    );
  });

  it('asking a region that is lost', async () => {
    const recovery = withoutRegions(fakeTwin(plan), ['failover']);
    const asked = await recovery.promote('learning/replica').catch((error: unknown) => error);
    expect(String(asked)).to.equal(
      'AskedDeadRegion: learning/replica lies in region failover, which is lost with its control plane: nothing there can be asked.',
    );
  });
});
