import { describe, test } from 'node:test';
import { assert } from 'chai';
import { LoadAsked } from './asked-load.ts';
import { WrongSentence } from './wrong-sentence.ts';

function asking(scenario: string): LoadAsked {
  const asked = new LoadAsked();
  asked.play(scenario, false);
  return asked;
}

describe('a sentence on load', () => {
  for (const percent of [100, 101, -1])
    test(`that lets ${percent} % fail asks for nothing that could be broken, or for what cannot be`, () => {
      const limit = { kind: 'errors', ratio: percent / 100 } as const;
      assert.throws(() => asking('api').expect(limit, `at most ${percent} % of them fail`), WrongSentence, /0 to 99/u);
    });

  for (const percent of [0, 100, 101, -5, 57])
    test(`of ${percent} % that arrive names no share that is measured`, () => {
      const limit = { kind: 'latency', share: percent / 100, ms: 200 } as const;
      assert.throws(
        () => asking('api').expect(limit, `${percent} % of them arrive`),
        WrongSentence,
        /50, 90, 95 or 99/u,
      );
    });

  test('on abuse, or on media, holds of nothing else', () => {
    const limit = { kind: 'errors', ratio: 0 } as const;
    assert.throws(() => asking('api').expect(limit, 'every abuse is refused'), WrongSentence, /abused/u);
    assert.throws(
      () => asking('api').expect('objective', 'manifest and segment objectives hold'),
      WrongSentence,
      /media/u,
    );
    asking('abuse').expect(limit, 'every abuse is refused');
    asking('media').expect('objective', 'manifest and segment objectives hold');
  });

  test('lets no abuse pass as a small share of failures', () => {
    const limit = { kind: 'errors', ratio: 0.05 } as const;
    assert.throws(
      () => asking('abuse').expect(limit, 'at most 5 % of them fail'),
      WrongSentence,
      /every abuse is refused/u,
    );
  });
});
