import { faultCommand } from '../../chaos/prober/fault-command.ts';
import { faultUrl } from '../../chaos/prober/fault-url.ts';
import type { Fault } from '../../chaos/prober/fault.ts';
import { probeApart } from '../../chaos/prober/probe-apart.ts';
import type { ProbeRequest } from '../../chaos/prober/probe.ts';
import { Unsteady } from '../../chaos/prober/unsteady.ts';
import { InputError } from '../collect/input-error.ts';
import type { OutageSettings } from '../measure/outage-record.ts';
import { outageReport } from '../measure/outage-report.ts';
import type { ExitCode } from './exit-code.ts';
import { numberOption, urlOption } from './measure-options.ts';
import { measuredExitCode } from './measured-exit-code.ts';
import { openMeasuredFiles } from './measured-files.ts';
import { outageText } from './outage-text.ts';
import { progressOn } from './progress.ts';

export interface MeasureOutageOptions {
  readonly url: string;
  readonly pathName: string;
  readonly method: string;
  readonly periodMs: string;
  readonly timeoutMs: string;
  readonly beforeMs: string;
  readonly afterMs: string;
  readonly slowMs: string;
  readonly sustainMs: string;
  readonly expectStatus: string;
  readonly sloRatio: string;
  readonly maxRtoMs?: string;
  readonly faultCommand?: string;
  readonly faultUrl?: string;
  readonly controlUrl?: string;
  readonly dnsServer?: string;
  readonly json?: string;
  readonly quiet: boolean;
}

/** Measures one outage, keeps its readings and its result, and says in words what came out. Throws InputError before anything is broken. */
export async function measureOutage(
  options: MeasureOutageOptions,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly exitCode: ExitCode }> {
  const request = requestFrom(options);
  const [path] = request.paths;
  using stack = new DisposableStack();
  const fault = await faultFrom(options, stack);
  const files = await openMeasuredFiles(options.json, 'outage', new Date().toISOString());
  using progress = progressOn(process.stderr, options);
  const tools = { fault, record: files.line, say: progress.say, signal: AbortSignal.any([signal, files.lost]) };
  const records = await probeApart(request, tools).catch(async (error: unknown) => {
    await files.close();
    if (!(error instanceof Unsteady)) throw error;
    throw new InputError(
      error.message.replace(/\.$/u, ''),
      undefined,
      'Bring the service in order first, or mend the URL and what is expected of it.',
    );
  });
  const report = outageReport(records, path?.name ?? '');
  await files.finish(`${JSON.stringify(report, undefined, 2)}\n`);
  return { text: outageText(report, files), exitCode: measuredExitCode[report.verdict] };
}

async function faultFrom(
  { faultCommand: command, faultUrl: url }: MeasureOutageOptions,
  stack: DisposableStack,
): Promise<Fault> {
  if (command !== undefined && url !== undefined)
    throw new InputError('There are two faults', undefined, 'Give either --fault-command or --fault-url.');
  if (url !== undefined) return faultUrl(urlOption('--fault-url', url));
  if (command === undefined)
    throw new InputError('There is no fault to measure from', undefined, 'Give --fault-command or --fault-url.');
  return stack.use(await faultCommand(command)).fault;
}

function requestFrom(options: MeasureOutageOptions): ProbeRequest {
  const url = urlOption('--url', options.url);
  const settings = settingsFrom(options);
  return {
    settings,
    paths: [{ name: options.pathName, url: url.href, method: options.method.toUpperCase() }],
    ...(options.controlUrl === undefined ? {} : { controlUrl: urlOption('--control-url', options.controlUrl).href }),
    ...(options.dnsServer === undefined ? {} : { dnsServers: [options.dnsServer] }),
  };
}

function settingsFrom(options: MeasureOutageOptions): OutageSettings {
  const settings = {
    periodMs: numberOption('--period-ms', options.periodMs),
    timeoutMs: numberOption('--timeout-ms', options.timeoutMs),
    beforeMs: numberOption('--before-ms', options.beforeMs),
    afterMs: numberOption('--after-ms', options.afterMs),
    slowMs: numberOption('--slow-ms', options.slowMs),
    sustainMs: numberOption('--sustain-ms', options.sustainMs),
    expectStatus: numberOption('--expect-status', options.expectStatus, { above: 99, upTo: 599 }),
    sloRatio: numberOption('--slo-ratio', options.sloRatio, { upTo: 0.999_999_999 }),
    ...(options.maxRtoMs === undefined ? {} : { maxRtoMs: numberOption('--max-rto-ms', options.maxRtoMs) }),
  };
  const { periodMs, timeoutMs, beforeMs, afterMs, slowMs, sustainMs } = settings;
  const wrong = [
    { isSo: beforeMs < 5 * periodMs, what: '--before-ms holds fewer than 5 periods, in which no steady state is seen' },
    { isSo: sustainMs < 5 * periodMs, what: '--sustain-ms holds fewer than 5 periods, in which no recovery is seen' },
    { isSo: sustainMs >= afterMs, what: '--sustain-ms leaves no time for an outage within --after-ms' },
    { isSo: slowMs > timeoutMs, what: '--slow-ms is longer than --timeout-ms, so no answer could be too slow' },
  ].find(({ isSo }) => isSo);
  if (wrong) throw new InputError(wrong.what, undefined, 'Choose other times.');
  return settings;
}
