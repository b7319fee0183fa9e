import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { canonicalJson } from '../evidence/canonical.ts';
import schema from '../evidence/report.schema.json' with { type: 'json' };
import { reportFlaws } from '../evidence/validate-report.ts';
import { finding, promise, proof, sample, sampleWithExperiments } from './sample.ts';

// Beside the sample and not beside the schema, since evidence may not import report.
describe('the schema of report.json', () => {
  it('is a schema', () => {
    expect(new Ajv2020({ strict: true }).validateSchema(schema)).to.equal(true);
  });

  it('takes the sample', () => {
    expect(reportFlaws(sample())).to.deep.equal([]);
    expect(reportFlaws(sampleWithExperiments())).to.deep.equal([]);
  });

  it('takes the sample once it was written and read', () => {
    expect(reportFlaws(JSON.parse(canonicalJson(sample())))).to.deep.equal([]);
  });

  const withFinding = (change: object): object => ({
    promises: [promise('SHOP-1', 'broken', [proof('fail', { findings: [{ ...finding(), ...change }] })])],
  });
  for (const [name, change] of Object.entries({
    'an unknown status': { promises: [{ ...promise('SHOP-1', 'met', []), status: 'green' }] },
    'an id that is none': { promises: [promise('<b>', 'met', [])] },
    'a kind of proof nobody knows': { promises: [promise('SHOP-1', 'met', [proof('pass', { kind: 'vibes' })])] },
    'a verdict nobody knows': withFinding({ verdict: 'passed' }),
    'an evidence id that is none': withFinding({ evidence: ['7'] }),
    'a finding without a message': withFinding({ message: undefined }),
    'a field nobody knows': { badge: 'green' },
    'a field nobody knows deep inside': withFinding({ severity: 'low' }),
    'a hash that is none': { evidence: [{ file: 'x', records: 1, sha256: 'abc' }] },
    'a time that is not UTC': { run: { ...sample().run, startedAt: '2026-01-02T03:04:05+03:00' } },
    'an exit code nobody knows': { outcome: { word: 'met', exitCode: 9, reasons: [] } },
    'another version': { schema: 2 },
  })) {
    it(`refuses ${name}`, () => {
      expect(reportFlaws({ ...sample(), ...change })).not.to.deep.equal([]);
    });
  }

  it('closes every object to fields nobody knows', () => {
    const { promises, ...rest } = sampleWithExperiments();
    for (const key of Object.keys(rest) as (keyof typeof rest)[]) {
      const value: unknown = rest[key];
      const odd = { ...(Array.isArray(value) ? (value[0] as object) : Object(value)), odd: 1 };
      expect(reportFlaws({ ...rest, promises, [key]: Array.isArray(value) ? [odd] : odd }), key).not.to.deep.equal([]);
    }
  });
});
