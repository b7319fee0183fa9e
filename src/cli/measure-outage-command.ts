import type { Command } from 'commander';
import { measureOutage, type MeasureOutageOptions } from './measure-outage.ts';

interface Surroundings {
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
}

/** Adds `outage` to the command `measure`. */
export function addMeasureOutage(measure: Command, { signal, print }: Surroundings): void {
  measure
    .command('outage')
    .description('break a service with a command or a URL of yours, and measure when it serves again')
    .requiredOption('--url <url>', 'what is probed')
    .option('--path-name <name>', 'what the result calls it', 'api-read')
    .option('--method <method>', 'the HTTP method of a probe', 'GET')
    .option('--period-ms <ms>', 'one probe each so many milliseconds, whatever became of the last', '50')
    .option('--timeout-ms <ms>', 'when a probe is given up, from the instant it was due', '1000')
    .option('--slow-ms <ms>', 'an answer that takes longer counts as bad', '500')
    .option('--expect-status <status>', 'the status of a good answer', '200')
    .option('--before-ms <ms>', 'steady time before the fault', '5000')
    .option('--after-ms <ms>', 'longest time after the fault', '60000')
    .option('--sustain-ms <ms>', 'how long success must last to count as recovery', '30000')
    .option('--max-rto-ms <ms>', 'the longest recovery time allowed; without it, pass means a figure to be trusted')
    .option('--slo-ratio <ratio>', 'share of good answers promised, for the budget that is burnt', '0.9999')
    .option('--fault-command <command>', 'sets off the fault: a command for the shell')
    .option('--fault-url <url>', 'sets off the fault: a URL that gets an empty POST')
    .option('--control-url <url>', 'an endpoint that the fault must not touch; when it fails, nothing is concluded')
    .option('--dns-server <address>', 'a name server to ask, as address or address:port')
    .option('--json <file>', 'where the result goes, its raw readings beside it (default: a new name in reports/)')
    .option('--quiet', 'no progress', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 pass; 1 fail; 2 usage error, or not healthy before the fault; 3 inconclusive or aborted; 4 the harness failed; 5 what set off the fault had to be ended.',
    )
    .action(async (options: MeasureOutageOptions) => {
      const { text, exitCode } = await measureOutage(options, signal);
      print(text);
      process.exitCode = exitCode;
    });
}
