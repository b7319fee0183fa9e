import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { canonicalJson } from '../evidence/canonical.ts';
import schema from '../evidence/report.schema.json' with { type: 'json' };
import { reportFlaws } from '../evidence/validate-report.ts';
import { finding, promise, proof, sample, sampleWithExperiments, sampleWithLoad } from './sample.ts';

// Beside the sample and not beside the schema, since evidence may not import report.
describe('the schema of report.json', () => {
  it('is a schema', () => {
    expect(new Ajv2020({ strict: true }).validateSchema(schema)).to.equal(true);
  });

  it('takes the sample', () => {
    expect(reportFlaws(sample())).to.deep.equal([]);
    expect(reportFlaws(sampleWithExperiments())).to.deep.equal([]);
    expect(reportFlaws(sampleWithLoad())).to.deep.equal([]);
  });

  it('takes the sample once it was written and read', () => {
    for (const data of [sample(), sampleWithLoad()])
      expect(reportFlaws(JSON.parse(canonicalJson(data)))).to.deep.equal([]);
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

  it('closes every object of load and TLS, however deep, and needs each of their fields that is not optional', () => {
    const { load, tls, ...rest } = sampleWithLoad();
    const isValid = new Ajv2020().compile(schema);
    const optional = ['reason', 'certificate'];
    const changed = [
      ...changes(load, ['load']).map(([where, odd]) => [where, { ...rest, load: odd }] as const),
      ...changes(tls, ['tls']).map(([where, odd]) => [where, { ...rest, tls: odd }] as const),
    ].filter(([where]) => !optional.includes(where.at(-1) ?? ''));
    expect(changed.length).to.be.above(100);
    for (const [where, report] of changed) expect(isValid(report), where.join('.')).to.equal(false);
  });

  it('refuses load that is none', () => {
    const [run] = sampleWithLoad().load?.runs ?? [];
    const [limit] = run?.limits ?? [];
    for (const change of [
      { verdict: 'green' },
      { limits: [{ ...limit, verdict: 'not-assessed' }] },
      { asked: [{ kind: 'latency', share: 95, ms: 200 }] },
      { asked: [{ kind: 'errors', ratio: 0.1, ms: 200 }] },
      { startedAt: '2026-01-02T03:04:05+03:00' },
      { samples: { file: 'x', records: -1 } },
      { evidence: ['E-0001, E-0002'] },
      { on: { kind: 'aws', url: 'https://x.example', differs: [] } },
    ])
      expect(
        reportFlaws({ ...sample(), load: { runs: [{ ...run, ...change }] } }),
        JSON.stringify(change),
      ).not.to.deep.equal([]);
  });
});

/** The value with one field less or one too many in one of its objects, for each of them; of a list, its first. */
function* changes(value: unknown, at: readonly string[]): Generator<readonly [readonly string[], unknown]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [where, changed] of changes(value[0], [...at, '0'])) yield [where, [changed]];
    return;
  }
  const fields = Object.entries(value);
  yield [[...at, 'odd'], { ...value, odd: 1 }];
  for (const [key, inner] of fields) {
    yield [[...at, key], Object.fromEntries(fields.filter(([name]) => name !== key))];
    for (const [where, changed] of changes(inner, [...at, key])) yield [where, { ...value, [key]: changed }];
  }
}
