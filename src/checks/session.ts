import type { Sight } from './check.ts';
import type { Facing } from './judge.ts';

/** What the steps of one run are answered from. Cucumber clones everything it hands to steps, so they fetch it here. */
export interface Session extends Facing {
  /** Proof kinds that cannot be assessed in this run, with the reason. */
  readonly unassessed: ReadonlyMap<string, string>;
  /** What this target cannot show at all, with the reason. */
  readonly blind: ReadonlyMap<Sight, string>;
}

let underWay: Session | undefined;

/** Opens the run's session; one at a time per process. */
export function openSession(session: Session): Disposable {
  if (underWay) throw new Error('A run is already under way in this process.');
  underWay = session;
  return {
    [Symbol.dispose]() {
      underWay = undefined;
    },
  };
}

/** The session of the run under way. Throws when there is none. */
export function currentSession(): Session {
  if (!underWay) throw new Error('Steps run inside `plumbline verify`, which opens a session first.');
  return underWay;
}
