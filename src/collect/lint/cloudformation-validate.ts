import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { LintAttempt, LintInput } from './cfn-lint.ts';
import { type LintFinding, lintStatus } from './lint.ts';

const child = fileURLToPath(new URL('./cloudformation-validate-child.mjs', import.meta.url));
const limitMs = 60_000;

interface Diagnostic {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}

/**
 * Lints with AWS's own validator, one child process per template with limits on time and memory, since on templates with many
 * conditions it does not finish. A template it cannot finish makes the whole attempt fail, naming that template.
 */
export async function runCloudFormationValidate(
  inputs: readonly LintInput[],
  signal: AbortSignal,
): Promise<LintAttempt> {
  const findings: LintFinding[] = [];
  let version = '';
  for (const { path, shown } of inputs) {
    const run = await execa(process.execPath, ['--max-old-space-size=1024', child, path], {
      reject: false,
      timeout: limitMs,
      cancelSignal: signal,
    });
    if (run.timedOut)
      return { failed: `cloudformation-validate did not finish ${shown} within ${limitMs / 1000} seconds` };
    if (run.failed)
      return { failed: `cloudformation-validate failed on ${shown} with ${run.signal ?? `exit code ${run.exitCode}`}` };
    const answer = JSON.parse(run.stdout) as { version: string; diagnostics: Diagnostic[] };
    version = answer.version;
    findings.push(...answer.diagnostics.flatMap((diagnostic) => toFinding(diagnostic, shown)));
  }
  return {
    lint: {
      status: lintStatus(findings),
      linter: { name: '@aws/cloudformation-validate', version },
      findings,
      notes: [],
    },
  };
}

function toFinding({ ruleId, severity, message, startLine, startColumn }: Diagnostic, file: string): LintFinding[] {
  const level = severity === 'ERROR' || severity === 'FATAL' ? 'error' : severity === 'WARN' ? 'warning' : undefined;
  return level
    ? [{ rule: ruleId, level, message, origin: { file, line: startLine ?? 1, column: startColumn ?? 1 } }]
    : [];
}
