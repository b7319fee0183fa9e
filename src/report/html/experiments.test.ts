import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { ChaosData, ExperimentRunData } from '../../evidence/experiment-data.ts';
import { html } from '../html.ts';
import { databaseZone, zone } from '../sample-experiment-runs.ts';
import { chaos } from '../sample-experiments.ts';
import { sample, sampleWithExperiments } from '../sample.ts';

function section(change: Partial<ChaosData> = {}): string {
  const page = html(sampleWithExperiments({ chaos: { ...chaos, ...change } }));
  const from = page.indexOf('<section aria-labelledby="experiments"');
  return page.slice(from, page.indexOf('</section>', from));
}

function withRun(run: ExperimentRunData): string {
  const [one] = chaos.experiments;
  return section({ experiments: one ? [{ ...one, runs: [run] }] : [] });
}

/** The cells of the row that a text heads. */
function row(page: string, head: string): string[] {
  const [, cells = ''] = page.split(`<th scope="row">${head}</th>`);
  return [...cells.slice(0, cells.indexOf('</tr>')).matchAll(/<td[^>]*>(.*?)<\/td>/gsu)].map(([, cell = '']) =>
    cell.replaceAll(/<[^>]+>/gu, ''),
  );
}

describe('what was broken on purpose', () => {
  it('is absent where nothing was, and so are its links', () => {
    expect(html(sample())).not.to.match(/id="experiments"|href="#experiment/u);
  });

  it('shows every experiment with its hypothesis, verdict, reasons, kinds that were not done, and runs that were repeated', () => {
    const page = section();
    for (const { id, hypothesis, verdict, reasons, notDone, runs } of chaos.experiments)
      for (const text of [
        `<strong>${id}</strong>`,
        hypothesis,
        verdict,
        ...reasons,
        ...notDone.map(({ reason }) => reason),
        ...runs.flatMap(({ does, timing, standing, takenBack }) => [does, timing, ...standing, takenBack.saw]),
      ])
        expect(page).to.include(text);
    expect(page).to.include('2 runs. </strong>1 run said nothing and was done again.');
  });

  it('never lets a pass of an experiment look like a promise that is met', () => {
    const [, passed = ''] = section().split('<details id="experiment.first-zone-lost"');
    expect(passed.slice(0, 1500))
      .to.include('href="#SHOP-4.chaos"')
      .and.to.include('not assessed')
      .and.to.include('Sampled: primary-a (stall).');
  });

  it('prints recovery as an interval, rounded outwards, with what the path went through', () => {
    const page = withRun(zone);
    expect(page)
      .to.include('back between 12.24 s and 12.35 s after the fault')
      .and.to.include('173 intended, 173 sent, 125 ok, 48 failed, 0 late')
      .and.to.include('0.8 ms median, 29.1 ms p99, 38.4 ms max')
      .and.to.include('72.254 %');
    expect(row(page, 'detection')).to.deep.equal(['10.68 s', 'not measured', 'not measured']);
    expect(row(page, 'recovery')).to.deep.equal(['−9 ms', 'not measured', 'not measured']);
  });

  it('says of all that was not measured that it was not, and never zero', () => {
    const page = withRun(databaseZone);
    for (const measure of ['Duplicates', 'Corrupt', 'Resurrected', 'Phantom', 'Recovery point', 'Loss window', 'Bound'])
      expect(row(page, measure)[0], measure).to.equal('not measured');
    expect(row(page, '<strong>Lost</strong>')).to.deep.equal([]);
    expect(row(page, 'Lost')[0]).to.equal('not measured');
    expect(row(page, 'Lost: which')[0]).to.equal('not measured');
    expect(page).to.include('<dt>Whole again</dt><dd>not measured</dd>');
    expect(page).to.include('not measured: no probe was sent');
    expect(page).not.to.match(/NaN|undefined|\bnull\b|Infinity/u);
  });

  it('tells which writes were lost, and what one run without loss is worth', () => {
    const [lossy, , , kept] = chaos.experiments.map((one) => section({ experiments: [one] }));
    expect(row(lossy ?? '', 'Lost: which')[0]).to.equal('w1:411, w2:411, w3:410 and 99 more, which the evidence names');
    expect(row(lossy ?? '', 'Of these, acknowledged after the fault')[0]).to.equal('2');
    expect(row(kept ?? '', 'Bound')[0]).to.equal('up to 95 % of such faults may still lose a write');
    expect(row(kept ?? '', 'Lost')[0]).to.equal('0');
  });

  it('gives the largest of the runs and how sure that makes one, in the unit of the objective, and no mean', () => {
    const page = section();
    expect(page)
      .to.include('It is not below the 90th percentile of all such runs with 19 % confidence.')
      .and.to.include('94.21 s, 96.18 s')
      .and.to.include('<strong>0 writes</strong>');
    expect(page).not.to.match(/\bmean\b|average/u);
  });

  it('shows terms that add up to the worst case, those that are declared apart with their source', () => {
    const page = section();
    expect(row(page, 'rds-failover').slice(0, 3)).to.deep.equal([
      '120 s',
      '60 to 120 s',
      'https://example.com/multi-az',
    ]);
    expect(page)
      .to.include('declared: only AWS decides it, never measured here')
      .and.to.include('none, so no proof may rest on it')
      .and.to.include('The time of replica-promotion, 600 s, has no source.');
    expect(row(page, 'less what runs side by side')[0]).to.equal('−120 s');
    expect(row(page, '<strong>Worst case</strong>')[0]).to.equal('690 s');
    expect(row(page, 'Measured: API')[0]).to.equal('back between 94.1 s and 94.21 s after the fault');
  });

  it('says what a scaled or changed twin is worth before any figure', () => {
    const page = section({ twin: { ...chaos.twin, timeScale: 20, changes: ['standby=async'] } });
    const warned = page.indexOf('Scaled 20x: mechanism, not proof.');
    expect(warned).to.be.above(0).and.below(page.indexOf('<h3>Experiments</h3>'));
    expect(page).to.include('API: back between 12.24 s and 12.35 s, on a twin 20x faster');
    expect(page).to.include('standby=async. So it is not the twin of these templates.');
    expect(section()).not.to.include('mechanism, not proof');
  });

  it('names each part that differs and each resource without one', () => {
    expect(section())
      .to.include('&lt;b>Front&lt;/b> &amp; &quot;Co&quot;')
      .and.to.include('no part stands in for queues');
  });

  it('gives two experiments of one name an address each', () => {
    const [one] = chaos.experiments;
    const page = section({ experiments: one ? [one, one] : [] });
    expect(page).to.include('id="experiment.region-lost"').and.to.include('id="experiment.region-lost.2"');
  });
});
