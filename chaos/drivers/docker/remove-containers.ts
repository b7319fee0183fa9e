import { setTimeout as pause } from 'node:timers/promises';
import { holderField, isHeld, twinLabel } from './container-label.ts';
import { dockerOn, dockerRows } from './docker-command.ts';

const limitMs = 30_000;
const againAfterMs = 300;

/**
 * Removes all that Docker still has of the twin in a folder, paused or not. A command that was under way may add to it, so it is looked
 * again until nothing is found twice. Throws when something stays.
 */
export async function removeTwinOf(folder: string): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (let empty = 0; empty < 2; ) {
    const left = await found(`${twinLabel}=${folder}`);
    empty = left.containers.length + left.networks.length === 0 ? empty + 1 : 0;
    if (performance.now() > deadline) {
      throw new Error(
        `These containers and networks could not be removed within ${limitMs} ms: ${[...left.containers, ...left.networks].map(({ id }) => id).join(', ')}.`,
      );
    }
    await removed(left);
    if (empty === 1) await pause(againAfterMs);
  }
}

/** Removes containers and networks of twins whose holder is gone. Those of living holders are left alone. */
export async function removeAbandonedContainers(): Promise<void> {
  const { containers, networks } = await found(twinLabel);
  await removed({
    containers: containers.filter(({ holder }) => !isHeld(holder)),
    networks: networks.filter(({ holder }) => !isHeld(holder)),
  });
}

interface Made {
  readonly id: string;
  readonly holder: string;
}

interface AllMade {
  readonly containers: readonly Made[];
  readonly networks: readonly Made[];
}

async function found(label: string): Promise<AllMade> {
  const with_ = ['--filter', `label=${label}`, '--no-trunc', '--format', `{{.ID}}\t${holderField}`];
  const [containers, networks] = await Promise.all([
    dockerRows('ps', '--all', ...with_),
    dockerRows('network', 'ls', ...with_),
  ]);
  return { containers: containers.map(made), networks: networks.map(made) };
}

const made = ([id = '', holder = '']: readonly string[]): Made => ({ id, holder });

async function removed({ containers, networks }: AllMade): Promise<void> {
  // Another may remove the same at the same time; what stays is found by looking again.
  await dockerOn(ids(containers), 'rm', '--force', '--volumes').catch(() => undefined);
  await dockerOn(ids(networks), 'network', 'rm').catch(() => undefined);
}

const ids = (all: readonly Made[]): readonly string[] => all.map(({ id }) => id);
