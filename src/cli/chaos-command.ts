import type { Command } from 'commander';
import type { ChaosOptions } from './chaos-choice.ts';
import { healChaos, type HealChaosOptions } from './chaos-heal.ts';
import { listChaos } from './chaos-list.ts';
import { planChaos } from './chaos-plan.ts';
import { refusing } from './chaos-refusal.ts';
import { runChaos } from './chaos-run.ts';

interface Surroundings {
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
}

/** Adds `plan`, `run`, `heal` and `list` to the command `chaos`. */
export function addChaos(chaos: Command, { signal, print }: Surroundings): void {
  aimed(chaos.command('plan'))
    .description('say what an experiment would strike, what is left standing and what takes it back; nothing is run')
    .action(async (name: string, options: ChaosOptions) => print(await refusing(() => planChaos(name, options))));

  aimed(chaos.command('run'))
    .description('lose something on a local twin on purpose, measure recovery and loss, and take it back')
    .option('--profile <profile>', 'quick: the first target, stalled once; full: every target and kind', 'quick')
    .option('--driver <driver>', 'what the twin is made of: process, or docker, which can cut zones off', 'process')
    .option('--scale <factor>', 'divide all timers by it: shows a mechanism and proves no time', '1')
    .option('--twin <changes>', 'let the twin differ: standby=async,linkDelayMs=200')
    .option('--quiet', 'no progress', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 pass; 1 fail; 2 refused or usage error, nothing was broken; 3 inconclusive or aborted; 4 the harness failed; 5 not shown to be undone.',
    )
    .action(async (name: string, options: ChaosOptions) => {
      const { text, exitCode } = await refusing(() => runChaos(name, options, signal));
      print(text);
      process.exitCode = exitCode;
    });

  chaos
    .command('heal')
    .description('take back whatever a run left broken, from its undo journal alone; safe to repeat')
    .option('--out <folder>', 'where reports and the undo journal lie', 'reports')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nExit codes: 0 nothing is left broken; 4 the harness failed; 5 not shown to be undone.')
    .action(async (options: HealChaosOptions) => {
      const { text, exitCode } = await healChaos(options);
      print(text);
      process.exitCode = exitCode;
    });

  chaos
    .command('list')
    .description('list every fault and every experiment')
    .option('--json', 'print them as JSON')
    .action((options: { json?: boolean }) => print(listChaos(options)));
}

function aimed(command: Command): Command {
  const list = (value: string, before: readonly string[]): string[] => [...before, value];
  return command
    .argument('<experiment>', 'an experiment, or a fault, which means the first experiment that does it')
    .option('--architecture <what>', 'bundled architecture, folder or architecture.yaml (default: ./architecture.yaml)')
    .option('--target <id>', 'what is struck, by its id in the plan of the twin (repeatable)', list, [])
    .option('--kind <kind>', 'kill, stall, cut or slow (repeatable)', list, [])
    .option('--region <role=code>', 'as for verify', list, [])
    .option('--parameters <file|key=value>', 'as for verify', list, [])
    .option('--out <folder>', 'where reports and the undo journal lie', 'reports')
    .option('--json', 'print the result as JSON');
}
