import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { noteChild } from './lock.mjs';
import { root } from './places.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Runs a command in the checkout and keeps its output, which is of interest only when it fails.
 * SIGINT and SIGTERM are passed on, and the lock is released only when the child has ended.
 * @returns {Promise<{ ok: boolean, stdout: string, output: string }>}
 */
export async function run(command, args, env = process.env) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let output = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    output += chunk;
  });
  child.stderr.on('data', (chunk) => (output += chunk));
  const received = [];
  const passOn = (signal) => {
    received.push(signal);
    child.kill(signal);
  };
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  try {
    const code = await new Promise((resolve) => {
      child.once('spawn', () => noteChild(child.pid));
      child.once('error', (error) => {
        output += error.message;
        resolve(-1);
      });
      child.once('close', resolve);
    });
    const [signal] = received;
    if (signal !== undefined) throw new SetupError(`interrupted by ${signal}.`, 128 + constants.signals[signal]);
    return { ok: code === 0, stdout, output };
  } finally {
    noteChild(undefined);
    process.off('SIGINT', passOn).off('SIGTERM', passOn);
  }
}

/** The last lines of a failed command's output, indented, for an error message. */
export function tailOf(output) {
  return indented(output.trim().split('\n').slice(-8));
}

/** The first lines, where npm says what is the matter before it explains its usage. */
export function headOf(output) {
  const lines = output.split('\n').filter((line) => !/^npm error( +at .*)?$/.test(line.trimEnd()));
  return indented(lines.slice(0, 8));
}

function indented(lines) {
  return lines.map((line) => `  ${line}`).join('\n');
}
