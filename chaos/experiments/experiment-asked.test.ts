import { describe, it } from 'node:test';
import { expect } from 'chai';
import { Refusal } from '../faults/refusal.ts';
import { experimentNamed } from './catalogue.ts';
import { experimentAsked } from './experiment-asked.ts';
import type { Aim } from './experiment.ts';

const aim: Aim = 'first zone of the primary region';

describe('an experiment that a scenario asks for', () => {
  it('is that of the catalogue which asks the same, for the promises of the scenario', () => {
    const { objectives } = experimentNamed('first-zone-lost');
    const asked = experimentAsked({ tags: ['chaos'], aim, objectives }, ['SHOP-1']);
    expect(asked).to.deep.equal({ ...experimentNamed('first-zone-lost'), promises: ['SHOP-1'] });
  });

  it('is one of its own where the limits differ, and may last as long as they allow', () => {
    const objectives = [{ kind: 'requests-answered', withinSeconds: 900 }] as const;
    const asked = experimentAsked({ tags: [], aim, objectives }, ['SHOP-1']);
    const hypothesis =
      'When the first zone of the primary region is lost, requests are answered again within 900 seconds.';
    expect(asked).to.deep.include({ id: 'first-zone-of-the-primary-region-lost-9bc45deb', hypothesis, objectives });
    expect(asked.stop).to.deep.include({ kind: 'wall-clock', maxMs: 1_200_000 });
  });

  it('is another one for another aim or another limit, however the scenarios are called', () => {
    const idOf = (lost: Aim, withinSeconds: number): string =>
      experimentAsked({ tags: [], aim: lost, objectives: [{ kind: 'requests-answered', withinSeconds }] }, []).id;
    const ids = [idOf(aim, 90), idOf(aim, 91), idOf('second zone of the primary region', 90)];
    expect(new Set(ids).size).to.equal(3);
  });

  it('is refused where no experiment is aimed so', () => {
    const odd = { tags: [], aim: 'primary and failover region', objectives: [] } as const;
    expect(() => experimentAsked(odd, [])).to.throw(
      Refusal,
      'No experiment is aimed at the primary and failover region',
    );
  });
});
