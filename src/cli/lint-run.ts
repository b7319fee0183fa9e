import { existsSync } from 'node:fs';
import type { Lint } from '../collect/lint/lint.ts';
import type { InputData } from '../evidence/report-data.ts';
import type { RunFolder } from '../evidence/run-folder.ts';
import type { Suppression } from '../collect/template/suppressions.ts';
import { sha256 } from '../evidence/sha256.ts';
import { originText } from '../inventory/resource.ts';
import { type Declared, deployedRegions, templatesOf } from './declared.ts';
import type { Gathered } from './gather.ts';
import { shown } from './input.ts';
import { cfnLintCommands } from './project.ts';

/** Lints the templates of a run, unless it was told not to. Never throws: a linter that could not run is no linter, with the reason. */
export async function lintRun(
  declared: Declared,
  { skip, signal }: { readonly skip: boolean; readonly signal: AbortSignal },
): Promise<Lint | undefined> {
  if (skip) return undefined;
  const inputs = templatesOf(declared)
    .filter((path) => existsSync(path))
    .map((path) => ({ path, shown: shown(path) }));
  // Only here: what starts programs takes longer to load than a small architecture to judge.
  const { lintTemplates } = await import('../collect/lint/lint-templates.ts');
  const options = { cfnLint: cfnLintCommands(process.env), regions: deployedRegions(declared), signal };
  return lintTemplates(inputs, options).catch((error: unknown): Lint => {
    return { status: 'none', findings: [], notes: [`The linter could not run: ${String(error)}`] };
  });
}

/** The report's input section; every lint finding is evidence too. */
export async function inputData(
  lint: Lint | undefined,
  { problems, files, suppressions }: Gathered,
  folder: RunFolder,
  unlinted = 'The linter was skipped by --no-lint.',
): Promise<InputData> {
  const ids = lint ? await folder.record('lint', lint.findings) : [];
  return {
    status: lint?.status ?? 'skipped',
    ...(lint?.linter ? { linter: lint.linter } : {}),
    findings: (lint?.findings ?? []).map(({ origin, ...finding }, index) => ({
      ...finding,
      origin: originText(origin),
      evidence: ids[index] ?? '',
    })),
    notes: [...(lint?.notes ?? [unlinted]), ...suppressions.map(suppressionNote)],
    problems: problems.map(({ file, line, message, mend }) => ({ origin: `${file}:${line}`, message, mend })),
    files: files
      .map(({ file, content, role }) => ({ file, role, sha256: sha256(content), bytes: Buffer.byteLength(content) }))
      .toSorted((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

/** Suppressions are listed, so that nobody takes them for an answer. */
function suppressionNote({ tool, rules, origin }: Suppression): string {
  const what = rules.length === 0 ? '' : ` ${rules.join(', ')}`;
  const effect = tool === 'cfn-lint' ? 'only the linter keeps quiet' : 'it changes nothing here';
  return `A suppression for ${tool}${what} (${originText(origin)}): ${effect}.`;
}
