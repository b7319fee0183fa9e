import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { IRunResult } from '@cucumber/cucumber/api';
import type { Attachment, Envelope, GherkinDocument, Pickle, PickleStep } from '@cucumber/messages';
import type { Finding } from '../checks/finding.ts';
import { InputError } from '../collect/input-error.ts';
import { shown } from './input.ts';
import { projectFolder } from './project.ts';

/** One scenario after the run: what it is tagged with, and what its sentences found. */
export interface ScenarioResult {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly tags: readonly string[];
  /** False when the selection left it out. */
  readonly ran: boolean;
  readonly findings: readonly Finding[];
  readonly notAssessed: readonly string[];
  /** Id of the experiment that was done for it, and what its pass rests on. */
  readonly experiment?: string;
  readonly grounds?: string;
  /** Steps that could not be carried out: undefined, ambiguous, or thrown by other than a verdict. */
  readonly troubles: readonly Trouble[];
}

export interface Trouble {
  readonly message: string;
  readonly origin: string;
  /** True when the sentence is at fault, false when the harness is. */
  readonly sentence: boolean;
}

export interface FeaturesResult {
  readonly scenarios: readonly ScenarioResult[];
  /** Every Rule's promise tags, also of rules without scenarios. */
  readonly rules: readonly {
    readonly tags: readonly string[];
    readonly name: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly parseErrors: readonly string[];
  /** Why the run as a whole failed, apart from any verdict. */
  readonly failures: readonly string[];
}

/** The steps as Cucumber loaded them: a process loads its modules once, so a second run in it would find none. */
let steps: IRunResult['support'] | undefined;

/**
 * Runs the feature files of a folder in this process, and says every Cucumber message, as JSON, when it comes. Verdicts come from the findings that steps attach, never from Cucumber's
 * own success, which is true when nothing ran.
 */
export async function runFeatures(
  folder: string,
  tags: string | undefined,
  say: (message: string) => void,
): Promise<FeaturesResult> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const paths = names
    .filter((name) => name.endsWith('.feature'))
    .toSorted()
    .map((name) => join(folder, name));
  if (paths.length === 0)
    throw new InputError(
      `There is no .feature file in "${shown(folder)}"`,
      undefined,
      'Write one, or name its folder in architecture.yaml under features.',
    );
  // Loaded here, not at the top: it takes as long as reading the templates, and the linter is at work by now.
  const { loadConfiguration, runCucumber } = await import('@cucumber/cucumber/api');
  const { runConfiguration } = await loadConfiguration({
    file: false,
    provided: {
      paths,
      import: [join(projectFolder, 'steps', '**', '*.steps.ts')],
      ...(tags === undefined ? {} : { tags }),
      publish: false,
      format: ['summary:/dev/null'],
    },
  });
  const envelopes: Envelope[] = [];
  const attachments = new Map<string, Attached>();
  const run = await selected(
    () =>
      runCucumber(
        steps ? { ...runConfiguration, support: steps } : runConfiguration,
        { stdout: nowhere(), stderr: nowhere() },
        (envelope) => {
          say(JSON.stringify(envelope));
          // Findings are many: each is taken up as it comes, and not kept a second time.
          if (envelope.attachment) attach(attachments, envelope.attachment);
          else envelopes.push(envelope);
        },
      ),
    tags,
  );
  steps = run.support;
  return {
    scenarios: scenariosIn(envelopes, attachments),
    rules: envelopes.flatMap(({ gherkinDocument }) => (gherkinDocument ? rulesIn(gherkinDocument) : [])),
    parseErrors: envelopes.flatMap(({ parseError }) =>
      parseError ? [`${parseError.source.uri}:${parseError.source.location?.line ?? 1}: ${parseError.message}`] : [],
    ),
    failures: envelopes.flatMap(({ testRunFinished }) =>
      testRunFinished?.exception
        ? [`Cucumber stopped: ${testRunFinished.exception.message ?? testRunFinished.exception.type}`]
        : [],
    ),
  };
}

/** A selection that cannot be read is its user's to mend. */
async function selected<T>(run: () => Promise<T>, tags: string | undefined): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const [, reason] =
      /^Tag expression .* because of syntax error: (.*)$/su.exec(cause instanceof Error ? cause.message : '') ?? [];
    if (reason === undefined) throw error;
    throw new InputError(
      `--tags "${tags}" cannot be read: ${reason.trim().replace(/\.$/u, '')}`,
      undefined,
      'Write for example --tags "@KC1-HA-5 or @inv".',
    );
  }
}

