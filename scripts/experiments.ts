import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { experiments } from '../chaos/experiments/catalogue.ts';
import { projectFolder } from './mutant.ts';

// npm run experiments [-- --scale 5] [--profile full] [--driver docker] [--kind cut] [id …]: does every experiment, or those named, on the twin of the bundled architecture, one
// after the other. Ends with 1 when one fails or says nothing. Scaled timers show that the mechanism works, and prove no time.

const architecture = 'knowledgecity-ec2';
/** What an experiment may come to: what proves nothing by design (sampled, scaled, unsourced) is no fault of the run. */
const fine = ['pass', 'not-assessed'];

interface Came {
  readonly verdict: string;
  readonly proof: { readonly verdict: string; readonly reasons: readonly string[] };
  readonly repeated: number;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      scale: { type: 'string', default: '1' },
      profile: { type: 'string', default: 'quick' },
      driver: { type: 'string', default: 'process' },
      kind: { type: 'string' },
    },
    allowPositionals: true,
  });
  const known = experiments.map(({ id }) => id);
  const stray = positionals.find((id) => !known.includes(id));
  if (stray !== undefined) throw new Error(`There is no experiment "${stray}". Use some of: ${known.join(', ')}.`);
  const wanted = positionals.length > 0 ? positionals : known;
  const fates: boolean[] = [];
  for (const id of wanted) fates.push(await isFine(id, values));
  const count = fates.filter((one) => one).length;
  say(
    `${count} of ${wanted.length} experiments came out as they should, profile ${values.profile}, timers scaled ${values.scale}x`,
  );
  return count === wanted.length ? 0 : 1;
}

async function isFine(id: string, options: Readonly<Record<string, string>>): Promise<boolean> {
  const began = performance.now();
  const passedOn = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const args = ['chaos', 'run', id, '--architecture', architecture, ...passedOn, '--json'];
  const { stdout, stderr, exitCode } = await execa(join(projectFolder, 'bin', 'plumbline.mjs'), args, {
    cwd: projectFolder,
    reject: false,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const came = parsed(stdout);
  if (!came) {
    say(`FAILED    ${id} (${seconds} s): exit code ${exitCode}: ${stderr.trim()}`);
    return false;
  }
  const { proof, verdict, repeated } = came;
  const why = stderr.split('\n').filter((line) => line.includes('once more, since'));
  const again = repeated > 0 ? `, ${repeated} run(s) done again (${why.join(' ').trim()})` : '';
  const isAsItShould = fine.includes(proof.verdict) && verdict !== 'fail';
  const word = isAsItShould ? 'fine     ' : 'FAILED   ';
  say(`${word} ${id} (${seconds} s): ${verdict}${again}; as a proof ${proof.verdict}: ${proof.reasons.join(' ')}`);
  return isAsItShould;
}

function parsed(text: string): Came | undefined {
  try {
    return JSON.parse(text) as Came;
  } catch {
    return undefined;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
