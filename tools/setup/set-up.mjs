import { withLock } from './lock.mjs';
import { installNpmPackages, npmPackagesAreReady } from './npm-packages.mjs';
import { forgetFailures, installPythonTools, pythonToolsAreReady, warnOfMissingTools } from './python-tools.mjs';

/**
 * Brings the checkout into the state its lock files describe; costs milliseconds when it is there already.
 * @param {{ retry?: boolean }} options retry: try again what failed a short while ago
 * @throws {SetupError} when the npm packages cannot be installed
 */
export async function setUp({ retry = false } = {}) {
  if (retry) forgetFailures();
  if (!npmPackagesAreReady() || !pythonToolsAreReady()) {
    await withLock(async () => {
      // Asked again: whoever held the lock before may have done the work.
      if (!npmPackagesAreReady()) await installNpmPackages();
      if (!pythonToolsAreReady()) await installPythonTools();
    });
  }
  warnOfMissingTools();
}
