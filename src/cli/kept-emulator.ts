import { readFile } from 'node:fs/promises';
import type { Ground } from '../collect/emulator/deploy/concrete.ts';
import type { Created } from '../collect/emulator/deploy/creator.ts';
import type { Missing } from '../collect/emulator/deploy/deploy.ts';
import { InputError } from '../collect/input-error.ts';
import type { Declared } from './kept-declared.ts';

/** What a kept emulator holds, so that a later run knows what is what. */
export interface Kept {
  readonly endpoint: string;
  readonly account: string;
  /** What was to be deployed. */
  readonly declared?: Declared;
  readonly created: readonly (readonly [id: string, created: Pick<Created, 'ref' | 'readBackAs' | 'attributes'>])[];
  readonly missing: readonly {
    readonly id: string;
    readonly type: string;
    readonly kind: Missing['kind'];
    readonly reason: string;
    readonly names?: readonly string[];
  }[];
  readonly notTaken: readonly (readonly [id: string, lost: Readonly<Record<string, string>>])[];
  /** That the deployment ended before its time: a later run goes on from here. */
  readonly interrupted?: true;
}

/** What stands for references and for the account there. */
export function groundOf({ created, account }: Pick<Kept, 'created' | 'account'>): Ground {
  return { created: new Map(created), account };
}

/** What an earlier run kept, or undefined where there is none. Throws InputError for a file that is none of ours. */
export async function keptIn(file: string): Promise<Kept | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    throw new InputError(
      'What was kept of an emulator cannot be read',
      { file },
      'Remove it, and run with --keep again.',
    );
  }
}
