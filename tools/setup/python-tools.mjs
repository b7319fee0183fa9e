import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, root, sha256, toolsHome } from './places.mjs';
import { findPython, pythonsLookedAt } from './python.mjs';
import { run, tailOf } from './run.mjs';
import { say } from './say.mjs';

/** Tools from PyPI, each in a virtual environment of its own, pinned with hashes in tools/<name>.lock. */
const pythonTools = [
  {
    name: 'cfn-lint',
    program: 'cfn-lint',
    without: 'templates are not linted: no run can show that a template is valid CloudFormation',
  },
  {
    name: 'moto',
    program: 'moto_server',
    without: 'nothing can be deployed to an emulator unless one is named by its URL',
    onNeed: true,
  },
  {
    name: 'localstack',
    program: 'localstack-supervisor',
    without:
      'LocalStack cannot be started here; `--emulator docker:localstack` brings its own Python, and moto may do, or the URL of one that runs',
    onNeed: true,
    // Its last free release is written in the words of 3.12, whatever it says itself, and what it needs does not agree on 3.14.
    python: ['3.12', '3.14'],
  },
];

/** Installed only where they are asked for by name: they are large, and most commands do without. */
export const toolsOnNeed = pythonTools.filter(({ onNeed }) => onNeed).map(({ name }) => name);

const retryAfterMs = 10 * 60_000;
const uv = join(toolsHome, 'uv', 'bin', 'uv');
// A user's pip.conf may say `user = true`, which contradicts --target; an outer virtual environment must not be written to.
const environment = { ...process.env, PIP_USER: '0', PIP_DISABLE_PIP_VERSION_CHECK: '1', UV_PYTHON_DOWNLOADS: 'never' };
delete environment.VIRTUAL_ENV;

/** True when every tool is installed as locked, or failed so recently that trying again would only cost time. */
export function pythonToolsAreReady(asked) {
  return wanted(asked).every((tool) => isInstalled(tool) || failure(tool) !== undefined);
}

/** Installs what is missing. A tool that cannot be installed is a warning: what it would prove stays unproven, visibly. */
export async function installPythonTools(asked) {
  for (const tool of wanted(asked).filter((each) => !isInstalled(each) && failure(each) === undefined)) {
    const reason = await install(tool);
    rmSync(failureFile(tool), { force: true });
    if (reason !== undefined) writeFileSync(failureFile(tool), `${stamp(tool)}${Date.now()}\n${reason}\n`);
  }
}

/** Says on every run which tools are missing, why, and what that means. */
export function warnOfMissingTools(asked) {
  for (const tool of wanted(asked).filter((each) => !isInstalled(each))) {
    say(
      `warning: ${tool.name} could not be installed, so ${tool.without}.\n${failure(tool) ?? '  (no reason was kept)'}`,
    );
    say(`once that is mended, run \`node tools/setup.mjs --retry${tool.onNeed ? ` --with ${tool.name}` : ''}\`.`);
  }
}

export function forgetFailures(asked) {
  for (const tool of wanted(asked)) rmSync(failureFile(tool), { force: true });
}

function wanted(asked) {
  return pythonTools.filter(({ name, onNeed }) => !onNeed || asked.includes(name));
}

async function install(tool) {
  const noUv = await installUv();
  if (noUv !== undefined) return noUv;
  const [from, below] = tool.python ?? ['3.10'];
  const python = await findPython({ from, below });
  if (python === undefined)
    return noPython(below === undefined ? `${from} or newer` : `${from} or newer, and older than ${below},`);
  say(`installing ${tool.name} from tools/${tool.name}.lock ...`);
  const home = join(toolsHome, tool.name);
  rmSync(home, { recursive: true, force: true });
  const made = await run(uv, ['venv', '--quiet', '--python', python, home], environment);
  if (!made.ok) return tailOf(made.output);
  const target = ['--python', join(home, 'bin', 'python'), '--system-certs', '--require-hashes'];
  const done = await run(uv, ['pip', 'install', '--quiet', ...target, '-r', lockFile(tool.name)], environment);
  if (!done.ok) return tailOf(done.output);
  writeFileSync(stampFile(tool.name), stamp(tool));
  return undefined;
}

async function installUv() {
  if (existsSync(uv) && contentOf(stampFile('uv')) === lockHash('uv')) return undefined;
  const python = await findPython({ from: '3.10', modules: ['pip'] });
  if (python === undefined) return noPython('3.10 or newer, with pip,');
  say('installing uv (which installs the Python tools) from tools/uv.lock ...');
  const home = join(toolsHome, 'uv');
  rmSync(home, { recursive: true, force: true });
  const options = ['--quiet', '--no-input', '--retries', '2', '--target', home, '--require-hashes'];
  const done = await run(python, ['-m', 'pip', 'install', ...options, '-r', lockFile('uv')], environment);
  if (!done.ok) return tailOf(done.output);
  writeFileSync(stampFile('uv'), lockHash('uv'));
  return undefined;
}

function noPython(which) {
  return `  No Python ${which} was found ${pythonsLookedAt}. Install one: python3 and python3-pip of Debian, \`pyenv install 3.13\`, or \`uv python install 3.13\`.`;
}

/** The program and its interpreter must still be there: a system upgrade can take the latter away. */
function isInstalled(tool) {
  const bin = join(toolsHome, tool.name, 'bin');
  return (
    contentOf(stampFile(tool.name)) === stamp(tool) &&
    existsSync(join(bin, tool.program)) &&
    existsSync(join(bin, 'python'))
  );
}

/** Why the last try failed, if it was one for this very lock file and not long ago. */
function failure(tool) {
  const noted = contentOf(failureFile(tool));
  if (noted === undefined || !noted.startsWith(stamp(tool))) return undefined;
  const [at = '', ...reason] = noted.slice(stamp(tool).length).trimEnd().split('\n');
  const ageMs = Date.now() - Number(at);
  return ageMs >= 0 && ageMs < retryAfterMs ? reason.join('\n') : undefined;
}

/** Names the checkout's place too, since programs in a virtual environment hold absolute paths. */
function stamp(tool) {
  return `${lockHash(tool.name)}${root}\n`;
}

function lockHash(name) {
  return `${sha256(contentOf(lockFile(name)) ?? '')}\n`;
}

function lockFile(name) {
  return join(root, 'tools', `${name}.lock`);
}

function stampFile(name) {
  return join(toolsHome, name, '.plumbline-stamp');
}

function failureFile(tool) {
  return join(toolsHome, `${tool.name}.failed`);
}
