import { join } from 'node:path';
import { openLaboratory } from '../../chaos/experiments/laboratory.ts';
import { openSession } from '../checks/session.ts';
import { InputError } from '../collect/input-error.ts';
import { canonicalPieces } from '../evidence/canonical.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { reportFlaws } from '../evidence/validate-report.ts';
import { makeReportsFolder, openRunFolder, type RunFolder } from '../evidence/run-folder.ts';
import { formats, type Format } from '../report/catalogue.ts';
import { pathFigures } from '../checks/availability/path-figures.ts';
import { breaking, laboratoryOf } from './breaking.ts';
import { readFacts } from './facts.ts';
import { declare } from './declared.ts';
import { gather, type Gathered } from './gather.ts';
import { findInput } from './input.ts';
import { kindsOf, unassessedOf } from './kinds.ts';
import type { VerifyLaboratory } from './laboratory.ts';
import { inputData, lintRun } from './lint-run.ts';
import { noticesOf } from './notices.ts';
import { outcomeOf } from './outcome.ts';
import { readParameters } from './parameters.ts';
import { progressOn } from './progress.ts';
import { disagreements, promisesOf } from './proofs.ts';
import { regionsOf } from './regions.ts';
import { type FeaturesResult, runFeatures } from './run-features.ts';
import { cannotShowOf, templateBlind } from './targets.ts';
import { toolchain } from './toolchain.ts';

export interface VerifyOptions {
  readonly target: string;
  readonly region: readonly string[];
  readonly parameters: readonly string[];
  readonly prove?: string;
  readonly profile?: string;
  readonly driver?: string;
  readonly scale?: string;
  readonly twin?: string;
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
  const kinds = kindsOf(options);
  const choice = await breaking(options, kinds);
  const wanted = formatsOf(options);
  const facts = await readFacts();
  await makeReportsFolder(options.out).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      `Cannot write to the reports folder "${options.out}": ${cause.code ?? cause.message}`,
      undefined,
      'Make it writable, or give another with --out.',
    );
  });
  progress.say('reading templates');
  const regions = regionsOf(options.region);
  const sources = { regions, parameters: await readParameters(options.parameters), facts };
  const declared = await declare(await findInput(names), sources);
  // The linter takes longest, so it starts first; whatever ends this run ends it too.
  const ending = new AbortController();
  using _linter = { [Symbol.dispose]: () => ending.abort() };
  const linting = lintRun(declared, { skip: !options.lint, signal: AbortSignal.any([signal, ending.signal]) });
  const gathered = await gather(declared, sources);
  const folder = await openRunFolder(options.out, startedAt, { by: 'plumbline', at: startedAt });
  const evidenceOf = await recordInventory(gathered, folder);

  progress.say(`judging ${gathered.inventory.resources.length} resources`);
  const unassessed = unassessedOf(kinds, choice !== undefined);
  const { everyBranch } = options;
  const session = {
    inventory: (everyBranch ? gathered.withoutDefaults : undefined) ?? gathered.inventory,
    ...(gathered.withoutDefaults ? { withoutDefaults: gathered.withoutDefaults } : {}),
    everyBranch,
    architecture: gathered.architecture,
    facts,
    unassessed,
    blind: templateBlind,
  };
  // What is a matter of taste, or of the account as a whole, is left out of the baseline unless it is asked for.
  const tags = options.tags ?? (gathered.architecture.bare ? 'not @strict' : undefined);
  const laboratory =
    choice && (await laboratoryOf({ gathered, choice, folder, quiet: linting, say: progress.say, signal }));
  const features = await judged(session, gathered, tags, folder, laboratory);

  progress.say('waiting for the linter');
  const lint = await linting;
  const promises = promisesOf(gathered.registry, features, unassessed, (record) => [
    ...evidenceOf(record),
    ...(laboratory?.evidenceOf(record) ?? []),
  ]);
  const input = await inputData(lint, gathered, folder);
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
  const outcome = outcomeOf(promises, input.status, problems, {
    harnessFailed: harness.length > 0,
    interrupted: signal.aborted,
    unsafe: laboratory?.isUnsafe ?? false,
  });
  const population = Map.groupBy(gathered.inventory.resources, ({ type }) => type);
  const { id, title, bare, regions: codes } = gathered.architecture;
  const chaos = await laboratory?.data();
  const report: ReportData = {
    schema: 1,
    run: {
      id: folder.id,
      startedAt,
      endedAt: new Date().toISOString(),
      target: 'template',
      command: process.argv.slice(2).map((word) => withoutSecret(word, gathered.secretParameters)),
      asked: { kinds, ...(tags === undefined ? {} : { tags }), ...(everyBranch ? { everyBranch } : {}) },
    },
    architecture: {
      id,
      title,
      bare,
      regions: codes,
      population: [...population]
        .map(([type, found]) => ({ type, count: found.length }))
        .toSorted((a, b) => (a.type < b.type ? -1 : 1)),
      enumeratedBy: `every resource of ${sourcesOf(gathered)}, evaluated for ${gathered.regions.join(', ')}`,
    },
    outcome: { word: outcome.word, exitCode: outcome.exitCode, reasons: [...outcome.reasons, ...problems, ...harness] },
    notices: noticesOf(gathered, facts, regions.has('*')),
    promises,
    input,
    figures: pathFigures({ inventory: gathered.inventory, architecture: gathered.architecture, facts }),
    ...(chaos ? { chaos } : {}),
    cannotShow: cannotShowOf(chaos?.experiments.some(({ runs }) => runs.length > 0) ?? false),
    toolchain: await toolchain(lint),
    evidence: folder.evidence(),
  };
  const flaws = reportFlaws(report);
  if (flaws.length > 0) throw new Error(`report.json does not fit its schema: ${flaws.join('; ')}`);
  await folder.write('report.json', canonicalPieces(report));
  for (const { file, render } of wanted) await folder.write(file, render(report));
  await folder.seal();
  return { report, folder: folder.path };
}

