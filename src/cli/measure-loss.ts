import { rm } from 'node:fs/promises';
import { ledgerUrl } from '../../chaos/ledger/http-ledger.ts';
import { LedgerNotReady } from '../../chaos/ledger/ledger-not-ready.ts';
import type { NamedFault } from '../../chaos/ledger/loss-run.ts';
import { lossRunApart } from '../../chaos/ledger/loss-run-apart.ts';
import { faultCommand } from '../../chaos/prober/fault-command.ts';
import { faultUrl } from '../../chaos/prober/fault-url.ts';
import { InputError } from '../collect/input-error.ts';
import type { LedgerSettings } from '../measure/ledger-record.ts';
import { lossOf } from '../measure/loss.ts';
import type { ExitCode } from './exit-code.ts';
import { ledgerAddress, shownAddress } from './ledger-address.ts';
import { lossText } from './loss-text.ts';
import { numberOption, urlOption } from './measure-options.ts';
import { measuredExitCode } from './measured-exit-code.ts';
import { openMeasuredFiles } from './measured-files.ts';
import { progressOn } from './progress.ts';

export interface MeasureLossOptions {
  readonly writeUrl: string;
  readonly readUrl: string;
  readonly writers: string;
  readonly ratePerSecond: string;
  readonly beforeMs: string;
  readonly afterMs: string;
  readonly sustainMs: string;
  readonly writeTimeoutMs: string;
  readonly quiesceSeconds: string;
  readonly maxLost: string;
  readonly faultCommand?: string;
  readonly faultUrl?: string;
  readonly dnsServer?: string;
  readonly json?: string;
  readonly quiet: boolean;
}

/** Drives the ledger once, keeps its raw operations and its figures, and says in words what came out. Throws InputError before anything is written. */
export async function measureLoss(
  options: MeasureLossOptions,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly exitCode: ExitCode }> {
  const settings = settingsFrom(options);
  const writeUrl = ledgerUrl(ledgerAddress('--write-url', options.writeUrl));
  const readUrl = ledgerUrl(ledgerAddress('--read-url', options.readUrl));
  await using stack = new AsyncDisposableStack();
  const fault = await faultFrom(options, stack);
  const files = await openMeasuredFiles(options.json, 'loss', new Date().toISOString());
  const progress = stack.use(progressOn(process.stderr, options));
  const records = await lossRunApart({
    settings,
    ledger: {
      writeUrl: writeUrl.href,
      readUrl: readUrl.href,
      ...(options.dnsServer === undefined ? {} : { dnsServers: [options.dnsServer] }),
    },
    ...(fault && { fault }),
    writeUrl: shownAddress(writeUrl),
    readUrl: shownAddress(readUrl),
    record: files.line,
    say: progress.say,
    signal: AbortSignal.any([signal, files.lost]),
  }).catch(async (error: unknown) => {
    await files.close();
    if (!(error instanceof LedgerNotReady)) throw error;
    // Nothing is in it, and the next try may want its name.
    await rm(files.readingsFile);
    throw new InputError(
      `The ledger at ${shownAddress(writeUrl)} is not ready: ${error.message}`,
      undefined,
      'Bring it in order first, or mend --write-url; nothing was written.',
    );
  });
  const loss = lossOf(records);
  await files.finish(`${JSON.stringify(loss, undefined, 2)}\n`);
  return { text: lossText(loss, files), exitCode: measuredExitCode[loss.verdict] };
}

async function faultFrom(
  { faultCommand: command, faultUrl: url }: MeasureLossOptions,
  stack: AsyncDisposableStack,
): Promise<NamedFault | undefined> {
  if (command !== undefined && url !== undefined)
    throw new InputError('There are two faults', undefined, 'Give either --fault-command or --fault-url.');
  if (url !== undefined) {
    const address = urlOption('--fault-url', url);
    return { name: `POST ${shownAddress(address)}`, pull: faultUrl(address) };
  }
  if (command === undefined) return undefined;
  return { name: command, pull: stack.use(await faultCommand(command)).fault };
}

function settingsFrom(options: MeasureLossOptions): LedgerSettings {
  const isAtOnce = options.quiesceSeconds.trim() === '0';
  return {
    writers: wholeOption('--writers', options.writers, { upTo: 1000 }),
    ratePerSecond: numberOption('--rate-per-second', options.ratePerSecond, { upTo: 100_000 }),
    beforeMs: numberOption('--before-ms', options.beforeMs),
    afterMs: numberOption('--after-ms', options.afterMs),
    sustainMs: numberOption('--sustain-ms', options.sustainMs),
    writeTimeoutMs: numberOption('--write-timeout-ms', options.writeTimeoutMs, { upTo: 600_000 }),
    quiesceMs: isAtOnce ? 0 : numberOption('--quiesce-seconds', options.quiesceSeconds, { upTo: 86_400 }) * 1000,
    maxLost: wholeOption('--max-lost', options.maxLost, { above: -1 }),
  };
}

function wholeOption(flag: string, value: string, range: { readonly above?: number; readonly upTo?: number }): number {
  const number = numberOption(flag, value, range);
  if (Number.isSafeInteger(number)) return number;
  throw new InputError(`Expected ${flag} to be a whole number, got "${value}"`, undefined, 'Leave its fraction out.');
}
