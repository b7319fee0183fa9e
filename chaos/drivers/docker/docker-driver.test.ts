import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { test } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';

const skip = process.platform === 'linux' ? false : 'needs Linux';
const script = `const { dockerDriver } = await import(${JSON.stringify(new URL('./docker-driver.ts', import.meta.url).href)});
console.log(await dockerDriver.missing());`;

async function missingWith(environment: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await execa(execPath, ['--input-type=module', '--eval', script], { env: environment });
  return stdout;
}

test('without the docker command it is said what to install, and what to use instead', { skip }, async () => {
  const empty = mkdtempSync(join(tmpdir(), 'plumbline-path-'));
  try {
    symlinkSync('/bin/sh', join(empty, 'sh'));
    expect(await missingWith({ PATH: empty })).to.match(/there is no "docker" here\. Install it .* --driver process/);
  } finally {
    rmSync(empty, { recursive: true });
  }
});

test('an engine that does not answer is told from a command that is missing', { skip }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-path-'));
  try {
    symlinkSync('/bin/sh', join(folder, 'sh'));
    symlinkSync('/bin/false', join(folder, 'docker'));
    expect(await missingWith({ PATH: folder })).to.match(
      /its engine does not answer: docker version failed: .* --driver process/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
