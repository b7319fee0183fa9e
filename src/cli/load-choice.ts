import { type LoadProfile, loadProfiles } from '../../load/profiles.ts';
import { InputError } from '../collect/input-error.ts';

/** What the command line says of load, parsed. */
export interface LoadChoice {
  readonly profile: LoadProfile;
  /** `twin`: the local one; `url`: what the objectives' URLs really lead to. */
  readonly on: 'twin' | 'url';
  /** In place of the objective's own. */
  readonly url?: string;
  readonly ratePerSecond?: number;
}

interface LoadOptions {
  readonly profile: string;
  readonly loadTarget?: string | undefined;
}

/** Throws InputError for what cannot be meant. */
export function loadChoice({ profile, loadTarget = 'twin' }: LoadOptions): LoadChoice {
  const found = loadProfiles.find(({ name }) => name === profile);
  if (!found)
    throw new InputError(
      `There is no profile "${profile}" for load`,
      undefined,
      `Use --profile ${loadProfiles.map(({ name }) => name).join(', ')}.`,
    );
  if (loadTarget !== 'twin' && loadTarget !== 'url')
    throw new InputError(
      `Load cannot go to "${loadTarget}"`,
      undefined,
      'Use --load-target twin, or url for what the objectives of architecture.yaml name.',
    );
  if (found.losesZone === true && loadTarget === 'url')
    throw new InputError(
      'The capacity profile loses a zone, which is done on the local twin only',
      undefined,
      'Use --load-target twin, or another profile.',
    );
  return { profile: found, on: loadTarget };
}
