import { join } from 'node:path';
import { openLaboratory } from '../../chaos/experiments/laboratory.ts';
import { openLoadStand } from '../../load/load-stand.ts';
import { openSession } from '../checks/session.ts';
import { redactionOf } from '../collect/aws/redaction.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { openRunFolder, type RunFolder } from '../evidence/run-folder.ts';
import { isWithin } from '../inventory/resource.ts';
import { pathFigures } from '../checks/availability/path-figures.ts';
import { architectureData } from './architecture-data.ts';
import { emulatorAhead } from './emulator-ahead.ts';
import { readFacts } from './facts.ts';
import { declare, type Declared, type DeclareOptions, deployedRegions } from './declared.ts';
import { gather, type Gathered } from './gather.ts';
import { findInput } from './input.ts';
import { kindsOf, unassessedOf } from './kinds.ts';
import { type LiveChoice, liveChoice, type LiveOptions } from './live-choice.ts';
import { liveInput } from './live-input.ts';
import { recordInventory } from './recorded-inventory.ts';
import { readTarget } from './read-target.ts';
import { redactedFolder } from './redacted-folder.ts';
import type { VerifyLaboratory } from './laboratory.ts';
import type { VerifyLoad } from './load-stand.ts';
import { inputData, lintRun } from './lint-run.ts';
import { noticesOf } from './notices.ts';
import { outcomeOf } from './outcome.ts';
import { readParameters } from './parameters.ts';
import { progressOn } from './progress.ts';
import { disagreements, promisesOf } from './proofs.ts';
import { regionsOf } from './regions.ts';
import { type FeaturesResult, runFeatures } from './run-features.ts';
import { laboratoryOf, loadStandOf, strainOf } from './strain.ts';
import { blindOf, cannotShowOf, targetNamed } from './targets.ts';
import { toolchain } from './toolchain.ts';
import { withoutSecret } from './without-secret.ts';
import { formatsNamed, reportsFolder, writeReport } from './write-report.ts';

export interface VerifyOptions extends LiveOptions {
  readonly target: string;
  readonly region: readonly string[];
  readonly parameters: readonly string[];
  readonly prove?: string;
  readonly profile?: string;
  readonly driver?: string;
  readonly scale?: string;
  readonly twin?: string;
  readonly loadTarget?: string;
  readonly emulator?: string;
  readonly keep?: boolean;
  /** False collects what is in the emulator already. */
  readonly deploy?: boolean;
  readonly tags?: string;
  readonly out: string;
  readonly format: string;
  readonly lint: boolean;
  readonly everyBranch: boolean;
  readonly quiet: boolean;
}

export interface Verified {
  readonly report: ReportData;
  readonly folder: string;
}

