import type { Created } from '../collect/emulator/deploy/creator.ts';
import type { Missing } from '../collect/emulator/deploy/deploy.ts';

/** What a kept emulator holds, so that a later run knows what is what. */
export interface Kept {
  readonly endpoint: string;
  readonly account: string;
  readonly created: readonly (readonly [id: string, created: Pick<Created, 'ref' | 'readBackAs' | 'attributes'>])[];
  readonly missing: readonly {
    readonly id: string;
    readonly type: string;
    readonly kind: Missing['kind'];
    readonly reason: string;
    readonly names?: readonly string[];
  }[];
  readonly notTaken: readonly (readonly [id: string, lost: Readonly<Record<string, string>>])[];
}
