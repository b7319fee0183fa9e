import { type ChildProcess, spawn } from 'node:child_process';
import type { Fault, FaultAnswer } from './fault.ts';

const killAfterMs = 2000;

/** A command for the shell that stands ready; disposing of it before it was set off ends it without having run. */
export interface FaultCommand extends Disposable {
  readonly fault: Fault;
}

/**
 * Starts a shell that waits for a word on its input before it runs the command: starting a process can hold up the prober for longer than
 * a period, at the very instant that matters. Should the prober be killed, its input ends and nothing is run. It has a process group of its own,
 * so that Ctrl-C does not stop it between doing and undoing. What it prints goes to stderr. Throws an Error when there is no shell.
 */
export async function faultCommand(command: string): Promise<FaultCommand> {
  const shell = spawn('/bin/sh', ['-c', 'read -r _ && exec /bin/sh -c "$1"', 'sh', command], {
    stdio: ['pipe', 2, 2],
    detached: true,
  });
  const { stdin } = shell;
  if (!stdin) throw new Error('The shell has no input, though one was asked for.');
  const over = Promise.withResolvers<FaultAnswer>();
  shell.on('exit', (code, signal) =>
    over.resolve({
      ok: code === 0,
      isOver: true,
      answer: signal === null ? `the command ended with code ${code}` : `the command was ended by ${signal}`,
    }),
  );
  await new Promise<void>((resolve, reject) => {
    shell.once('spawn', resolve);
    shell.once('error', reject);
  });
  // A command that does not read its input may close it first.
  stdin.on('error', () => undefined);
  return {
    async fault(ending, begin) {
      begin(process.hrtime.bigint());
      stdin.end('\n');
      const ended = Promise.withResolvers<FaultAnswer>();
      ending.addEventListener('abort', () => {
        // What a command that has ended left running on purpose, say the service it started again, is not ours to end.
        if (shell.exitCode !== null || shell.signalCode !== null) return;
        endGroup(shell);
        ended.resolve({ ok: false, isOver: false, answer: 'the command was still running and was ended' });
      });
      return await Promise.race([over.promise, ended.promise]);
    },
    [Symbol.dispose]() {
      stdin.end();
      shell.unref();
    },
  };
}

function endGroup(shell: ChildProcess): void {
  const { pid } = shell;
  if (pid === undefined) return;
  signalGroup(pid, 'SIGTERM');
  const kill = setTimeout(() => signalGroup(pid, 'SIGKILL'), killAfterMs);
  shell.once('exit', () => clearTimeout(kill));
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself.
  }
}
