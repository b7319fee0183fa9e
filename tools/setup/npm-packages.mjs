import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { contentOf, root, sha256 } from './places.mjs';
import { bundledNode, isNewEnough } from './project-node.mjs';
import { headOf, run } from './run.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.plumbline-stamp');

export function npmPackagesAreReady() {
  return contentOf(stampFile) === stamp();
}

/** Installs exactly what package-lock.json says. Without these packages nothing runs, so a failure is fatal. */
export async function installNpmPackages() {
  if (!alreadyInstalled()) {
    say('installing npm packages from package-lock.json (npm ci) ...');
    const [command, ...args] = npmCommand();
    // NODE_ENV=production would leave out what the tests need, hence --include.
    const options = [
      '--ignore-scripts',
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
      '--include=dev',
      '--include=optional',
    ];
    const { ok, output } = await run(command, [...args, 'ci', ...options], npmEnvironment());
    if (!ok) {
      throw new SetupError(
        `npm ci failed, and without its packages nothing can run:\n${headOf(output)}\n${mendOf(output)}`,
      );
    }
  }
  refuseMissingNode();
  writeFileSync(stampFile, stamp());
}

function stamp() {
  return `${sha256(contentOf(lockFile) ?? '')} ${process.platform}-${process.arch}\n`;
}

/** True when somebody ran `npm ci` or `npm install` by hand: npm notes what it installed, once it has finished. */
function alreadyInstalled() {
  const noted = contentOf(join(root, 'node_modules', '.package-lock.json'));
  if (noted === undefined) return false;
  const wanted = JSON.parse(contentOf(lockFile) ?? '{}').packages ?? {};
  const installed = JSON.parse(noted).packages ?? {};
  const folders = Object.keys(wanted).filter((folder) => folder !== '');
  return (
    Object.keys(installed).every((folder) => folder in wanted) &&
    folders.every((folder) =>
      installed[folder] === undefined
        ? wanted[folder].optional === true // For another system; npm leaves those out.
        : installed[folder].integrity === wanted[folder].integrity && existsSync(join(root, folder)),
    ) &&
    (bundledNode === undefined || existsSync(bundledNode))
  );
}

/** npm drops an optional package that cannot be fetched without a word; the project's own Node is one. */
function refuseMissingNode() {
  if (bundledNode === undefined || existsSync(bundledNode) || isNewEnough(process.versions.node)) return;
  throw new SetupError(
    `npm ci did not bring the project's own Node 24 (${bundledNode}), and this Node is ${process.versions.node}. ` +
      'Check that the npm registry can be reached and that optional packages are not switched off (npm config get omit), then try again.',
  );
}

function mendOf(output) {
  return output.includes('EUSAGE')
    ? 'package-lock.json does not fit package.json. Run `npm install --ignore-scripts`, then `node tools/prune-lock.mjs`.'
    : 'Check that npm is installed and that its registry can be reached, then run the same command again.';
}

/** The npm that called us, on the Node that runs it; else the one on PATH. */
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm && node && basename(npm) === 'npm-cli.js' && existsSync(npm) && existsSync(node)) return [node, npm];
  return ['npm'];
}

/** The environment without what an outer npm or npx says about itself, which would send `npm ci` elsewhere. */
function npmEnvironment() {
  const outer =
    /^npm_(config_(local_prefix|global|location|dry_run|package|call|workspaces?)|command|lifecycle_.*|package_.*)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}
