import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { toolsHome } from './places.mjs';
import { projectNode } from './project-node.mjs';
import { SetupError } from './setup-error.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
// Ctrl-C on a terminal reaches the child by itself, and a second SIGINT could be read as "stop at once".
const passedOn = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : signals;

/**
 * Runs the project's Node with these arguments on this terminal and resolves to the exit code to end with:
 * the child's own, or 128 + n when signal n killed it.
 */
export async function runOnProjectNode(args) {
  const node = projectNode();
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      // Programs that ask for `node` by name get the same one.
      PATH: [dirname(node), process.env.PATH].filter(Boolean).join(delimiter),
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(toolsHome, 'compile-cache'),
    },
  });
  const passOn = (signal) => {
    if (passedOn.includes(signal)) child.kill(signal);
  };
  // Listening, even to what is not passed on, keeps this process alive until the child has cleaned up and ended.
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new SetupError(`cannot start ${node}: ${error.message}.`)));
      child.once('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 4)));
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}
