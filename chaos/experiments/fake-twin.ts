import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { FaultKind, FaultScope, PartStatus, Twin, TwinEvent } from '../drivers/driver.ts';
import { regionOf } from '../faults/dead-region.ts';
import { struckParts, zonesOf } from '../faults/struck-parts.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';

/** Where a fake keeps what is broken: in memory, or in a file that outlives its process. */
export interface FakeState {
  readonly read: () => readonly FakeFault[];
  readonly write: (faults: readonly FakeFault[]) => void;
}

export interface FakeFault {
  readonly scope: FaultScope;
  readonly kind: FaultKind | 'slow';
}

export interface FakeOptions {
  readonly state?: FakeState;
  /** Called in the middle of everything that is done, for those who want it to fail, to hang or to be killed there. */
  readonly meanwhile?: (doing: string) => void | Promise<void>;
  /** Scopes that never come back, whatever is done. */
  readonly neverHeals?: (scope: FaultScope) => boolean;
  /** Faults that are acknowledged and do nothing. */
  readonly withoutEffect?: boolean;
}

/**
 * A FAKE of a twin, for tests: it runs nothing, measures nothing and proves nothing. It only remembers what was broken and healed.
 */
export function fakeTwin(
  plan: TwinPlan,
  options: FakeOptions = {},
): Twin & {
  readonly tell: (event: TwinEvent) => void;
  readonly slow: (scope: FaultScope, delayMs: number) => Promise<void>;
} {
  const { state = inMemory(), meanwhile = () => undefined, neverHeals = () => false } = options;
  const listeners: ((event: TwinEvent) => void)[] = [];
  const tell = (event: TwinEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const event = (part: string, what: string): TwinEvent => ({
    monoNs: process.hrtime.bigint(),
    part,
    what,
    detail: {},
  });
  return {
    plan,
    fidelity: 'process',
    address: () => ({ host: '127.0.0.1', port: 1, protocol: 'http' }),
    fault: async (scope, kind) => {
      if (!options.withoutEffect) state.write([...state.read(), { scope, kind }]);
      await meanwhile(`fault ${JSON.stringify(scope)}`);
    },
    slow: async (scope) => {
      if (!options.withoutEffect) state.write([...state.read(), { scope, kind: 'slow' }]);
      await meanwhile(`slow ${JSON.stringify(scope)}`);
    },
    heal: async (scope) => {
      await meanwhile(`heal ${JSON.stringify(scope)}`);
      if (neverHeals(scope)) return;
      state.write(state.read().filter((one) => JSON.stringify(one.scope) !== JSON.stringify(scope)));
    },
    promote: async (follower) => {
      await meanwhile(`promote ${follower}`);
      if (regionOf(plan, follower) === undefined) throw new Error(`There is no follower ${follower}`);
      tell(event(follower, 'promoted'));
    },
    status: async () => {
      await meanwhile('status');
      return statusOf(plan, state.read());
    },
    onEvent: (listener) => void listeners.push(listener),
    tell,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

export function inMemory(): FakeState {
  let faults: readonly FakeFault[] = [];
  return { read: () => faults, write: (now) => (faults = now) };
}

/** Written whole or not at all, since the process that writes may be killed at any time. */
export function inFile(file: string): FakeState {
  return {
    read: () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as readonly FakeFault[];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    },
    write: (faults) => {
      writeFileSync(`${file}.new`, JSON.stringify(faults));
      renameSync(`${file}.new`, file);
    },
  };
}

// A link that is slow still carries, which a twin cannot tell from a whole one in any other word.
const stateAfter = { kill: 'down', stall: 'stalled', cut: 'cut', slow: 'stalled' } as const;

function statusOf(plan: TwinPlan, faults: readonly FakeFault[]): readonly PartStatus[] {
  const all = plan.regions.flatMap(({ role }) => struckParts(plan, { region: role }));
  const zones = plan.regions.flatMap(({ role }) => zonesOf(plan, role)).map((zone) => ({ part: zone, zone }));
  return [...zones, ...all].map(({ part, zone }) => {
    const fault = faults.find(({ scope }) => strikes(plan, scope, part, zone));
    return {
      part,
      ...(zone === undefined ? {} : { zone }),
      state: fault ? stateAfter[fault.kind] : 'up',
      says: fault ? `broken on purpose (${fault.kind})` : 'answers',
    };
  });
}

function strikes(plan: TwinPlan, scope: FaultScope, part: string, zone: string | undefined): boolean {
  if ('zone' in scope && zone === scope.zone) return true;
  if ('region' in scope && zone !== undefined && zonesOf(plan, scope.region).includes(zone)) return true;
  return struckParts(plan, scope).some((one) => one.part === part && one.zone === zone);
}
