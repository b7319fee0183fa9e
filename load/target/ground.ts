import type { Ask } from './ask.ts';
import type { Resolve } from './resolve.ts';

/** Where load goes, and how it gets there. */
export interface Ground extends AsyncDisposable {
  readonly kind: 'twin' | 'url';
  /** How it differs from what runs on AWS; full sentences. */
  readonly differs: readonly string[];
  /** The components that answer on the twin, with their own service or plainly in its place; undefined for what really runs. */
  readonly answering?: Answering;
  readonly ask: Ask;
  /** Where a name and port are to be found, undefined where nothing is; left out where names resolve by themselves. */
  readonly placeOf?: Resolve;
  /** The only authority to be trusted, as PEM; undefined for those of the system. */
  readonly certificate?: string;
  /** Where a name is to be found, for k6 (`host:port` to `address:port`); empty where names resolve by themselves. */
  readonly hosts: Readonly<Record<string, string>>;
  /** A file with the only authorities to be trusted; undefined for those of the system. */
  readonly certificateFile?: string;
  /** Loses a zone of the region that works, and waits until the others carry on. Gives how many zones there were; undefined where none can be lost. */
  readonly loseZone?: (signal: AbortSignal) => Promise<{ readonly zones: number; readonly lost: string }>;
}

export interface Answering {
  readonly own: readonly string[];
  readonly plainly: readonly string[];
}
