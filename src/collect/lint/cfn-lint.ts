import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { type Lint, type LintFinding, lintStatus } from './lint.ts';

/** A template to lint: where it lies, and the name it has in reports. */
export interface LintInput {
  readonly path: string;
  readonly shown: string;
}

export type LintAttempt = { readonly lint: Lint } | { readonly failed: string };

interface Reported {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Start: { readonly LineNumber: number; readonly ColumnNumber: number } };
}

/** An empty one of ours, in place of those in the working folder and the home folder. */
const configFile = fileURLToPath(new URL('./cfnlintrc.yaml', import.meta.url));

/** Exit codes are a bit mask: 2 errors, 4 warnings, 8 informational; 32 a region it does not know. Source: cfn-lint's README, "Exit codes". */
const findingBits = 2 | 4 | 8;

/** Runs the Python cfn-lint at `command` once over all templates. Answers why when it is absent or does not do its work. */
export async function runCfnLint(
  command: string,
  inputs: readonly LintInput[],
  regions: readonly string[],
  signal: AbortSignal,
): Promise<LintAttempt> {
  const paths = inputs.map(({ path }) => path);
  // Its own configuration, or whoever runs it could switch rules off in a file that no report shows.
  const args = ['--config-file', configFile, '--format', 'json', '--regions', ...regions, '--template', ...paths];
  // Beside each other: asking for the version takes as long as a small lint.
  const [version, run] = await Promise.all([
    execa(command, ['--version'], { reject: false, cancelSignal: signal }),
    execa(command, args, { reject: false, cancelSignal: signal }),
  ]);
  const [, number] = /^cfn-lint (\S+)/u.exec(version.stdout) ?? [];
  if (version.failed || number === undefined) {
    return {
      failed: `cfn-lint is absent or does not start (${version.code ?? `exit code ${version.exitCode}`})`,
    };
  }
  if (run.exitCode === undefined || (run.exitCode & ~findingBits) !== 0) {
    return {
      failed: `cfn-lint ${number} failed with ${run.exitCode === undefined ? (run.signal ?? run.code) : `exit code ${run.exitCode}`}: ${firstLine(run.stderr)}`,
    };
  }
  const reported = parse(run.stdout);
  if (!reported)
    return { failed: `cfn-lint ${number} printed something that is not its JSON: ${firstLine(run.stdout)}` };
  if (run.exitCode !== 0 && reported.length === 0)
    return { failed: `cfn-lint ${number} ended with exit code ${run.exitCode} and named no finding` };
  const shown = new Map(inputs.map((input) => [input.path, input.shown]));
  const findings = reported.flatMap((finding) => toFinding(finding, shown));
  return { lint: { status: lintStatus(findings), linter: { name: 'cfn-lint', version: number }, findings, notes: [] } };
}

function parse(stdout: string): readonly Reported[] | undefined {
  try {
    const data: unknown = JSON.parse(stdout);
    return Array.isArray(data) ? (data as Reported[]) : undefined;
  } catch {
    return undefined;
  }
}

function toFinding(reported: Reported, shown: ReadonlyMap<string, string>): LintFinding[] {
  const level = reported.Level === 'Error' ? 'error' : reported.Level === 'Warning' ? 'warning' : undefined;
  if (level === undefined) return [];
  const { LineNumber, ColumnNumber } = reported.Location.Start;
  const file = shown.get(reported.Filename) ?? reported.Filename;
  return [
    {
      rule: reported.Rule.Id,
      level,
      message: reported.Message,
      origin: { file, line: LineNumber, column: ColumnNumber },
    },
  ];
}

function firstLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