/** What the steps of one test case attached. */
interface Attached {
  findings: readonly Finding[];
  readonly notAssessed: string[];
  experiment?: string;
  grounds?: string;
}

function attach(into: Map<string, Attached>, attachment: Attachment): void {
  const run = attachment.testCaseStartedId ?? '';
  const attached = into.get(run) ?? { findings: [], notAssessed: [] };
  into.set(run, attached);
  if (attachment.mediaType === 'application/vnd.plumbline.findings+json')
    attached.findings = attached.findings.concat(JSON.parse(textOf(attachment)) as Finding[]);
  if (attachment.mediaType === 'text/vnd.plumbline.not-assessed') attached.notAssessed.push(textOf(attachment));
  if (attachment.mediaType === 'text/vnd.plumbline.experiment') attached.experiment = textOf(attachment);
  if (attachment.mediaType === 'text/vnd.plumbline.grounds') attached.grounds = textOf(attachment);
}

/** Cucumber's own progress would mix with ours; everything it has to say is in its messages. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function rulesIn({ feature, uri = '' }: GherkinDocument): FeaturesResult['rules'] {
  return (feature?.children ?? []).flatMap(({ rule }) =>
    rule
      ? [{ name: rule.name, tags: rule.tags.map(({ name }) => name.slice(1)), file: uri, line: rule.location.line }]
      : [],
  );
}

function scenariosIn(envelopes: readonly Envelope[], attachments: ReadonlyMap<string, Attached>): ScenarioResult[] {
  const cases = new Map(envelopes.flatMap(({ testCase }) => (testCase ? [[testCase.pickleId, testCase]] : [])));
  const started = new Map(
    envelopes.flatMap(({ testCaseStarted }) =>
      testCaseStarted ? [[testCaseStarted.testCaseId, testCaseStarted.id]] : [],
    ),
  );
  return envelopes.flatMap(({ pickle }): ScenarioResult[] => {
    if (!pickle) return [];
    const testCase = cases.get(pickle.id);
    const run = testCase ? started.get(testCase.id) : undefined;
    const { findings = [], notAssessed = [], experiment, grounds } = attachments.get(run ?? '') ?? {};
    return [
      {
        name: pickle.name,
        file: pickle.uri,
        line: pickle.location?.line ?? 1,
        tags: pickle.tags.map(({ name }) => name.slice(1)),
        ran: run !== undefined,
        findings,
        notAssessed,
        ...(experiment === undefined ? {} : { experiment }),
        ...(grounds === undefined ? {} : { grounds }),
        troubles:
          testCase && run !== undefined
            ? troublesIn(
                envelopes,
                run,
                pickle,
                new Map(testCase.testSteps.map((step) => [step.id, step.pickleStepId])),
              )
            : [],
      },
    ];
  });
}

function troublesIn(
  envelopes: readonly Envelope[],
  run: string,
  pickle: Pickle,
  stepIds: ReadonlyMap<string, string | undefined>,
): Trouble[] {
  return envelopes.flatMap(({ testStepFinished }): Trouble[] => {
    if (testStepFinished?.testCaseStartedId !== run) return [];
    const { status, exception, message } = testStepFinished.testStepResult;
    const stepId = stepIds.get(testStepFinished.testStepId);
    if (stepId === undefined && status === 'FAILED' && exception?.message?.endsWith('finding(s) fail.')) return [];
    const step = pickle.steps.find(({ id }) => id === stepId);
    const origin = `${pickle.uri}:${pickle.location?.line ?? 1}`;
    if (status === 'UNDEFINED') return [{ message: `No sentence matches "${step?.text}".`, origin, sentence: true }];
    if (status === 'AMBIGUOUS')
      return [{ message: `Several sentences match "${step?.text}".`, origin, sentence: true }];
    if (status !== 'FAILED') return [];
    return [
      {
        message: `${described(step)}${exception?.message ?? message ?? 'failed'}`,
        origin,
        sentence: exception?.type === 'WrongSentence',
      },
    ];
  });
}

function described(step: PickleStep | undefined): string {
  return step ? `"${step.text}": ` : '';
}

function textOf({ body, contentEncoding }: { readonly body: string; readonly contentEncoding: string }): string {
  return contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body;
}
