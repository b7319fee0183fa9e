import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServicePart } from '../twin/twin-plan.ts';
import { healthProbe } from './health-probe.ts';
import { leanNode } from './lean-node.ts';
import type { ServiceInstance } from './messages.ts';
import type { Emit } from './part-process.ts';
import type { RunningService } from './running-service.ts';

const startLimitMs = 20_000;

/**
 * An architecture's own command as one server. It is told HOST and PORT and what else the instance carries, writes where its zone
 * or region writes, and stays in that one's process group, so that it shares its fate. `node` means the Node this runs on.
 */
export function commandService(
  instance: ServiceInstance,
  run: Extract<ServicePart['run'], { kind: 'command' }>,
  emit: Emit,
): RunningService {
  let child: ChildProcess | undefined;
  let refused: string | undefined;
  let state: 'up' | 'down' | 'stalled' = 'down';

  return {
    says: () => (state === 'up' && ended(child) ? 'ended by itself' : state),
    set: async (next) => {
      state = next;
      if (next === 'stalled') child?.kill('SIGSTOP');
      if (next === 'down') await killed(child);
      if (next !== 'up') return;
      if (child !== undefined && !ended(child)) {
        child.kill('SIGCONT');
        return;
      }
      child = begun();
      await answers(child);
    },
  };

  function begun(): ChildProcess {
    const [command = 'node', ...rest] = run.command;
    const [program, given] = command === 'node' ? [process.execPath, [...leanNode, ...rest]] : [command, rest];
    const started = spawn(program, given, {
      cwd: run.folder,
      env: { ...process.env, ...instance.environment, HOST: instance.host, PORT: String(instance.port) },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    started.once('error', (error) => {
      refused = error.message;
    });
    started.once('exit', (code, signal) => {
      if (state === 'up') emit(instance.id, 'service ended', { code: code ?? -1, signal: signal ?? '' });
    });
    return started;
  }

  async function answers(started: ChildProcess): Promise<void> {
    const deadline = performance.now() + startLimitMs;
    const check = { protocol: 'HTTP', path: run.healthPath, intervalMs: 50, timeoutMs: 1000 } as const;
    let seen = 'nothing';
    while (performance.now() < deadline) {
      if (ended(started)) break;
      const probed = await healthProbe(check, instance, [[200, 399]]);
      if (probed.passed) return;
      seen = probed.reason;
      await pause(check.intervalMs);
    }
    const why = ended(started)
      ? (refused ?? `it ended with ${started.exitCode ?? started.signalCode}`)
      : `last seen: ${seen}`;
    throw new Error(
      `"${run.command.join(' ')}" in ${run.folder} does not answer ${run.healthPath} on ${instance.host}:${instance.port}: ${why}. ` +
        'It must listen on HOST and PORT of its environment.',
    );
  }
}

/** Resolves when it has ended: whoever starts it again right after this must not take a dying process for a stalled one. */
async function killed(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || ended(child)) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

const ended = (child: ChildProcess | undefined): boolean =>
  child === undefined || child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