/** The conformance run: gathers, judges, and writes a new folder of evidence and reports. Throws InputError before any work is done. */
export async function verify(names: readonly string[], options: VerifyOptions, signal: AbortSignal): Promise<Verified> {
  const startedAt = new Date().toISOString();
  using progress = progressOn(process.stderr, options);
  const on = targetNamed(options.target);
  const kinds = kindsOf(options);
  const strain = await strainOf(options, kinds);
  const live = await liveChoice(options);
  const wanted = formatsNamed(options.format);
  const facts = await readFacts();
  await reportsFolder(options.out);
  progress.say(live ? 'reading what was promised' : 'reading templates');
  const parameters = await readParameters(options.parameters);
  const { declared, regions } = live
    ? await liveInput(names, options.region, live, { parameters, facts })
    : await templateInput(names, { regions: regionsOf(options.region), parameters, facts });
  // The linter takes longest, so it starts first; whatever ends this run ends it too.
  const ending = new AbortController();
  using _linter = { [Symbol.dispose]: () => ending.abort() };
  const linting = lintRun(declared, {
    skip: !options.lint || live !== undefined,
    signal: AbortSignal.any([signal, ending.signal]),
  });
  await using ahead = emulatorAhead(options, { say: progress.say, signal });
  const promised = await gather(declared, { parameters, facts });
  await using target = await readTarget(
    { ...promised, regions },
    {
      options,
      live,
      ahead,
      askedTypes: facts.askedTypes,
      say: progress.say,
      signal,
    },
  );
  const inventory = target?.inventory ?? promised.inventory;
  // A twin stands for what was read of an account; an emulator's records are those of the templates, less what it lacks.
  const gathered: Gathered = {
    ...promised,
    regions,
    ...(live && target ? { inventory, problems: [] } : {}),
  };
  const redaction = live?.redacts ? redactionOf({ accounts: accountsOf(live, promised), mail: true }) : undefined;
  const opened = await openRunFolder(options.out, startedAt, { by: 'plumbline', at: startedAt });
  const folder = redaction ? redactedFolder(opened, redaction) : opened;
  const evidenceOf = await recordInventory({ inventory, files: gathered.files }, folder);
  if (target) await folder.record(target.evidence.name, [target.evidence.record]);

  const judgedCount = inventory.resources.filter(isWithin).length;
  progress.say(`judging ${judgedCount} resources`);
  const unassessed = unassessedOf(kinds, strain);
  const { everyBranch } = options;
  // What an emulator told was made from the defaults that parameters have.
  const withoutDefaults = target ? undefined : gathered.withoutDefaults;
  const session = {
    inventory: (everyBranch ? withoutDefaults : undefined) ?? inventory,
    ...(withoutDefaults ? { withoutDefaults } : {}),
    everyBranch,
    architecture: gathered.architecture,
    facts,
    unassessed,
    blind: blindOf(on),
  };
  // What is a matter of taste, or of the account as a whole, is left out of the baseline unless it is asked for.
  const tags = options.tags ?? (gathered.architecture.bare ? 'not @strict' : undefined);
  const around = { gathered, folder, quiet: linting, say: progress.say, signal };
  const laboratory = strain.chaos && (await laboratoryOf({ ...around, choice: strain.chaos }));
  await using stand = strain.load && (await loadStandOf({ ...around, choice: strain.load }));
  const features = await judged(session, gathered, tags, folder, { laboratory, stand });
  await stand?.[Symbol.asyncDispose]();

  progress.say('waiting for the linter');
  const lint = await linting;
  const evidence = (record: string): readonly string[] => [
    ...evidenceOf(record),
    ...(laboratory?.evidenceOf(record) ?? []),
    ...(stand?.evidenceOf(record) ?? []),
  ];
  const promises = promisesOf(gathered.registry, features, unassessed, evidence, {
    loaded: stand?.on ?? 'twin',
    judged: target?.on ?? 'template',
  });
  const unlinted = live ? 'No template was read, so none was linted.' : undefined;
  const input = await inputData(lint, gathered, folder, unlinted);
  const troubles = features.scenarios.flatMap((scenario) =>
    scenario.troubles.filter(() => !scenario.tags.some((tag) => unassessed.has(tag))),
  );
  const problems = [
    ...input.problems.map(({ origin, message, mend }) => `${message} (${origin}) ${mend}`),
    ...features.parseErrors,
    ...disagreements(gathered.registry, features),
    ...troubles
      .filter(({ sentence }) => sentence)
      .map(({ message, origin }) => `${message} (${origin}) Mend the sentence, or write the check.`),
    ...(features.scenarios.some(({ ran }) => ran)
      ? []
      : ['The selection matches no scenario. Mend --tags or --prove.']),
  ];
  const harness = [
    ...features.failures,
    ...troubles.filter(({ sentence }) => !sentence).map(({ message, origin }) => `${message} (${origin})`),
  ];
  const outcome = outcomeOf(promises, live ? 'clean' : input.status, problems, {
    harnessFailed: harness.length > 0,
    interrupted: signal.aborted,
    unsafe: laboratory?.isUnsafe ?? false,
  });
  const chaos = await laboratory?.data();
  const load = stand?.data();
  const tls = await stand?.tlsData();
  const whole: ReportData = {
    schema: 1,
    run: {
      id: folder.id,
      startedAt,
      endedAt: new Date().toISOString(),
      // An account whose services were asked elsewhere than at AWS is none.
      target: target?.on ?? 'template',
      ...(target?.replayed ? { replayed: target.replayed } : {}),
      command: process.argv.slice(2).map((word) => withoutSecret(word, gathered.secretParameters)),
      asked: { kinds, ...(tags === undefined ? {} : { tags }), ...(everyBranch ? { everyBranch } : {}) },
    },
    architecture: architectureData({ ...gathered, inventory }, target),
    outcome: { word: outcome.word, exitCode: outcome.exitCode, reasons: [...outcome.reasons, ...problems, ...harness] },
    notices: [
      ...noticesOf(gathered, facts, live !== undefined || options.region.length > 0),
      ...(target?.notices ?? []),
    ],
    promises,
    input,
    figures: pathFigures({ inventory, architecture: gathered.architecture, facts }),
    ...(chaos ? { chaos } : {}),
    ...(load ? { load } : {}),
    ...(tls ? { tls } : {}),
    cannotShow: [
      ...(target?.cannotShow ?? []),
      ...cannotShowOf({
        isBroken: chaos?.experiments.some(({ runs }) => runs.length > 0) ?? false,
        loaded: load && stand?.on,
        on: target?.on ?? 'template',
      }),
    ],
    toolchain: await toolchain(lint),
    evidence: folder.evidence(),
  };
  // Judged as it is, and redacted when it is written.
  const report = redaction ? (redaction.data(whole) as ReportData) : whole;
  await writeReport(report, folder, wanted);
  return { report, folder: folder.path };
}

async function templateInput(
  names: readonly string[],
  sources: DeclareOptions,
): Promise<{ readonly declared: Declared; readonly regions: readonly string[] }> {
  const declared = await declare(await findInput(names), sources);
  return { declared, regions: deployedRegions(declared) };
}

function accountsOf({ account }: LiveChoice, { account: declared }: Gathered): readonly string[] {
  return [account ?? declared ?? []].flat();
}

async function judged(
  session: Parameters<typeof openSession>[0],
  { featuresFolder }: Gathered,
  tags: string | undefined,
  folder: RunFolder,
  { laboratory, stand }: { readonly laboratory: VerifyLaboratory | undefined; readonly stand: VerifyLoad | undefined },
): Promise<FeaturesResult> {
  using _session = openSession(session);
  using _laboratory = laboratory && openLaboratory(laboratory);
  using _stand = stand && openLoadStand(stand);
  using messages = folder.lines('messages.ndjson');
  return await runFeatures(featuresFolder, tags, (message) => messages.add(message));
}

/** The path of a run's report page. */
export function pageOf({ folder }: Verified): string {
  return join(folder, 'report.html');
}
