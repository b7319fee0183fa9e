import type { TwinChanges } from '../../chaos/drivers/driver.ts';
import { experiments } from '../../chaos/experiments/catalogue.ts';
import type { Experiment } from '../../chaos/experiments/experiment.ts';
import { faults } from '../../chaos/faults/catalogue.ts';
import type { Strike } from '../../chaos/faults/fault.ts';
import { InputError } from '../collect/input-error.ts';
import { type ChaosChoice, driverNamed, profileNamed } from './chaos-parts.ts';

export interface ChaosOptions {
  readonly architecture?: string;
  readonly target: readonly string[];
  readonly kind: readonly string[];
  readonly profile?: string;
  readonly driver?: string;
  readonly scale?: string;
  readonly twin?: string;
  readonly out: string;
  readonly region: readonly string[];
  readonly parameters: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface Choosing {
  readonly out: string;
  readonly profile?: string | undefined;
  readonly driver?: string | undefined;
  readonly scale?: string | undefined;
  readonly twin?: string | undefined;
  readonly target?: readonly string[];
  readonly kind?: readonly string[];
}

const strikes: readonly Strike[] = ['kill', 'stall', 'cut', 'slow'];

/** The experiment of a name, or the first one that does the fault of that name. Throws InputError. */
export function experimentOrFault(name: string): Experiment {
  const found = experiments.find(({ id }) => id === name) ?? experiments.find(({ fault }) => fault === name);
  if (found) return found;
  throw new InputError(
    `There is no experiment and no fault "${name}"`,
    undefined,
    `Use one of: ${[...experiments, ...faults].map(({ id }) => id).join(', ')}.`,
  );
}

/** Throws InputError for what cannot be meant. */
export function chaosChoice(options: Choosing): ChaosChoice {
  return {
    out: options.out,
    profile: profileNamed(options.profile ?? 'quick'),
    changes: changesIn(options),
    driver: driverNamed(options.driver ?? 'process'),
    ...(options.target && options.target.length > 0 ? { targets: options.target } : {}),
    ...(options.kind && options.kind.length > 0 ? { kinds: options.kind.map(strikeIn) } : {}),
  };
}

function strikeIn(kind: string): Strike {
  const found = strikes.find((one) => one === kind);
  if (found) return found;
  throw new InputError(`There is no kind of fault "${kind}"`, undefined, `Use --kind ${strikes.join(', ')}.`);
}

function changesIn({ scale = '1', twin = '' }: Choosing): TwinChanges {
  const timeScale = Number(scale);
  if (!(timeScale >= 1 && Number.isFinite(timeScale)))
    throw new InputError(`Expected --scale to be a number from 1 up, got "${scale}"`, undefined, 'Use --scale 20.');
  const changes = twin
    .split(',')
    .filter((one) => one !== '')
    .map((one) => one.split('='));
  const wrong = changes.find(
    ([key, value]) =>
      !(key === 'standby' && (value === 'sync' || value === 'async')) && !(key === 'linkDelayMs' && Number(value) >= 0),
  );
  if (wrong)
    throw new InputError(
      `The twin cannot be changed by "${wrong.join('=')}"`,
      undefined,
      'Use --twin with standby=sync, standby=async or linkDelayMs=<ms>, with commas.',
    );
  const given = new Map(changes.map(([key, value]) => [key, value]));
  const standby = given.get('standby');
  const linkDelayMs = given.get('linkDelayMs');
  return {
    timeScale,
    ...(standby === 'sync' || standby === 'async' ? { standby } : {}),
    ...(linkDelayMs === undefined ? {} : { linkDelayMs: Number(linkDelayMs) }),
  };
}
