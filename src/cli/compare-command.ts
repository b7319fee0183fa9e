import type { Command } from 'commander';
import { exitCodes } from './exit-code.ts';

/** Adds the command `compare`. */
export function addCompare(plumbline: Command, { print }: { readonly print: (text: string) => void }): void {
  plumbline
    .command('compare')
    .description('say which promises differ in status between two runs, of whatever target or day, and why')
    .argument('<before>', 'a run folder or its short id')
    .argument('<after>', 'another')
    .option('--out <folder>', 'the reports folder that short ids are looked up in', 'reports')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 no status differs; 1 one does; 2 usage or input error; 4 the harness failed.',
    )
    .action(async (before: string, after: string, options: { out: string; json?: boolean }) => {
      const { compareRuns } = await import('./compare.ts');
      const { text, isSame } = await compareRuns(before, after, options);
      print(text);
      process.exitCode = isSame ? exitCodes.met : exitCodes.broken;
    });
}
