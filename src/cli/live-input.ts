import { existsSync } from 'node:fs';
import { InputError } from '../collect/input-error.ts';
import { type Declared, declare, type DeclareOptions, deployedRegions } from './declared.ts';
import { findInput } from './input.ts';
import type { LiveChoice } from './live-choice.ts';
import { regionsOf } from './regions.ts';

/** What was promised of an account, and the regions that are read. */
export interface LiveInput {
  /** Without its templates: what runs is judged. */
  readonly declared: Declared;
  readonly regions: readonly string[];
}

/**
 * An architecture in the regions of its roles and stacks; without one, the baseline in the regions that are given. A recording says its
 * own regions. Throws InputError where neither promises nor regions are known.
 */
export async function liveInput(
  names: readonly string[],
  given: readonly string[],
  { replay }: LiveChoice,
  options: Omit<DeclareOptions, 'regions'>,
): Promise<LiveInput> {
  if (names.length === 0 && !existsSync('architecture.yaml'))
    return baseline(replay?.head.regions ?? codesOf(given), options);
  const input = await findInput(names);
  if (!('architectureFile' in input))
    throw new InputError(
      'Templates say nothing of what runs in an account',
      undefined,
      'Give an architecture.yaml, or nothing at all to judge the account by the baseline.',
    );
  const declared = await declare(input, { ...options, regions: regionsOf(given) });
  const own = [...declared.architecture.regions.map(({ code }) => code), ...deployedRegions(declared)];
  return { declared: { ...declared, stacks: [] }, regions: replay?.head.regions ?? [...new Set(own)] };
}

async function baseline(codes: readonly string[], options: Omit<DeclareOptions, 'regions'>): Promise<LiveInput> {
  const [first] = codes;
  if (first === undefined)
    throw new InputError(
      'Neither an architecture nor a region was given',
      undefined,
      'Give an architecture.yaml, or --region CODE for every region that is to be judged by the baseline.',
    );
  const declared = await declare({ templates: [] }, { ...options, regions: new Map([['*', first]]) });
  const regions = codes.map((code) => ({ role: 'judged in', code }));
  return {
    declared: {
      ...declared,
      architecture: { ...declared.architecture, id: 'account', title: 'A live account', regions },
    },
    regions: codes,
  };
}

function codesOf(given: readonly string[]): readonly string[] {
  const named = given.find((text) => text.includes('='));
  if (named !== undefined)
    throw new InputError(
      `--region ${named} names a role, and no architecture declares one`,
      undefined,
      'Use --region CODE, or give an architecture.',
    );
  return [...new Set(given)];
}
