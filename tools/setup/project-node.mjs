import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { SetupError } from './setup-error.mjs';

// The sources are TypeScript run without a build, stable from this version on.
const oldest = [24, 12];
const bundled = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

/** Where npm puts the project's own Node, or undefined on systems for which there is none. */
export const bundledNode = bundled
  ? join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  : undefined;

/** The Node that runs the project: its own, else the one running now if that is new enough. */
export function projectNode() {
  if (bundledNode !== undefined && existsSync(bundledNode)) return bundledNode;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new SetupError(
    bundledNode === undefined
      ? `Plumbline needs Node 24 (24.12 or newer), and this is Node ${process.versions.node}. Install it from https://nodejs.org.`
      : `the project's own Node 24 is missing (${bundledNode}), and this is Node ${process.versions.node}. Run \`node tools/setup.mjs\`.`,
  );
}

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
