import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { canonicalJson, canonicalPieces } from './canonical.ts';

describe('canonical JSON', () => {
  it('has the keys of every map sorted, and none that are undefined', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: 'x' })).to.equal('{"a":"x","b":[{"d":1}]}');
  });

  it('is the same in pieces', () => {
    const maps = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 9 }), { noNullPrototype: true });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 9 }), maps, fc.array(maps)), (data) => {
        expect([...canonicalPieces(data)].join('')).to.equal(`${canonicalJson(data, 2)}\n`);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
