import { basename } from 'node:path';
import { addressScript } from './address-script.ts';
import { labelsOf, twinLabel } from './container-label.ts';
import type { ContainerLayout } from './container-layout.ts';
import { runArguments, type ContainerNetwork, type ContainerOrder } from './container-order.ts';
import { docker, dockerLog, dockerOn, dockerRows } from './docker-command.ts';
import { removeTwinOf } from './remove-containers.ts';
import type { TwinNetwork } from './twin-network.ts';

export type ContainerState = 'up' | 'stalled' | 'cut' | 'down';

/** The containers of one twin, by the names they were ordered with. */
export interface TwinContainers {
  /** Replaces one of the same name. Resolves when its first process has been started. */
  readonly run: (order: ContainerOrder) => Promise<void>;
  readonly kill: (names: readonly string[]) => Promise<void>;
  readonly pause: (names: readonly string[]) => Promise<void>;
  /** Packets from and to it vanish, those of containers that share its network too. */
  readonly cut: (name: string) => Promise<void>;
  /** What stands still goes on, what is cut is whole; what has ended stays so. */
  readonly release: (names: readonly string[]) => Promise<void>;
  /** Runs one that has ended again as it was. */
  readonly restart: (name: string) => Promise<void>;
  readonly states: () => Promise<ReadonlyMap<string, ContainerState>>;
  readonly lastWords: (name: string) => Promise<string>;
  /** Removes everything, also what is being made at this moment. */
  readonly remove: () => Promise<void>;
}

export function twinContainers(
  folder: string,
  image: string,
  network: TwinNetwork,
  place: Pick<ContainerLayout, 'addresses'>,
): TwinContainers {
  const prefix = `${basename(folder)}-`;
  const idOf = (name: string): string => `${prefix}${name.replaceAll(/[^\w.-]/g, '.')}`;
  const places = new Map<string, ContainerNetwork>();
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;

  return {
    run: (order) => tracked(() => begun(order)),
    kill: async (names) => {
      const ids = (await those(names, ['up', 'stalled', 'cut'])).map(idOf);
      await dockerOn(ids, 'kill');
      await dockerOn(ids, 'wait');
    },
    pause: async (names) => {
      await dockerOn((await those(names, ['up', 'cut'])).map(idOf), 'pause');
    },
    cut: async (name) => {
      await docker('network', 'disconnect', network.name, idOf(name));
    },
    release: (names) =>
      tracked(async () => {
        await dockerOn((await those(names, ['stalled'])).map(idOf), 'unpause');
        await Promise.all((await those(names, ['cut'])).map(connected));
      }),
    restart: (name) =>
      tracked(async () => {
        await docker('start', idOf(name));
        // One that was cut before it ended comes back without its network, and is given it when it is released.
        if ((await those([name], ['up'])).length > 0) await addressed(name);
      }),
    states: statesNow,
    lastWords: async (name) => (await dockerLog(idOf(name), 5)).join(' | ') || 'none',
    remove: async () => {
      isClosed = true;
      await Promise.allSettled(underWay);
      await removeTwinOf(folder);
    },
  };

  async function begun(order: ContainerOrder): Promise<void> {
    const { name } = order;
    await docker('rm', '--force', '--volumes', idOf(name));
    places.set(name, order.network);
    const told = runArguments(order, { image, network: network.name, idOf });
    await docker('run', '--detach', '--name', idOf(name), ...labelsOf(folder), ...told);
    await addressed(name);
  }

  async function connected(name: string): Promise<void> {
    const own = places.get(name);
    if (own === undefined || !('address' in own)) return;
    await docker('network', 'connect', '--ip', own.address, network.name, idOf(name));
    await addressed(name);
  }

  async function addressed(name: string): Promise<void> {
    const own = places.get(name);
    if (own === undefined || !('address' in own)) return;
    await docker('exec', idOf(name), 'sh', '-c', addressScript(own.address, place.addresses, network.subnet));
  }

  async function those(names: readonly string[], wanted: readonly ContainerState[]): Promise<readonly string[]> {
    const states = await statesNow();
    return names.filter((name) => wanted.includes(states.get(name) ?? 'down'));
  }

  async function statesNow(): Promise<ReadonlyMap<string, ContainerState>> {
    const rows = await dockerRows(
      'ps',
      '--all',
      '--filter',
      `label=${twinLabel}=${folder}`,
      '--format',
      '{{.Names}}\t{{.State}}\t{{.Networks}}',
    );
    const seen = new Map(rows.map(([id = '', state = '', networks = '']) => [id, { state, networks }]));
    return new Map(
      [...places].map(([name, own]) => {
        const one = seen.get(idOf(name));
        if (one?.state === 'paused') return [name, 'stalled'];
        if (one?.state !== 'running') return [name, 'down'];
        return [name, 'address' in own && one.networks === '' ? 'cut' : 'up'];
      }),
    );
  }

  async function tracked<Value>(act: () => Promise<Value>): Promise<Value> {
    if (isClosed) throw new Error('The twin is being ended, so nothing more is started in it.');
    const acting = act();
    underWay.add(acting);
    try {
      return await acting;
    } finally {
      underWay.delete(acting);
    }
  }
}
