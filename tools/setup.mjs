#!/usr/bin/env node
// Entry of `npm start` and `npm test` (prestart, pretest). Plain JavaScript for Node >= 20 with nothing installed yet.
import { setUp } from './setup/set-up.mjs';
import { SetupError } from './setup/setup-error.mjs';

const known = new Set(['--retry']);
const unknown = process.argv.slice(2).filter((argument) => !known.has(argument));

if (unknown.length > 0) {
  process.stderr.write(`setup: unknown option ${unknown.join(' ')}. Usage: node tools/setup.mjs [--retry]\n`);
  process.exitCode = 2;
} else {
  try {
    await setUp({ retry: process.argv.includes('--retry') });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`setup: ${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
