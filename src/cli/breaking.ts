import { InputError } from '../collect/input-error.ts';
import type { ChaosChoice } from './chaos-parts.ts';
import type { LaboratoryOrder, VerifyLaboratory } from './laboratory.ts';

interface BreakingOptions {
  readonly out: string;
  readonly prove?: string;
  readonly profile?: string;
  readonly driver?: string;
  readonly scale?: string;
  readonly twin?: string;
}

/** What is to be broken, and how; undefined where nothing is. Throws InputError for what cannot be meant. */
export async function breaking(
  { out, prove, profile: asked, driver = 'process', scale = '1', twin }: BreakingOptions,
  kinds: readonly string[],
): Promise<ChaosChoice | undefined> {
  const profile = asked ?? (prove === undefined ? undefined : 'quick');
  if (profile === undefined || !kinds.includes('chaos')) {
    if (asked !== undefined || twin !== undefined || driver !== 'process' || scale !== '1')
      throw new InputError(
        'Nothing would be broken in this run, though --profile, --driver, --scale or --twin asks for it',
        undefined,
        'Give --profile quick or full, and leave chaos in --prove; or leave these options out.',
      );
    return undefined;
  }
  // Loaded only here: what breaks and measures takes longer to load than a small architecture to judge.
  const { chaosChoice } = await import('./chaos-choice.ts');
  return chaosChoice({ out, profile, driver, scale, twin });
}

/** The laboratory of a run. */
export async function laboratoryOf(order: LaboratoryOrder): Promise<VerifyLaboratory> {
  const { VerifyLaboratory } = await import('./laboratory.ts');
  return new VerifyLaboratory(order);
}
