import type { Capabilities } from './capabilities.ts';
import type { EmulatorAccount } from './emulator-account.ts';
import { attachEndpoint } from './endpoint.ts';
import { startLocalStack } from './localstack.ts';
import { startMoto } from './moto.ts';

/** A stand-in for AWS on this machine, or one that somebody else runs. Disposed of, it ends, unless it was only attached to or is kept. */
export interface Emulator extends AsyncDisposable {
  readonly name: 'moto' | 'LocalStack' | 'an endpoint';
  /** Undefined where it does not say. */
  readonly version?: string;
  /** Where all its services answer: `http://127.0.0.1:5000`. */
  readonly endpoint: string;
  /** How clients come to an account of their own. The same text gives the same account, so that a later run finds what an earlier one made; twelve digits are the account itself. */
  readonly account: (run: string) => EmulatorAccount;
  /** Forgets everything, in all accounts and regions. Throws where it cannot. */
  readonly reset: () => Promise<void>;
  /** What it can make and tell; undefined for one that nothing is known of. */
  readonly capabilities?: Capabilities;
  /** That it works on one call at a time, whoever asks: several may be sent at once without harm. */
  readonly takesTurns?: true;
  /** Aborted when it ends by itself; the reason is an Error with its exit code and last words. */
  readonly lost: AbortSignal;
}

/** Which emulator: one that is installed here, the same in a container whose image is built here, one in an image of the user's own, or one that runs. */
export type EmulatorKind =
  | 'moto'
  | 'localstack'
  | { readonly container: 'moto' | 'localstack' }
  | { readonly image: string }
  | URL;

export interface EmulatorAsked {
  readonly kind: EmulatorKind;
  /** Leaves it running when it is disposed of, and says where it is and how to end it. */
  readonly keep?: boolean;
  /** A port of one's own choice; a free one when undefined. */
  readonly port?: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Starts an emulator, or attaches to the one at a URL; gives it when it answers. Throws an Error that says how to mend it. */
export async function startEmulator(asked: EmulatorAsked): Promise<Emulator> {
  const { kind } = asked;
  if (kind instanceof URL) return attachEndpoint(kind, asked);
  if (kind === 'moto') return startMoto(asked);
  if (kind === 'localstack') return startLocalStack(asked);
  // What speaks to Docker takes a while to load, and few need it.
  const { startContainer } = await import('./container.ts');
  return startContainer(kind, asked);
}
