import { writeSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { InputError } from '../collect/input-error.ts';
import { showAccess, type AccessOptions } from './access.ts';
import { addCompare } from './compare-command.ts';
import { exitCodes } from './exit-code.ts';
import { explain } from './explain.ts';
import { showInventory, type InventoryOptions } from './show-inventory.ts';
import { reach, type ReachOptions } from './reach.ts';
import { renderAgain } from './render-again.ts';
import { addVerify } from './verify-command.ts';

const interrupt = new AbortController();
let isLater = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Not `once`: libraries that clean up on signals end the process when no other listener is left. A launcher passes the signal on
  // a second time at once, so only a later one means that somebody is in a hurry.
  process.on(signal, () => {
    if (isLater) process.exit(process.exitCode ?? exitCodes.unknown);
    interrupt.abort();
    // Counted in turns of this process too: one that was held up between the two would take the same signal for a later one.
    setTimeout(() => setImmediate(() => void (isLater = true)), 1000).unref();
  });
}

process.exitCode = await exitCodeOfRun();

async function exitCodeOfRun(): Promise<number> {
  try {
    const plumbline = await program();
    await plumbline.parseAsync();
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.inputError;
    if (error instanceof InputError) {
      process.stderr.write(`plumbline: ${error.message}\n`);
      return exitCodes.inputError;
    }
    const detail =
      process.env['PLUMBLINE_DEBUG'] && error instanceof Error
        ? `\n${error.stack}`
        : ' Set PLUMBLINE_DEBUG=1 to see where.';
    process.stderr.write(
      `plumbline: the harness itself failed: ${error instanceof Error ? error.message : String(error)}.${detail}\n`,
    );
    return exitCodes.harnessFailed;
  }
}

async function program(): Promise<Command> {
  const list = (value: string, before: readonly string[]): string[] => [...before, value];
  const plumbline = new Command('plumbline')
    .description(
      "Executable architecture requirements for AWS: an architecture's written promises, judged with evidence.",
    )
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError('(plumbline --help lists the commands)')
    .addHelpText(
      'after',
      '\nExit codes: 0 every assessed promise is met; 1 a promise is broken; 2 usage or input error; 3 something is unknown, or nothing was assessed; 4 the harness failed; 5 something broken on purpose could not be shown to be whole again.',
    );

  addVerify(plumbline, { signal: interrupt.signal, print });

  plumbline
    .command('inventory')
    .description('print what was collected, resource by resource')
    .argument('[what...]', 'as for verify')
    .option('--region <role=code>', 'as for verify', list, [])
    .option('--parameters <file|key=value>', 'as for verify', list, [])
    .option('--type <type>', 'only resources of this type')
    .option('--json', 'print the records as JSON')
    .action(async (what: string[], options: InventoryOptions) => print(await showInventory(what, options)));

  plumbline
    .command('access')
    .description('say who may do what on what, with the policy statements that decide it')
    .argument('[what...]', 'as for verify')
    .option('--who <name>', 'a role or user, an ARN, an account id, a service (ec2.amazonaws.com), or everyone')
    .option('--action <action>', 'such as s3:GetObject (default: what is done most on a resource of its type)')
    .option('--on <name>', 'a resource by its logical id or ARN')
    .option('--region <role=code>', 'as for verify', list, [])
    .option('--parameters <file|key=value>', 'as for verify', list, [])
    .option('--json', 'print the answers as JSON')
    .action(async (what: string[], options: AccessOptions) => {
      const { text, exitCode } = await showAccess(what, options);
      print(text);
      process.exitCode = exitCode;
    });

  plumbline
    .command('reach')
    .description('say who reaches whom over the network, hop by hop; without --to, every data store')
    .argument('[what...]', 'as for verify')
    .option('--from <name>', 'internet, a component or a resource (default: all that reach it)')
    .option('--to <name>', 'internet, a component or a resource (default: every data store)')
    .option('--port <number>', 'the port asked (default: those it listens on, or those its rules tell apart)')
    .option('--protocol <protocol>', 'tcp or udp, with --port', 'tcp')
    .option('--region <role=code>', 'as for verify', list, [])
    .option('--parameters <file|key=value>', 'as for verify', list, [])
    .option('--json', 'print the answers as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 all of it is known; 2 usage or input error; 3 something on the way was not seen; 4 the harness failed.',
    )
    .action(async (what: string[], options: ReachOptions) => {
      const { text, exitCode } = await reach(what, options);
      print(text);
      process.exitCode = exitCode;
    });

  const measure = plumbline
    .command('measure')
    .description('measure a recovery or a loss against any URL, with nothing known of the architecture behind it');
  const twin = plumbline.command('twin').description('the architecture in miniature, on local processes');

  const load = plumbline.command('load').description('put load on a path of the local twin, or of what may be loaded');
  const chaos = plumbline.command('chaos').description('lose zones, regions and databases of a local twin on purpose');
  // What breaks and measures is loaded when it is asked for: it is a fifth of all files, and `verify` needs none of it.
  const isAsked = (command: Command): boolean => process.argv.includes(command.name());
  if (isAsked(measure)) {
    const { addMeasureLoss } = await import('./measure-loss-command.ts');
    const { addMeasureOutage } = await import('./measure-outage-command.ts');
    addMeasureLoss(measure, { signal: interrupt.signal, print });
    addMeasureOutage(measure, { signal: interrupt.signal, print });
  }
  if (isAsked(twin)) {
    const { addTwinPlan } = await import('./twin-plan.ts');
    addTwinPlan(twin, { print });
  }
  if (isAsked(load)) {
    const { addLoad } = await import('./load-command.ts');
    addLoad(load, { signal: interrupt.signal, print });
  }
  if (isAsked(chaos)) {
    const { addChaos } = await import('./chaos-command.ts');
    addChaos(chaos, { signal: interrupt.signal, print });
  }

  plumbline
    .command('explain')
    .description('say what a check or a promise means, why, and where it is used')
    .argument('<check-or-promise>', 'a check id, or a promise id such as KC1-HA-5')
    .option('--json', 'print it as JSON')
    .action(async (id: string, options: { json?: boolean }) => print(await explain(id, options)));

  plumbline
    .command('report')
    .description('render the reports of a run again, from its report.json')
    .argument('<run>', 'a run folder or its short id')
    .option('--out <folder>', 'the reports folder a short id is looked up in', 'reports')
    .option('--to <folder>', 'write there instead of into the run folder')
    .option('--format <formats>', 'which reports', 'html,junit')
    .action(async (run: string, options: { out: string; to?: string; format: string }) =>
      print(await renderAgain(run, options)),
    );

  addCompare(plumbline, { print });

  plumbline
    .command('doctor')
    .description('say which tools are here, which are missing, and what can then not be proven')
    .option('--json', 'print it as JSON')
    .option('--live', 'print the IAM policies that reading an account needs, as a JSON list, and nothing else', false)
    .option('--from <source>', 'with --live: as for verify', 'services')
    .action(async (options: { json?: boolean; live: boolean; from: string }) => {
      if (options.live) {
        const { livePolicies } = await import('./live-policies.ts');
        return print(await livePolicies(options.from));
      }
      const { doctor } = await import('./doctor.ts');
      const { text, missing } = await doctor(options);
      print(text);
      process.exitCode = missing ? exitCodes.unknown : 0;
    });

  for (const command of plumbline.commands)
    command.exitOverride().showHelpAfterError('(plumbline --help lists the commands)');
  return plumbline;
}

function print(text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(process.stdout.fd, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
