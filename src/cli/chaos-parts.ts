import { setDefaultCACertificates, getCACertificates } from 'node:tls';
import { join } from 'node:path';
import type { Twin, TwinChanges } from '../../chaos/drivers/driver.ts';
import { dockerDriver } from '../../chaos/drivers/docker/docker-driver.ts';
import { processDriver } from '../../chaos/drivers/process-driver.ts';
import { measureService } from '../../chaos/experiments/measure-service.ts';
import { full, type Profile, quick } from '../../chaos/experiments/profile.ts';
import type { ExperimentParts } from '../../chaos/experiments/run-experiment.ts';
import { twinEndpoints } from '../../chaos/experiments/twin-endpoints.ts';
import type { Strike } from '../../chaos/faults/fault.ts';
import { holderHere } from '../../chaos/journal/holder.ts';
import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';
import { startWatchdog } from '../../chaos/watchdog/watchdog.ts';
import { InputError } from '../collect/input-error.ts';
import { exitCodes } from './exit-code.ts';

const drivers = [processDriver, dockerDriver] as const;
type TwinDriver = (typeof drivers)[number];

/** What the command line says of a run, parsed. */
export interface ChaosChoice {
  readonly out: string;
  readonly profile: Profile;
  readonly changes: TwinChanges;
  readonly driver: TwinDriver;
  readonly targets?: readonly string[];
  readonly kinds?: readonly Strike[];
}

/** Without those of earlier twins: they bear the same name, and the wrong one would be looked at. */
const trustedBefore = getCACertificates('default');

/** Where undo journals lie, one open at a time. */
export function journalFolder(out: string): string {
  return join(out, 'journal');
}

/** The module whose `door` leads to twins of every driver, for who heals from outside. */
export const twinDoor = new URL('../../chaos/drivers/docker/twin-door.ts', import.meta.url).href;

/** Everything an experiment needs on twins of the chosen driver. Throws InputError when this machine cannot run one. */
export async function chaosParts(
  plan: TwinPlan,
  { out, profile, changes, driver, targets, kinds }: ChaosChoice,
  around: Pick<ExperimentParts, 'record' | 'say' | 'signal'>,
): Promise<ExperimentParts> {
  const missing = await driver.missing();
  if (missing !== undefined) throw new InputError('No twin can be run here', undefined, missing);
  return {
    ...around,
    plan,
    startTwin: async (signal) => {
      const twin = await driver.start(plan, changes, signal);
      // Should somebody be in a hurry from here on, nobody will have shown that all is whole again.
      process.exitCode = exitCodes.notUndone;
      // What the twin's own load balancers show is trusted by this process only, and by what it probes with.
      setDefaultCACertificates([...trustedBefore, twin.certificate]);
      return twin;
    },
    endpoints: twinEndpoints,
    measure: measureService,
    holder: (twin) => holderHere(driver.name, { folder: folderOf(twin) }),
    door: twinDoor,
    watchdog: startWatchdog,
    journalFolder: journalFolder(out),
    limits: { stepMs: 30_000 },
    timeScale: changes.timeScale,
    changes,
    profile,
    random: Math.random,
    cannot: (fault, kind) => cannot(driver, fault, kind),
    ...(targets ? { targets } : {}),
    ...(kinds ? { kinds } : {}),
  };
}

/** Throws InputError for another name. */
export function profileNamed(name: string): Profile {
  const found = [quick, full].find((profile) => profile.name === name);
  if (found) return found;
  throw new InputError(`There is no profile "${name}" for experiments`, undefined, 'Use --profile quick or full.');
}

/** Throws InputError for another name. */
export function driverNamed(name: string): TwinDriver {
  const found = drivers.find((driver) => driver.name === name);
  if (found) return found;
  throw new InputError(
    `There is no driver "${name}" for twins`,
    undefined,
    `Use --driver ${drivers.map((driver) => driver.name).join(' or ')}.`,
  );
}

/** Links can be cut; sockets of processes are spoken to directly, so packets to them do not vanish. */
function cannot({ name }: TwinDriver, fault: string, kind: Strike): string | undefined {
  if (name === 'docker') return undefined;
  const isLink = fault.startsWith('partition-') || fault === 'cut-replication' || fault === 'slow-link';
  return kind === 'cut' && !isLink ? 'the process driver cannot make packets to a process vanish' : undefined;
}

function folderOf(twin: Twin): string {
  if ('folder' in twin && typeof twin.folder === 'string') return twin.folder;
  throw new Error('This twin does not say where it lies, so nobody could clean up after it');
}
