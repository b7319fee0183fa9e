import type { Fault } from './fault.ts';
import { kindAmong, planned, targetAmong } from './planned.ts';

const kinds = ['cut'] as const;

/** A database's followers get nothing any more; writer and followers stand. */
export const cutReplication: Fault = {
  id: 'cut-replication',
  title: 'Replication of a database is cut',
  aimedAt: 'database',
  kinds,
  plan: (plan, aim) => {
    const kind = kindAmong({ id: 'cut-replication' }, kinds, aim.kind);
    const known = plan.databases.map(({ id }) => id);
    const database = targetAmong('cut-replication', 'database', known, aim.targets[0]);
    const followers = plan.databases.find(({ id }) => id === database)?.followers ?? [];
    return planned(plan, aim, {
      fault: 'cut-replication',
      does: `Nothing that database ${database} writes reaches its followers (${kind}).`,
      targets: [database],
      steps: [
        {
          do: { fault: { replicationOf: database }, kind },
          undo: { heal: { replicationOf: database }, verify: [database, ...followers.map(({ id }) => id)] },
        },
      ],
      deadZones: [],
      isLink: true,
    });
  },
};