/** `Password=…` of a NoEcho parameter without its value. */
function withoutSecret(word: string, secrets: ReadonlySet<string>): string {
  const [, start = '', name = ''] = /^((?:--parameters=)?([^=]+)=)./u.exec(word) ?? [];
  return secrets.has(name) ? `${start}[redacted]` : word;
}

function sourcesOf({ templates, files }: Gathered): string {
  const manifests = files.filter(({ role }) => role === 'manifest').length;
  return `${templates.length} template(s)${manifests === 0 ? '' : ` and ${manifests} Kubernetes manifest(s)`}`;
}

async function judged(
  session: Parameters<typeof openSession>[0],
  { featuresFolder }: Gathered,
  tags: string | undefined,
  folder: RunFolder,
  laboratory: VerifyLaboratory | undefined,
): Promise<FeaturesResult> {
  using _session = openSession(session);
  using _laboratory = laboratory && openLaboratory(laboratory);
  using messages = folder.lines('messages.ndjson');
  return await runFeatures(featuresFolder, tags, (message) => messages.add(message));
}

async function recordInventory(
  { inventory, files }: Gathered,
  folder: RunFolder,
): Promise<(record: string) => readonly string[]> {
  await folder.record(
    'inputs',
    files.map(({ file, role, content }) => ({ file, role, content: content.toString() })),
  );
  const ids = await folder.record('inventory', inventory.resources);
  await folder.record('gaps', inventory.gaps);
  const byRecord = new Map(inventory.resources.map(({ id }, index) => [id, ids[index]]));
  return (record) => {
    const found = byRecord.get(record);
    return found === undefined ? [] : [found];
  };
}

function formatsOf({ format }: VerifyOptions): readonly Format[] {
  return format.split(',').map((name) => {
    const found = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (!found)
      throw new InputError(
        `There is no report format "${name}"`,
        undefined,
        `Use --format with some of: ${Object.keys(formats).join(', ')}.`,
      );
    return found;
  });
}

/** The path of a run's report page. */
export function pageOf({ folder }: Verified): string {
  return join(folder, 'report.html');
}
