import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder Plumbline itself lies in: its steps, facts and bundled architectures. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const bundledArchitectures = join(projectFolder, 'fixtures', 'architectures');
export const baselineFeatures = join(projectFolder, 'features', 'baseline');

/** The commands cfn-lint may be found under: the project's own first, then the one on PATH. PLUMBLINE_CFN_LINT replaces both. */
export function cfnLintCommands(environment: NodeJS.ProcessEnv): readonly string[] {
  const chosen = environment['PLUMBLINE_CFN_LINT'];
  return chosen === undefined ? [join(projectFolder, '.tools', 'cfn-lint', 'bin', 'cfn-lint'), 'cfn-lint'] : [chosen];
}
