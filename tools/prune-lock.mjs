#!/usr/bin/env node
// A registry mirror may lack packages that are for other systems. npm then writes a lock file that names them as optional
// dependencies without an entry of their own, and `npm ci` of npm 11 refuses it ("Missing: ... from lock file").
// This removes such names, and says which: on those systems the package in question has no program to run.
// Usage: node tools/prune-lock.mjs [--check] [file]. To be run after every `npm install` that changed the lock file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/places.mjs';

const check = process.argv.includes('--check');
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const dangling = [];

for (const [folder, entry] of Object.entries(lock.packages)) {
  const names = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(folder, name));
  for (const name of names) {
    dangling.push(`${folder || 'package.json'} -> ${name}`);
    delete entry.optionalDependencies[name];
  }
}

if (dangling.length === 0) {
  process.stdout.write('package-lock.json holds an entry for every optional package it names.\n');
} else if (check) {
  process.stderr.write(
    `package-lock.json names ${dangling.length} optional packages without an entry, so \`npm ci\` may refuse it. ` +
      `Run \`node tools/prune-lock.mjs\`.\n${dangling.map((line) => `  ${line}\n`).join('')}`,
  );
  process.exitCode = 1;
} else {
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`Removed from package-lock.json:\n${dangling.map((line) => `  ${line}\n`).join('')}`);
}

/** Looks as Node does: in the package's own node_modules, then in those around it. */
function isLocked(folder, name) {
  for (let around = folder; ; around = around.slice(0, Math.max(0, around.lastIndexOf('node_modules/') - 1))) {
    const candidate = around === '' ? `node_modules/${name}` : `${around}/node_modules/${name}`;
    if (candidate in lock.packages) return true;
    if (around === '') return false;
  }
}
