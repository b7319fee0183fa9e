import { runCfnLint, type LintInput } from './cfn-lint.ts';
import { runCloudFormationValidate } from './cloudformation-validate.ts';
import type { Lint } from './lint.ts';

/** Lints all templates with cfn-lint, else with AWS's validator, else not at all; says which, and why not the better one. */
export async function lintTemplates(
  inputs: readonly LintInput[],
  options: { readonly cfnLint: readonly string[]; readonly regions: readonly string[]; readonly signal: AbortSignal },
): Promise<Lint> {
  if (inputs.length === 0) return { status: 'none', findings: [], notes: ['There was no template to lint.'] };
  const notes: string[] = [];
  for (const command of options.cfnLint) {
    const attempt = await runCfnLint(command, inputs, options.regions, options.signal);
    if ('lint' in attempt) return { ...attempt.lint, notes };
    notes.push(attempt.failed);
  }
  const attempt = await runCloudFormationValidate(inputs, options.signal);
  if ('lint' in attempt) return { ...attempt.lint, notes };
  return { status: 'none', findings: [], notes: [...notes, attempt.failed] };
}
