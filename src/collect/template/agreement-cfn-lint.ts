import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Tree } from './agreement-trees.ts';

/** What cfn-lint makes of an example: the conditions it decides, and the properties of `It`. */
export interface Answer {
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly values: Readonly<Record<string, Tree>>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The Python that cfn-lint is installed in: the project's own, else that of the cfn-lint on PATH. */
export function cfnLintPython(): string | undefined {
  const folders = [join(root, '.tools', 'cfn-lint', 'bin'), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.map((folder) => join(folder, 'cfn-lint')).find((path) => existsSync(path));
  const python = found && join(dirname(realpathSync(found)), 'python');
  return python !== undefined && existsSync(python) ? python : undefined;
}

/** One process for all questions, answered one at a time. */
export function cfnLint(python: string): { readonly ask: (question: object) => Promise<Answer> } & AsyncDisposable {
  const child = execa(python, [join(root, 'tools', 'cfn-lint-values.py')], {
    buffer: false,
    reject: false,
    timeout: 60_000,
  });
  const lines = child.iterable();
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error('cfn-lint-values.py ended without an answer');
      const said = JSON.parse(value) as Answer | { readonly error: string };
      if ('error' in said) throw new Error(`cfn-lint-values.py: ${said.error}`);
      return said;
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await child;
    },
  };
}
