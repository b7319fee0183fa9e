import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Finding } from '../checks/finding.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { Registry } from '../collect/promises-file.ts';
import { promisesOf } from './proofs.ts';

const withheld = 'beyond this target, what the emulator cannot show: Cache.SecurityGroupIds: Are told of no member.';

/** What a promise with one scenario comes to. */
function judged(
  findings: readonly Finding[],
  notAssessed: readonly string[] = [],
  components: readonly string[] = [],
): readonly [status: string | undefined, verdict: string | undefined, reason: string | undefined] {
  const registry: Registry = {
    file: 'promises.yaml',
    content: '',
    promises: [{ id: 'X-1', title: 'X', proof: ['path'], components }],
    lineOf: () => 1,
  };
  const scenario = {
    name: 'A scenario',
    file: 'x.feature',
    line: 1,
    tags: ['X-1', 'path'],
    ran: true,
    findings,
    notAssessed,
    troubles: [],
  };
  const features = { scenarios: [scenario], rules: [], parseErrors: [], failures: [] };
  const [promise] = promisesOf(registry, features, new Map(), () => []);
  const [proof] = promise?.proofs ?? [];
  return [promise?.status, proof?.verdict, proof?.reason];
}

function finding(verdict: Verdict, type = 'AWS::RDS::DBInstance'): Finding {
  return {
    check: 'a-check',
    sentence: 'every one is as it should be',
    verdict,
    subject: { id: 'x', type, name: 'x' },
    origin: { file: 'x.yaml', line: 1, column: 1 },
    message: 'It is.',
    records: [],
  };
}

const notOfTheKind = finding('not-applicable');
const noneAtAll = finding('not-applicable', 'architecture');

describe('what a proof comes to', () => {
  it('is not assessed for want of anything of the kind only where nothing was withheld', () => {
    expect(judged([notOfTheKind])).to.deep.equal(['not-assessed', 'not-assessed', 'nothing of the kind']);
    expect(judged([notOfTheKind], [withheld])).to.deep.equal(['not-assessed', 'not-assessed', withheld]);
    expect(judged([], [withheld])).to.deep.equal(['not-assessed', 'not-assessed', withheld]);
  });

  it('is no pass of what was seen where something was withheld, and a failure or a doubt all the same', () => {
    expect(judged([finding('pass')])).to.deep.equal(['met', 'pass', undefined]);
    expect(judged([finding('pass'), notOfTheKind], [withheld])).to.deep.equal([
      'not-assessed',
      'not-assessed',
      withheld,
    ]);
    expect(judged([finding('fail')], [withheld])).to.deep.equal(['broken', 'fail', undefined]);
    expect(judged([finding('unknown')], [withheld])).to.deep.equal(['unknown', 'unknown', undefined]);
  });

  it('is unknown where nothing was found of what the architecture declares, and says what was withheld beside', () => {
    const nothing = 'the architecture declares caches, and nothing of the kind was found';
    expect(judged([noneAtAll], [], ['caches'])).to.deep.equal(['unknown', 'unknown', nothing]);
    expect(judged([noneAtAll], [withheld], ['caches'])).to.deep.equal([
      'unknown',
      'unknown',
      `${nothing} beside what was not assessed: ${withheld}`,
    ]);
  });
});
