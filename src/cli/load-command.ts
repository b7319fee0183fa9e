import type { Command } from 'commander';
import { loadProfiles } from '../../load/profiles.ts';
import { scenarios } from '../../load/scenarios/catalogue.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { type LoadRunOptions, runLoad } from './load-run.ts';

interface Surroundings {
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
}

/** Adds `run` and `list` to the command `load`. */
export function addLoad(load: Command, { signal, print }: Surroundings): void {
  const list = (value: string, before: readonly string[]): string[] => [...before, value];
  load
    .command('run')
    .description('put load on a path with k6, and write a report with every sample as evidence')
    .argument('<scenario>', scenarios.map(({ id }) => id).join(', '))
    .option('--architecture <what>', 'bundled architecture, folder or architecture.yaml (default: ./architecture.yaml)')
    .option('--profile <profile>', loadProfiles.map(({ name }) => name).join(', '), 'quick')
    .option('--rate <n>', 'requests a second in place of the declared ones')
    .option('--url <url>', 'where the load goes in place of the twin; load-targets.yaml must permit its host')
    .option('--load-target <where>', 'twin, or url for what the objective itself names')
    .option('--region <role=code>', 'as for verify', list, [])
    .option('--parameters <file|key=value>', 'as for verify', list, [])
    .option('--out <folder>', 'where report folders are made', 'reports')
    .option('--format <formats>', 'reports to write beside report.json', 'html,junit')
    .option('--json', 'print report.json instead of the summary')
    .option('--quiet', 'no progress', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 all limits hold; 1 one does not; 2 usage or input error; 3 not known, or a rehearsal that proves nothing; 4 the harness failed.',
    )
    .action(async (scenario: string, options: LoadRunOptions) => {
      const { text, exitCode } = await runLoad(scenario, options, signal);
      print(text);
      process.exitCode = exitCode;
    });

  load
    .command('list')
    .description('list what can be played, and how much of it each profile plays')
    .option('--json', 'print it as JSON')
    .action(({ json }: { json?: boolean }) => print(listed(json ?? false)));
}

function listed(json: boolean): string {
  const played = scenarios.map(({ id, title }) => ({ id, title }));
  if (json) return `${canonicalJson({ scenarios: played, profiles: loadProfiles }, 2)}\n`;
  const profiles = loadProfiles.map(({ name, phases, rehearsal, losesZone }) => {
    const parts = phases.map((phase) => `${phase.name} ${phase.seconds} s at ${Math.round(phase.share * 100)} %`);
    return `  ${name.padEnd(16)} ${parts.join(', ')}${losesZone ? '; a zone is lost, whose share the others carry' : ''}${rehearsal === undefined ? '' : '; proves nothing'}`;
  });
  return [
    'Scenarios',
    ...played.map(({ id, title }) => `  ${id.padEnd(16)} ${title}`),
    'Profiles, of the declared load',
    ...profiles,
    '',
  ].join('\n');
}
