import type { Command } from 'commander';
import type { MeasureLossOptions } from './measure-loss.ts';

interface Surroundings {
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
}

/** Adds `loss` to the command `measure`. */
export function addMeasureLoss(measure: Command, { signal, print }: Surroundings): void {
  measure
    .command('loss')
    .description('write to a ledger while you break what is behind it, and count the acknowledged writes that are gone')
    .requiredOption('--write-url <url>', 'where writes go: http(s)://HOST/ledger, or postgresql://USER@HOST/DATABASE')
    .requiredOption(
      '--read-url <url>',
      'where the ledger is read at the end: the surviving writer, not a reader or standby',
    )
    .option('--writers <count>', 'how many writers', '4')
    .option('--rate-per-second <rate>', 'writes a second, over all writers, whatever becomes of them', '200')
    .option('--before-ms <ms>', 'writing before the fault', '5000')
    .option('--after-ms <ms>', 'longest time of writing after it', '25000')
    .option('--sustain-ms <ms>', 'how long writes that had failed must succeed again to end earlier', '30000')
    .option('--write-timeout-ms <ms>', 'when a write is given up, from the instant it was due', '1000')
    .option('--quiesce-seconds <seconds>', 'quiet time before the final read; never shorter than the time-out', '5')
    .option('--max-lost <count>', 'how many acknowledged writes may be lost', '0')
    .option('--fault-command <command>', 'sets off the fault: a command for the shell')
    .option('--fault-url <url>', 'sets off the fault: a URL that gets an empty POST')
    .option('--dns-server <address>', 'a name server to ask, as address or address:port')
    .option('--json <file>', 'where the result goes, its raw operations beside it (default: a new name in reports/)')
    .option('--quiet', 'no progress', false)
    .addHelpText(
      'after',
      '\nA ledger takes POST {"writer","seq","payload"} and answers GET ?after=CURSOR with {"entries":[…],"next":CURSOR|null}. ' +
        'In PostgreSQL it is the table plumbline_ledger, which is made where it is missing and left there.' +
        '\nExit codes: 0 pass; 1 fail; 2 usage error, or the ledger is not ready; 3 inconclusive or aborted; 4 the harness failed; 5 what set off the fault had to be ended.',
    )
    .action(async (options: MeasureLossOptions) => {
      // Only here: loading a database client takes longer than many a command.
      const { measureLoss } = await import('./measure-loss.ts');
      const { text, exitCode } = await measureLoss(options, signal);
      print(text);
      process.exitCode = exitCode;
    });
}
