import type { Fault } from './fault.ts';
import { kindAmong, planned, targetAmong } from './planned.ts';

const kinds = ['kill', 'stall', 'cut'] as const;

/** A database's writer is gone, and nothing else in its zone. */
export const loseDatabasePrimary: Fault = {
  id: 'lose-database-primary',
  title: 'The writer of a database is lost',
  aimedAt: 'database',
  kinds,
  plan: (plan, aim) => {
    const kind = kindAmong({ id: 'lose-database-primary' }, kinds, aim.kind);
    const known = plan.databases.map(({ id }) => id);
    const database = targetAmong('lose-database-primary', 'database', known, aim.targets[0]);
    return planned(plan, aim, {
      fault: 'lose-database-primary',
      does: `The writer of database ${database} is lost (${kind}).`,
      targets: [database],
      steps: [{ do: { fault: { part: database }, kind }, undo: { heal: { part: database }, verify: [database] } }],
      deadZones: [],
    });
  },
};
