import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { OutcomeWord, PromiseData } from '../../evidence/report-data.ts';
import { html } from '../html.ts';
import { load, nothing, tls } from '../sample-load.ts';
import { finding, promise, proof, sample, sampleWithExperiments, sampleWithLoad } from '../sample.ts';

function banner(word: OutcomeWord, promises: readonly PromiseData[]): string {
  const page = html(sample({ outcome: { word, exitCode: 3, reasons: ['a reason'] }, promises }));
  return page.slice(page.indexOf('<header'), page.indexOf('</header>'));
}

const met = promise('SHOP-3', 'met', [proof('pass')]);
const unknown = promise('SHOP-2', 'unknown', [proof('unknown')]);
const unassessed = promise('SHOP-4', 'not-assessed', [proof('not-assessed', { reason: 'not selected' })]);

describe('the banner', () => {
  it('counts the promises by status and says that only templates were judged', () => {
    expect(banner('broken', sample().promises))
      .to.include('1 promise broken · 1 met · 2 unknown · 2 not assessed · 1 contradicted · 1 waived')
      .and.to.include('Judged from templates; nothing was deployed or measured.')
      .and.to.include('Exit code 3: a reason.');
  });

  it('is green only when every registered promise is met', () => {
    expect(banner('met', [met]))
      .to.include('banner good')
      .and.to.include('1 of 1 assessed promise is met');
  });

  it('says how many of how many when not everything was assessed, and is not green', () => {
    expect(banner('met', [met, unassessed]))
      .to.include('banner part')
      .and.to.include('1 promise met · 1 not assessed')
      .and.to.include('1 of 1 assessed promise is met; 2 promises are registered');
  });

  for (const promises of [[], [unassessed]]) {
    it(`never looks passed when nothing was assessed, of ${promises.length} promises`, () => {
      expect(banner('nothing assessed', promises)).to.include('banner doubt').and.to.include('No promise was assessed');
      expect(banner('met', promises)).to.include('banner doubt').and.to.include('Nothing is shown to be met');
    });
  }

  for (const [word, tone] of [
    ['broken', 'bad'],
    ['input error', 'bad'],
    ['unknown', 'doubt'],
    ['interrupted', 'doubt'],
    ['met', 'doubt'],
  ] as const) {
    it(`looks ${tone} when the outcome is ${word} and a promise is unknown`, () => {
      expect(banner(word, [met, unknown])).to.include(`banner ${tone}`);
    });
  }

  it('shows a verdict nobody knows as doubtful', () => {
    const odd = proof('pass', { findings: [finding({ verdict: 'constructor' as 'pass' })] });
    expect(html(sample({ promises: [promise('SHOP-3', 'met', [odd])] }))).to.include(
      'mark doubt"><span aria-hidden="true">?</span>\u00A0constructor',
    );
  });

  it('says where load was put and handshakes were tried', () => {
    expect(html(sampleWithLoad())).to.include(
      'Judged from templates, and from load put on a local twin and https://media.shop.example/media/, and from handshakes with a local twin; nothing was deployed.',
    );
    const runs = load.runs.filter(({ on }) => on.kind === 'twin');
    expect(html(sampleWithLoad({ load: { runs }, tls: { ...tls, endpoints: [] } }))).to.include(
      'and from load put on a local twin; nothing was deployed to AWS or measured there.',
    );
    expect(html(sampleWithLoad({ load: { runs: [nothing] }, tls: { ...tls, endpoints: [] } }))).to.include(
      'nothing was deployed or measured.',
    );
  });

  it('says that faults were injected into a twin, once one was, and warns of what was not shown to be undone', () => {
    const page = html(sampleWithExperiments());
    expect(page)
      .to.include('Judged from templates, and from faults injected into a local twin; nothing was deployed to AWS')
      .and.to.include('It was not shown that every fault is undone (regions partitioned)');
    const { chaos } = sampleWithExperiments();
    const undone = chaos ? { chaos: { ...chaos, experiments: [] } } : {};
    expect(html(sampleWithExperiments(undone)))
      .to.include('nothing was deployed or measured.')
      .and.not.to.include('It was not shown that every fault');
  });
});
