import type { FileOrigin } from '../../inventory/resource.ts';

/** What a linter said of the input templates. `status` is clean, warnings, errors, or none when no linter could run. */
export interface Lint {
  readonly status: 'clean' | 'warnings' | 'errors' | 'none';
  readonly linter?: { readonly name: string; readonly version: string };
  readonly findings: readonly LintFinding[];
  /** Why a preferred linter, or any, could not be used. */
  readonly notes: readonly string[];
}

export interface LintFinding {
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly origin: FileOrigin;
}

export function lintStatus(findings: readonly LintFinding[]): Lint['status'] {
  if (findings.some(({ level }) => level === 'error')) return 'errors';
  return findings.length > 0 ? 'warnings' : 'clean';
}
