import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from '../fixtures/mutants/mutate.ts';
import { readPromises } from '../src/collect/promises-file.ts';
import { type Fate, fateOf, mutantsOf, projectFolder } from './mutant.ts';

// npm run mutants [-- part of a name]: judges every declared mutant of the bundled architectures. Ends with 1 when one survives, when the
// original is not clean, or when a promise that templates can prove has fewer than two.

const kinds = ['inv', 'path', 'iam', 'k8s'];
const atLeast = 2;

process.exitCode = await main(process.argv[2]);

async function main(part: string | undefined): Promise<number> {
  const began = performance.now();
  const found = await readdir(join(projectFolder, 'fixtures', 'mutants'), { withFileTypes: true });
  const architectures = found.filter((one) => one.isDirectory()).map(({ name }) => name);
  const troubles: number[] = [];
  for (const architecture of architectures.toSorted()) {
    const all = await mutantsOf(architecture);
    const mutants = all.filter(({ name }) => part === undefined || name.includes(part));
    const original: Mutant = { name: 'the original', edits: [], breaks: [] };
    const fates = await judged(architecture, [original, ...mutants]);
    const survivors = fates.filter(({ killed }) => !killed).length;
    const breaking = mutants.filter(({ breaks }) => breaks.length > 0).length;
    const killed = fates.length - survivors;
    const score = `${killed} of ${fates.length} as declared, mutation score ${((killed / fates.length) * 100).toFixed(1)} %`;
    say(
      `\n${architecture}: ${mutants.length} mutants, of which ${breaking} break a promise, and the original: ${score}`,
    );
    troubles.push(survivors, part === undefined ? await thinOnes(architecture, all) : 0);
  }
  say(`${((performance.now() - began) / 1000).toFixed(0)} s`);
  return architectures.length > 0 && troubles.every((count) => count === 0) ? 0 : 1;
}

/** Each mutant's fate, said as soon as it is known; as many at a time as there are processors. */
async function judged(architecture: string, mutants: readonly Mutant[]): Promise<readonly Fate[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'plumbline-mutants-'));
  const waiting = [...mutants];
  const fates: Fate[] = [];
  const work = async (): Promise<void> => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const fate = await fateOf(architecture, mutant, scratch);
      fates.push(fate);
      const breaks = mutant.breaks.join(', ') || 'nothing';
      if (fate.killed) say(`killed    ${mutant.name}: breaks ${breaks}`);
      else say(`SURVIVED  ${mutant.name}: must break ${breaks}; ${fate.why}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return fates;
}

/** Says how many mutants break each promise that templates can prove, and counts the promises that have too few. */
async function thinOnes(architecture: string, mutants: readonly Mutant[]): Promise<number> {
  const file = join(projectFolder, 'fixtures', 'architectures', architecture, 'promises.yaml');
  const { promises } = await readPromises(file, file);
  const rows = promises
    .filter(({ proof }) => proof.some((kind) => kinds.includes(kind)))
    .map(({ id, proof }) => ({ id, proof, count: mutants.filter(({ breaks }) => breaks.includes(id)).length }));
  for (const { id, proof, count } of rows)
    say(`  ${id.padEnd(12)} ${proof.join(', ').padEnd(18)} ${count}${count < atLeast ? ' TOO FEW' : ''}`);
  return rows.filter(({ count }) => count < atLeast).length;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
