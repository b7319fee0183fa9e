import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { scenarioTrial } from './scenario-for-tests.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-chaos-scenarios-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

const verified = (steps: readonly string[], args: readonly string[], kind = 'chaos') =>
  scenarioTrial(join(scratch, `case-${(count += 1)}`), { kind, steps }, args);

const loss = 'When the first zone of the primary region is lost';
const holds = 'Then requests are answered again within 60 seconds';
const quick = ['--profile', 'quick'];

describe('a chaos scenario', { concurrency: 2 }, () => {
  for (const [name, steps, message] of [
    ['that loses nothing', [holds], /Nothing is lost here\. Say first what is lost, with When\./u],
    ['that asks nothing', [loss], /says what is lost \(When\) and what must hold all the same \(Then\)/u],
    ['that asks a check instead', [loss, 'Then every bucket is encrypted at rest'], /says what is lost \(When\)/u],
    ['that loses two things', [loss, 'And the primary region is lost', holds], /One scenario can lose one thing/u],
    ['that is narrowed to a component', ['Given its "data"', loss, holds], /take the sentence out that names one/u],
    ['with a sentence nobody wrote', [loss, 'Then nobody minds'], /No sentence matches "nobody minds"/u],
  ] as const) {
    it(`${name} is an input error, and nothing is broken for it`, async () => {
      const { exitCode, reasons, proof, report } = await verified(steps, quick);
      expect(reasons).to.match(message);
      expect([exitCode, proof?.verdict, report?.chaos]).to.deep.equal([2, 'unknown', undefined]);
    });
  }

  it('of another kind may lose nothing', async () => {
    const { exitCode, reasons } = await verified([loss, holds], quick, 'inv');
    expect(exitCode).to.equal(2);
    expect(reasons).to.match(/tag it @chaos/u);
  });

  it('is not assessed where no fault is asked for, and where there is no service to lose', async () => {
    const without = await verified([loss, holds], []);
    expect([without.exitCode, without.proof?.verdict, without.proof?.reason]).to.deep.equal([
      3,
      'not-assessed',
      'faults are injected on request: --profile quick or full',
    ]);
    const { exitCode, proof } = await verified([loss, holds], quick);
    expect([exitCode, proof?.verdict]).to.deep.equal([3, 'not-assessed']);
    expect(proof?.reason).to.match(/names no service under services/u);
  });

  for (const [args, message] of [
    [['--profile', 'bogus'], 'There is no profile "bogus" for load. Use --profile smoke, quick, full, capacity.'],
    [[...quick, '--scale', 'Infinity'], 'Expected --scale to be a number from 1 up, got "Infinity". Use --scale 20.'],
    [[...quick, '--driver', 'nope'], 'There is no driver "nope" for twins. Use --driver process or docker.'],
    [
      ['--prove', 'inv', '--twin', 'standby=async'],
      'Nothing would be broken in this run, though --driver, --scale or --twin asks for it. Give --profile quick or full, and leave chaos in --prove; or leave these options out.',
    ],
  ] as const) {
    it(`asked for with ${args.join(' ')}: exit 2 before any work`, async () => {
      const { exitCode, stderr } = await verified([loss, holds], args);
      expect({ exitCode, stderr }).to.deep.equal({ exitCode: 2, stderr: `plumbline: ${message}` });
    });
  }
});
