#!/usr/bin/env node
// Entry of `npm start` and `npm test` (prestart, pretest). Plain JavaScript for Node >= 20 with nothing installed yet.
import { parseArgs } from 'node:util';
import { toolsOnNeed } from './setup/python-tools.mjs';
import { setUp } from './setup/set-up.mjs';
import { SetupError } from './setup/setup-error.mjs';

try {
  await setUp(asked());
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`setup: ${error.message}\n`);
  process.exitCode = error.exitCode;
}

/** What the command line says: `--retry`, and `--with <tool>` for each tool that is installed only on need. */
function asked() {
  const options = { retry: { type: 'boolean' }, with: { type: 'string', multiple: true } };
  const usage = `Usage: node tools/setup.mjs [--retry] [--with ${toolsOnNeed.join('|')}]`;
  try {
    const { values } = parseArgs({ options });
    const unknown = (values.with ?? []).filter((name) => !toolsOnNeed.includes(name));
    if (unknown.length > 0) throw new Error(`There is no tool ${unknown.join(', ')}.`);
    return { retry: values.retry ?? false, asked: values.with ?? [] };
  } catch (error) {
    throw new SetupError(`${error.message} ${usage}`, 2);
  }
}
