import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

const onPath = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

// Where those that keep several Pythons put them, one folder for each: of these, PATH has one at most.
const home = homedir();
const data = process.env.XDG_DATA_HOME ?? join(home, '.local', 'share');
const keepers = [
  { name: 'pyenv', folder: join(process.env.PYENV_ROOT ?? join(home, '.pyenv'), 'versions') },
  { name: 'uv', folder: process.env.UV_PYTHON_INSTALL_DIR ?? join(data, 'uv', 'python') },
  { name: 'mise', folder: join(process.env.MISE_DATA_DIR ?? join(data, 'mise'), 'installs', 'python') },
  { name: 'asdf', folder: join(process.env.ASDF_DATA_DIR ?? join(home, '.asdf'), 'installs', 'python') },
];

/**
 * The interpreter of a Python from a version on and below another (`3.10`): the first on PATH, else the newest that a version manager
 * keeps; undefined where there is none. `modules` must be there too: `pip` is not, on Debian.
 */
export async function findPython({ from, below = '4.0', modules = [] }) {
  const [first, until] = [from, below].map((version) => `(${version.split('.').join(', ')})`);
  // One that was built without OpenSSL runs, and fails at the first call.
  const wanted = ['sys', 'ssl', ...modules].join(', ');
  const probe = `import ${wanted}; assert ${first} <= sys.version_info < ${until}; print(sys.executable)`;
  for (const candidate of [...onPath, ...kept()]) {
    // A name on PATH may be a version manager's shim without a Python behind it, so each is asked.
    const { ok, stdout } = await run(candidate, ['-c', probe]);
    if (ok) return stdout.trim();
  }
  return undefined;
}

/** What was looked through, in words. */
export const pythonsLookedAt = `on PATH or among those of ${keepers.map(({ name }) => name).join(', ')}`;

function kept() {
  return keepers
    .flatMap(({ folder }) => foldersIn(folder).map((name) => ({ name, program: join(folder, name, 'bin', 'python3') })))
    .toSorted((a, b) => b.name.localeCompare(a.name, 'en', { numeric: true }))
    .map(({ program }) => program);
}

function foldersIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return []; // That version manager is not used here.
  }
}
