import { run } from './run.mjs';

const candidates = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

/** The interpreter of the first Python on PATH that has pip, from a version on and below another (`3.10`), or undefined. */
export async function findPython(from, below = '4.0') {
  const [first, until] = [from, below].map((version) => `(${version.split('.').join(', ')})`);
  const probe = `import sys, pip; assert ${first} <= sys.version_info < ${until}; print(sys.executable)`;
  for (const candidate of candidates) {
    // A name on PATH may be a version manager's shim without a Python behind it, so each is asked.
    const { ok, stdout } = await run(candidate, ['-c', probe]);
    if (ok) return stdout.trim();
  }
  return undefined;
}
