import type { LoadObjective } from '../../src/inventory/architecture.ts';
import type { LoadLimit } from '../../src/measure/load-run.ts';
import type { Ask } from '../target/ask.ts';

/** What is played against a path. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The entry file of its k6 script. */
  readonly script: URL;
  /**
   * Looks at the target once, as a visitor would, and says what a visit consists of. Throws a LoadRefusal for what no load run can be
   * judged on: no route, a certificate nobody trusts, a playlist without segments, an error page.
   */
  readonly prepare: (ask: Ask, objective: LoadObjective, signal: AbortSignal) => Promise<Prepared>;
  /** What must hold beside the objective's latency and errors. */
  readonly limits: (objective: LoadObjective) => readonly LoadLimit[];
  /** Set where an iteration is played a fixed number of times and not at a rate: what is refused needs no load. */
  readonly once?: true;
}

export interface Prepared {
  /** Requests that one iteration makes when all goes well. */
  readonly requestsPerIteration: number;
  /** How long an iteration takes beside its requests: a viewer watches. */
  readonly pacedMs: number;
  /** What the script is told besides; JSON. */
  readonly told: unknown;
  /** How a visit differs from a real one; full sentences. */
  readonly differs?: readonly string[];
  /** What bodies need of the environment, passwords among it: handed to k6 as environment, beside the plan, and kept nowhere. */
  readonly environment?: Readonly<Record<string, string>>;
}
