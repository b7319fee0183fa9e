#!/usr/bin/env node
// Runs the project's own Node with the given arguments, since the host's may be too old for TypeScript and for some tools.
import { runOnProjectNode } from './setup/run-on-project-node.mjs';
import { SetupError } from './setup/setup-error.mjs';

try {
  process.exitCode = await runOnProjectNode(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
