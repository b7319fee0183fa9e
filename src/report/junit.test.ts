import { describe, it } from 'node:test';
import { expect } from 'chai';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { junit } from './junit.ts';
import { finding, promise, proof, sample, sampleWithExperiments, sampleWithLoad } from './sample.ts';

const hostile = `<script> & ]]> ' " \u0000\u001B[31m \u202E \uD800 \uFFFE`;

describe('JUnit', () => {
  it('is the same bytes for the same data', () => {
    expect(junit(sample())).to.equal(junit(structuredClone(sample())));
  });

  it('counts a failed proof as a failure, an unknown one as an error, an unassessed or waived one as skipped', () => {
    expect(junit(sample())).to.include('<testsuites name="Shop" tests="12" failures="1" errors="2" skipped="6"');
  });

  it('has a suite for every promise, and its counts are those of its cases', () => {
    const text = junit(sample());
    const suites = text.split('<testsuite ').slice(1);
    expect(suites).to.have.length(sample().promises.length);
    for (const suite of suites) {
      const said = /tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/u.exec(suite)?.slice(1).map(Number);
      const found = ['testcase', 'failure', 'error', 'skipped'].map((tag) => suite.split(`<${tag} `).length - 1);
      expect(said).to.deep.equal(found);
    }
  });

  it('carries subject, place, what was expected and observed, the mend and the evidence', () => {
    expect(junit(sample())).to.include(
      '<failure message="Orders (shop/templates/data.yaml:42): Keeps no standby: MultiAZ is false.">Orders (shop/templates/data.yaml:42)\n  expected: every database keeps a standby in another Availability Zone\n  observed: Keeps no standby: MultiAZ is false.\n  mend: Set MultiAZ to true.\n  evidence: E-0007</failure>',
    );
  });

  it('gives the reason of what was skipped', () => {
    expect(junit(sample()))
      .to.include('<skipped message="not-assessed: faults are not injected yet"/>')
      .and.to.include('<skipped message="contradicted: AWS offers no such thing: https://example.com/limits."/>');
  });

  it('holds an error of its own when the run did not end with 0 and no case says so', () => {
    const text = junit(
      sample({
        outcome: { word: 'nothing assessed', exitCode: 3, reasons: ['no promise is met'] },
        promises: [promise('SHOP-4', 'not-assessed', [proof('not-assessed')])],
      }),
    );
    expect(text)
      .to.include('tests="2" failures="0" errors="1" skipped="1"')
      .and.to.include('<error message="nothing assessed; no promise is met"/>');
  });

  it('stays well-formed whatever templates say', () => {
    const subject = { id: hostile, type: hostile, name: hostile };
    const failed = proof('fail', {
      scenario: hostile,
      findings: [finding({ message: hostile, mend: hostile, origin: hostile, sentence: hostile, subject })],
    });
    const text = junit(sample({ promises: [{ ...promise('SHOP-1', 'broken', [failed]), title: hostile }] }));
    expect(text).not.to.match(/<script>|\]\]>/u);
    expect(text).not.to.match(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
    expect(text).not.to.include('\u202E');
    expect(XMLValidator.validate(text)).to.equal(true);
    expect(new XMLParser().parse(text)).to.have.property('testsuites');
  });

  it('carries the findings of load proofs, and the reason of those that prove nothing', () => {
    const text = junit(sampleWithLoad());
    expect(XMLValidator.validate(text)).to.equal(true);
    const [failed = '', unknown = '', passed = '', rehearsal = ''] = text
      .split('<testcase ')
      .filter((one) => one.includes('.load"'));
    expect(failed)
      .to.include('<failure message="api (shop/architecture.yaml:1): p95 is 347 ms over 1000 requests in peak."')
      .and.to.include('Dropped and cut-off requests count as failed.')
      .and.to.include('evidence: E-0020');
    expect(unknown).to.include('<error ').and.to.include('The generator could not keep its schedule.');
    expect(passed).not.to.match(/<(failure|error|skipped)/u);
    expect(rehearsal).to.include(
      '<skipped message="not-assessed: Sampled: the smoke profile sends less than the declared load."/>',
    );
    expect(text).to.include(`<skipped message="not-assessed: The twin&apos;s own balancers end TLS."/>`);
  });

  it('carries what was measured, whatever came of the proof', () => {
    const text = junit(sampleWithExperiments());
    expect(XMLValidator.validate(text)).to.equal(true);
    const cases = text.split('<testcase ').filter((one) => one.includes('.chaos"'));
    const [failed = '', unknown = '', sampled = ''] = cases;
    expect(cases).to.have.length(3);
    expect(failed)
      .to.match(/<\/failure>\s*<system-out>experiment region-lost: fail/u)
      .and.to.include('API: back between 94.1 s and 94.21 s after the fault')
      .and.to.include('102 of 1080 acknowledged writes lost');
    expect(unknown)
      .to.include('not seen to come back; last seen failing 21.94 s after the fault')
      .and.to.include('not measured how many of 1080 acknowledged writes were lost');
    expect(sampled)
      .to.include('<skipped message="not-assessed: Sampled: primary-a (stall)."/>')
      .and.to.include('API: back between 12.24 s and 12.35 s after the fault')
      .and.to.include('worst case by the timers, requests are answered again within 60 seconds: 14 s');
  });
});
