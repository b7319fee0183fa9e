import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { ReportData } from '../evidence/report-data.ts';
import { html } from './html.ts';
import { finding, promise, proof, sample, sampleWithExperiments, sampleWithLoad } from './sample.ts';

const hostile = `<script>alert("1")</script> & ]]> ' " onload="x" javascript:x http://h.example/"onload=x \u0000\u001B[31m\u0085 \u202E \u2066 \uD800`;

/** The data with every text replaced, but for those that are words of ours. */
function poisoned(report: ReportData): ReportData {
  const ours = ['verdict', 'status', 'word', 'level', 'target', 'startedAt', 'endedAt', 'sha256', 'unit'];
  const text = JSON.stringify(report, (key, value: unknown) =>
    typeof value === 'string' && !ours.includes(key) ? hostile : value,
  );
  return JSON.parse(text) as ReportData;
}

describe('the page', () => {
  it('is the same bytes for the same data', () => {
    for (const data of [sample(), sampleWithExperiments(), sampleWithLoad()])
      expect(html(data)).to.equal(html(structuredClone(data)));
  });

  it('holds no script and fetches nothing, whatever templates say', () => {
    for (const data of [sample(), sampleWithExperiments(), sampleWithLoad()].flatMap((one) => [one, poisoned(one)])) {
      const page = html(data);
      expect(page).not.to.match(/<(script|link|img|iframe|object|form|base)|<[^>]*\son\w+\s*=|url\(|@import|\ssrc=/iu);
      expect(page).not.to.match(/href="(?!#|https?:)/u);
      expect(page).to.include("default-src 'none'");
    }
  });

  it('escapes markup, and spells out control characters and overrides of direction', () => {
    for (const data of [sampleWithExperiments(), sampleWithLoad()]) {
      const page = html(poisoned(data));
      expect(page)
        .to.include('&lt;script>alert(&quot;1&quot;)')
        .and.to.include('⟨U+0000⟩⟨U+001B⟩')
        .and.to.include('⟨U+202E⟩');
      expect(page).not.to.match(/[^\P{C}\n\t\u{200B}-\u{200F}]/u);
    }
  });

  it('shows every promise, and every finding with its place, expectation, mend and evidence', () => {
    const page = html(sample());
    for (const { id, title, proofs } of sample().promises) {
      for (const text of [
        `<details id="${id}"`,
        title,
        ...proofs.flatMap(({ reason = '' }) => reason.split(': ')[0] ?? ''),
      ])
        expect(page, text).to.include(text);
      for (const { sentence, message, mend = '', subject, evidence } of proofs.flatMap(({ findings }) => findings))
        for (const text of [sentence, message.replaceAll('"', '&quot;'), mend, subject.id, ...evidence])
          expect(page).to.include(text);
    }
  });

  it('shows a hundred rows of one verdict and counts the rest, so that no failure hides behind passes', () => {
    const passes = Array.from({ length: 250 }, (_, index) =>
      finding({ verdict: 'pass', subject: { id: `id-${index}-`, type: 'AWS::S3::Bucket', name: `Bucket${index}` } }),
    );
    const failure = finding({ subject: { id: 'the-one', type: 'AWS::S3::Bucket', name: 'Last' } });
    const many = proof('fail', { findings: [...passes, failure] });
    const page = html({ ...sample(), promises: [promise('SHOP-1', 'broken', [many])] });
    expect(page).to.include('the-one').and.to.include('id-99-').and.to.not.include('id-100-');
    expect(page).to.include('150 more').and.to.include('Of 250 in all; report.json has each of them.');
  });

  it('gives places from the folder that the input shares, and names that folder', () => {
    expect(html(sample()))
      .to.include('<code>templates/data.yaml:42</code>')
      .and.to.include('are given from <code>shop/</code>');
  });

  it('shows what failed before what was not looked at, and that before the matrix', () => {
    const places = ['broken', 'not-looked-at', 'matrix', 'promises', 'experiments', 'evidence'].map((id) =>
      html(sampleWithExperiments()).indexOf(`<h2 id="${id}"`),
    );
    expect(places)
      .to.deep.equal(places.toSorted((a, b) => a - b))
      .and.not.to.include(-1);
  });

  it('shows a failed proof first even where its promise is waived or contradicted', () => {
    const page = html(sample({ promises: [promise('SHOP-6', 'contradicted', [proof('fail')])] }));
    expect(page.slice(page.indexOf('id="broken"'), page.indexOf('id="not-looked-at"'))).to.include('SHOP-6');
  });

  it('opens what is broken or unknown, and leaves the rest closed', () => {
    expect(
      html(sample())
        .match(/<details id="[^"]+" open/gu)
        ?.map((tag) => tag.slice(13, 19)),
    ).to.deep.equal(['SHOP-1', 'SHOP-2', 'SHOP-6', 'SHOP-8']);
  });

  it('has one h1, landmarks, captions, a skip link, and no address twice', () => {
    for (const page of [sampleWithExperiments(), sampleWithLoad()].map(html)) {
      expect(page.match(/<h1/gu)).to.have.length(1);
      for (const tag of ['<html lang="en"', '<header', '<nav aria-label', '<main id="main"', '<footer', 'class="skip"'])
        expect(page).to.include(tag);
      expect(page.match(/<table/gu)).to.have.length(page.match(/<caption/gu)?.length ?? 0);
      const ids = [...page.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id);
      expect(ids).to.deep.equal([...new Set(ids)]);
      for (const [, target] of page.matchAll(/href="#([^"]+)"/gu)) expect(ids).to.include(target);
    }
  });

  it('leads from a proof to the experiment that it rests on, or says that there is none', () => {
    const page = html(sampleWithExperiments());
    expect(page).to.include('Experiment <a href="#experiment.first-zone-lost">first-zone-lost</a>');
    expect(page.slice(page.indexOf('id="broken"'), page.indexOf('id="not-looked-at"'))).to.include(
      'Experiment <a href="#experiment.region-lost">region-lost</a>',
    );
    const { chaos: _, ...without } = sampleWithExperiments();
    expect(html(without)).to.include('<code>first-zone-lost</code>, which this report does not hold.');
  });

  it('says that nothing was sampled or measured only where no fault was injected', () => {
    expect(html(sample())).to.include('Nothing was sampled.').and.not.to.include('Faults were sampled');
    const page = html(sampleWithExperiments());
    expect(page)
      .to.include('No resource was sampled.')
      .and.to.include('Faults were sampled: the profile quick')
      .and.to.include('4 experiments, 5 runs, on a local twin (driver process, profile quick)')
      .and.not.to.include('Nothing was sampled');
  });

  it('holds no figure that is none', () => {
    for (const data of [sampleWithExperiments(), sampleWithLoad()])
      expect(html(data)).not.to.match(/NaN|undefined|Infinity|\[object/u);
  });
});
