import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { ReportData } from '../evidence/report-data.ts';
import { reportFlaws } from '../evidence/validate-report.ts';
import { html } from './html.ts';
import { junit } from './junit.ts';
import { finding, promise, proof, sample } from './sample.ts';

const hostile = `<script>alert("1")</script> & ]]> ' \u0000\u001B[31m \u202E`;
const withHostile = sample({
  promises: [
    {
      ...promise('SHOP-1', 'broken', [
        proof('fail', {
          scenario: hostile,
          reason: hostile,
          findings: [
            finding({ message: hostile, mend: hostile, subject: { id: hostile, type: hostile, name: hostile } }),
          ],
        }),
      ]),
      title: hostile,
    },
  ],
});

describe('the page', () => {
  it('is the same bytes for the same data', () => {
    expect(html(sample())).to.equal(html(structuredClone(sample())));
  });

  it('holds no script, fetches nothing, and escapes what templates say', () => {
    const page = html(withHostile);
    expect(page).not.to.match(/<script|<link|<img|<iframe|\son\w+=|url\(/iu);
    expect(page).to.include('&lt;script>alert(');
    expect(page).to.include("default-src 'none'");
  });

  it('shows every promise, every finding with place and mend, and every reason', () => {
    const page = html(sample());
    for (const text of [
      'SHOP-1',
      'SHOP-2',
      'SHOP-3',
      'SHOP-4',
      'SHOP-5',
      'shop.yaml:42',
      'Keeps no standby: MultiAZ is false.',
      'Mend: Set MultiAZ to true.',
      'faults are not injected yet',
      'AWS offers no such thing',
      'E-0007',
      '99.9300 %',
      'Region eu-west-1 is impaired.',
    ]) {
      expect(page, text).to.include(text);
    }
  });

  it('says that only templates were judged, and how many promises are met of how many', () => {
    expect(html(sample()))
      .to.include('nothing was deployed, measured or seen in an account')
      .and.to.include('1 of 5 promises is met');
  });

  for (const word of ['broken', 'unknown', 'input error', 'interrupted', 'nothing assessed'] as const) {
    it(`does not look good when the outcome is ${word}`, () => {
      expect(html(sample({ outcome: { word, exitCode: 3, reasons: [] } }))).not.to.include('class="banner good"');
    });
  }

  it('opens what is broken or unknown, and leaves the rest closed', () => {
    const page = html(sample());
    expect(page)
      .to.match(/<details id="SHOP-1" open/u)
      .and.to.match(/<details id="SHOP-2" open/u)
      .and.to.match(/<details id="SHOP-3" class/u);
  });
});

describe('JUnit', () => {
  it('counts a failed proof as a failure, an unknown one as an error, an unassessed one as skipped', () => {
    expect(junit(sample())).to.include('<testsuites name="Shop" tests="6" failures="1" errors="1" skipped="2">');
  });

  it('carries subject, place, what was expected and observed, and the mend', () => {
    expect(junit(sample())).to.include(
      'Orders (shop.yaml:42)\n  expected: every database keeps a standby in another Availability Zone\n  observed: Keeps no standby: MultiAZ is false.\n  mend: Set MultiAZ to true.',
    );
  });

  it('stays well-formed whatever templates say', () => {
    const text = junit(withHostile);
    expect(text).not.to.include('<script>');
    expect(text.split('').filter((character) => character < ' ' && !'\n\t\r'.includes(character))).to.deep.equal([]);
  });
});

describe('the schema of report.json', () => {
  it('takes the sample', () => {
    expect(reportFlaws(sample())).to.deep.equal([]);
  });

  for (const [name, change] of [
    ['an unknown status', { promises: [{ ...promise('SHOP-1', 'met', []), status: 'green' }] }],
    ['a field nobody knows', { badge: 'green' }],
    ['a hash that is none', { evidence: [{ file: 'x', records: 1, sha256: 'abc' }] }],
  ] as const) {
    it(`refuses ${name}`, () => {
      expect(reportFlaws({ ...sample(), ...(change as Partial<ReportData>) })).not.to.deep.equal([]);
    });
  }
});
