import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from '../fixtures/mutants/mutate.ts';
import { type Fate, fateOf, mutantsOf } from './mutant.ts';

// npm run mutants:services [-- part of a name, or --one-each]: puts the declared load on every mutant of the bundled services, one after the other, since
// they would disturb each other. Ends with 1 when one survives, or when the original is not clean.

const architecture = 'knowledgecity-ec2';

process.exitCode = await main(process.argv[2]);

async function main(part: string | undefined): Promise<number> {
  const began = performance.now();
  const scratch = await mkdtemp(join(tmpdir(), 'plumbline-service-mutants-'));
  const all = await mutantsOf(architecture, 'services');
  const mutants =
    part === '--one-each' ? oneEach(all) : all.filter(({ name }) => part === undefined || name.includes(part));
  let killed = 0;
  try {
    for (const mutant of mutants) {
      const tags = mutant.breaks.map((id) => `@${id}`).join(' or ');
      const load = ['--prove', 'load', '--profile', 'quick', '--tags', `(${tags}) and @load`];
      let fate = await fateOf(architecture, mutant, scratch, load);
      // A machine that was busy with something else says nothing of a mutant; what fails or passes is never asked again.
      if (!fate.killed && isInconclusive(fate)) {
        say(`again     ${mutant.name}: the run said nothing (${fate.why})`);
        fate = await fateOf(architecture, mutant, scratch, load);
      }
      if (fate.killed) killed += 1;
      const breaks = mutant.breaks.join(', ');
      say(
        fate.killed
          ? `killed    ${mutant.name}: breaks ${breaks}`
          : `SURVIVED  ${mutant.name}: must break ${breaks}; ${fate.why}`,
      );
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  say(`${killed} of ${mutants.length} killed, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return mutants.length > 0 && killed === mutants.length ? 0 : 1;
}

function isInconclusive({ why, mutant }: Fate): boolean {
  return why.includes(`unknown besides: ${mutant.breaks.join(', ')}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The first that breaks each promise. */
function oneEach(mutants: readonly Mutant[]): readonly Mutant[] {
  return mutants.filter(({ breaks }, at) => mutants.findIndex((other) => other.breaks[0] === breaks[0]) === at);
}
