import { withLock } from './lock.mjs';
import { installNpmPackages, npmPackagesAreReady } from './npm-packages.mjs';
import { forgetFailures, installPythonTools, pythonToolsAreReady, warnOfMissingTools } from './python-tools.mjs';

/**
 * Brings the checkout into the state its lock files describe; costs milliseconds when it is there already.
 * @param {{ retry?: boolean, asked?: readonly string[] }} options retry: try again what failed a short while ago;
 *   asked: tools to be installed besides those that every checkout gets
 * @throws {SetupError} when the npm packages cannot be installed
 */
export async function setUp({ retry = false, asked = [] } = {}) {
  if (retry) forgetFailures(asked);
  if (!npmPackagesAreReady() || !pythonToolsAreReady(asked)) {
    await withLock(async () => {
      // Asked again: whoever held the lock before may have done the work.
      if (!npmPackagesAreReady()) await installNpmPackages();
      if (!pythonToolsAreReady(asked)) await installPythonTools(asked);
    });
  }
  warnOfMissingTools(asked);
}
