import { InputError } from '../collect/input-error.ts';
import type { ChaosChoice } from './chaos-parts.ts';
import type { LaboratoryOrder, VerifyLaboratory } from './laboratory.ts';
import type { LoadChoice } from './load-choice.ts';
import type { LoadOrder, VerifyLoad } from './load-stand.ts';

interface StrainOptions {
  readonly out: string;
  readonly prove?: string;
  readonly profile?: string;
  readonly driver?: string;
  readonly scale?: string;
  readonly twin?: string;
  readonly loadTarget?: string;
}

/** What is to be broken, and what is to be loaded; each undefined where it is not. */
export interface Strain {
  readonly chaos?: ChaosChoice;
  readonly load?: LoadChoice;
}

/** Profiles that both experiments and load have; the others are load's alone. */
const chaosProfiles = ['quick', 'full'];

/** What a run puts on the architecture beside looking at it. Throws InputError for what cannot be meant. */
export async function strainOf(options: StrainOptions, kinds: readonly string[]): Promise<Strain> {
  const { out, prove, profile: asked, driver = 'process', scale = '1', twin, loadTarget } = options;
  const profile = asked ?? (prove === undefined ? undefined : 'quick');
  const isLoading = profile !== undefined && (kinds.includes('load') || kinds.includes('tls'));
  const isBreaking =
    profile !== undefined && kinds.includes('chaos') && (chaosProfiles.includes(profile) || !isLoading);
  if (!isBreaking && (twin !== undefined || driver !== 'process' || scale !== '1'))
    throw new InputError(
      'Nothing would be broken in this run, though --driver, --scale or --twin asks for it',
      undefined,
      'Give --profile quick or full, and leave chaos in --prove; or leave these options out.',
    );
  if (!isLoading && loadTarget !== undefined)
    throw new InputError(
      'Nothing would be loaded in this run, though --load-target asks for it',
      undefined,
      'Give --profile, and leave load or tls in --prove; or leave it out.',
    );
  if (!isBreaking && !isLoading && asked !== undefined)
    throw new InputError(
      'Nothing would be broken or loaded in this run, though --profile asks for it',
      undefined,
      'Leave chaos, load or tls in --prove; or leave it out.',
    );
  // Loaded only here: what breaks and measures takes longer to load than a small architecture to judge.
  const chaos = isBreaking
    ? (await import('./chaos-choice.ts')).chaosChoice({ out, profile, driver, scale, twin })
    : undefined;
  const load = isLoading ? (await import('./load-choice.ts')).loadChoice({ profile, loadTarget }) : undefined;
  return { ...(chaos ? { chaos } : {}), ...(load ? { load } : {}) };
}

/** The laboratory of a run. */
export async function laboratoryOf(order: LaboratoryOrder): Promise<VerifyLaboratory> {
  const { VerifyLaboratory } = await import('./laboratory.ts');
  return new VerifyLaboratory(order);
}

/** The load stand of a run. */
export async function loadStandOf(order: LoadOrder): Promise<VerifyLoad> {
  const { VerifyLoad } = await import('./load-stand.ts');
  return new VerifyLoad(order);
}
