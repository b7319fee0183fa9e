import { scenarios } from '../../load/scenarios/catalogue.ts';
import type { LoadConclusion } from '../../load/load-stand.ts';
import { InputError } from '../collect/input-error.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { openRunFolder } from '../evidence/run-folder.ts';
import { architectureData } from './architecture-data.ts';
import { declare } from './declared.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { readFacts } from './facts.ts';
import { gather } from './gather.ts';
import { findInput } from './input.ts';
import { inputData } from './lint-run.ts';
import { type LoadChoice, loadChoice } from './load-choice.ts';
import { VerifyLoad } from './load-stand.ts';
import { loadText } from './load-text.ts';
import { noticesOf } from './notices.ts';
import { readParameters } from './parameters.ts';
import { progressOn } from './progress.ts';
import { regionsOf } from './regions.ts';
import { cannotShowOf } from './targets.ts';
import { toolchain } from './toolchain.ts';
import { withoutSecret } from './without-secret.ts';
import { formatsNamed, reportsFolder, writeReport } from './write-report.ts';

export interface LoadRunOptions {
  readonly architecture?: string;
  readonly profile: string;
  readonly rate?: string;
  readonly url?: string;
  readonly loadTarget?: string;
  readonly region: readonly string[];
  readonly parameters: readonly string[];
  readonly out: string;
  readonly format: string;
  readonly json?: boolean;
  readonly quiet: boolean;
}

/** Plays one scenario and writes a run's folder. Throws InputError before any work is done. */
export async function runLoad(
  name: string,
  options: LoadRunOptions,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly exitCode: ExitCode }> {
  const scenario = scenarios.find(({ id }) => id === name);
  if (!scenario)
    throw new InputError(
      `There is no load scenario "${name}"`,
      undefined,
      `Use one of: ${scenarios.map(({ id }) => id).join(', ')}.`,
    );
  const startedAt = new Date().toISOString();
  const choice = chosen(options);
  const wanted = formatsNamed(options.format);
  await reportsFolder(options.out);
  using progress = progressOn(process.stderr, options);
  const facts = await readFacts();
  const sources = { facts, regions: regionsOf(options.region), parameters: await readParameters(options.parameters) };
  const what = options.architecture === undefined ? [] : [options.architecture];
  progress.say('reading templates');
  const gathered = await gather(await declare(await findInput(what), sources), sources);
  const folder = await openRunFolder(options.out, startedAt, { by: 'plumbline', at: startedAt });
  await using stand = new VerifyLoad({
    gathered,
    choice,
    folder,
    quiet: Promise.resolve(),
    say: progress.say,
    signal,
  });
  const sentence = scenario.title;
  const conclusion = await stand.conclude({
    tags: [],
    scenario: name,
    isZoneLost: false,
    limits: [
      scenario.once
        ? { kind: 'given', limit: { kind: 'errors', ratio: 0 }, sentence }
        : { kind: 'objective', of: 'all', sentence },
    ],
  });
  await stand[Symbol.asyncDispose]();
  const { word, exitCode } = outcomeOf(conclusion, signal.aborted);
  const load = stand.data();
  const report: ReportData = {
    schema: 1,
    run: {
      id: folder.id,
      startedAt,
      endedAt: new Date().toISOString(),
      target: 'template',
      command: process.argv.slice(2).map((one) => withoutSecret(one, gathered.secretParameters)),
      asked: { kinds: ['load'] },
    },
    architecture: architectureData(gathered),
    outcome: { word, exitCode, reasons: conclusion.reasons },
    notices: noticesOf(gathered, facts, sources.regions.has('*')),
    promises: [],
    input: await inputData(undefined, gathered, folder),
    figures: [],
    ...(load ? { load } : {}),
    cannotShow: cannotShowOf({ isBroken: false, loaded: load && stand.on, on: 'template' }),
    toolchain: await toolchain(undefined),
    evidence: folder.evidence(),
  };
  await writeReport(report, folder, wanted);
  return {
    text: options.json ? `${canonicalJson(report, 2)}\n` : loadText(conclusion, load?.runs[0], folder.path),
    exitCode,
  };
}

function chosen({ profile, rate, url, loadTarget }: LoadRunOptions): LoadChoice {
  const choice = loadChoice({ profile, loadTarget: loadTarget ?? (url === undefined ? 'twin' : 'url') });
  if (url !== undefined && !URL.canParse(url))
    throw new InputError(`"${url}" is no URL`, undefined, 'Give --url https://host/path.');
  if (url !== undefined && choice.on === 'twin')
    throw new InputError('--url and --load-target twin contradict each other', undefined, 'Give one of them.');
  if (rate !== undefined && !(Number(rate) > 0 && Number.isFinite(Number(rate))))
    throw new InputError(`Expected --rate to be requests a second, got "${rate}"`, undefined, 'Use --rate 20.');
  return {
    ...choice,
    ...(url === undefined ? {} : { url }),
    ...(rate === undefined ? {} : { ratePerSecond: Number(rate) }),
  };
}

function outcomeOf(
  { verdict }: LoadConclusion,
  isInterrupted: boolean,
): { readonly word: ReportData['outcome']['word']; readonly exitCode: ExitCode } {
  if (isInterrupted) return { word: 'interrupted', exitCode: exitCodes.unknown };
  switch (verdict) {
    case 'pass':
      return { word: 'met', exitCode: exitCodes.met };
    case 'fail':
      return { word: 'broken', exitCode: exitCodes.broken };
    case 'unknown':
      return { word: 'unknown', exitCode: exitCodes.unknown };
    case 'not-assessed':
      return { word: 'nothing assessed', exitCode: exitCodes.unknown };
  }
}
