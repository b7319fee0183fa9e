import { run } from './run.mjs';

const candidates = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const probe = 'import sys, pip; assert sys.version_info >= (3, 10); print(sys.executable)';

/** The interpreter of the first Python >= 3.10 on PATH that has pip, or undefined. */
export async function findPython() {
  for (const candidate of candidates) {
    // A name on PATH may be a version manager's shim without a Python behind it, so each is asked.
    const { ok, stdout } = await run(candidate, ['-c', probe]);
    if (ok) return stdout.trim();
  }
  return undefined;
}
