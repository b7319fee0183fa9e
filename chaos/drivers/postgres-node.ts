import { join } from 'node:path';
import type { Place, KeeperOrder } from '../parts/messages.ts';
import type { ChildPart } from './child-part.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { processIdentity } from './process-identity.ts';
import { endTrees, treesOver } from './process-tree.ts';
import type { Scratch } from './scratch.ts';
import { forgetServer } from './shared-memory.ts';
import { standbySignal } from './standby-signal.ts';

/** One PostgreSQL server with its folder. It knows nothing of the others. */
export interface PostgresNode extends Place {
  readonly id: string;
  readonly region: string;
  readonly zone: string;
  /** Its name among the followers of a writer. */
  readonly followerName: string;
  readonly folder: string;
  /** Starts it as the writer, or as a follower that reads from `upstream`. Resolves when the process runs. */
  readonly start: (upstream?: Place) => Promise<void>;
  /** Ends the whole tree at once, whether it runs or stands still. */
  readonly end: () => Promise<void>;
  readonly pid: () => number | undefined;
  readonly running: () => boolean;
}

export interface PostgresMachine {
  readonly binaries: PostgresBinaries;
  readonly scratch: Scratch;
  readonly keeper: ChildPart<KeeperOrder>;
}

export function postgresNode(
  { binaries, scratch, keeper }: PostgresMachine,
  node: Pick<PostgresNode, 'id' | 'region' | 'zone' | 'followerName' | 'host' | 'port'>,
): PostgresNode {
  const folder = join(scratch.data, node.followerName);
  let process: { readonly pid: number; readonly identity: string } | undefined;

  const running = (): boolean => process !== undefined && processIdentity(process.pid) === process.identity;

  return {
    ...node,
    folder,
    running,
    pid: () => (running() ? process?.pid : undefined),
    start: async (upstream) => {
      // A new process with the old one's number is not the old one.
      if (process !== undefined && running()) await treesOver([process.pid]);
      forgetServer(folder);
      standbySignal(folder, upstream !== undefined, binaries);
      const pid = await keeper.ask({
        do: 'spawn',
        command: binaries.postgres,
        arguments: [
          '-D',
          folder,
          ...serverSettings(node, upstream, binaries.major).flatMap((setting) => ['-c', setting]),
        ],
        environment: { LC_ALL: 'C' },
        log: join(scratch.logs, `${node.followerName}.log`),
        ...(binaries.user === undefined ? {} : { user: binaries.user }),
      });
      if (typeof pid !== 'number') throw new Error(`The keeper gave no process for "${node.id}".`);
      process = { pid, identity: processIdentity(pid) ?? '' };
      scratch.note(node.followerName, pid);
    },
    end: async () => {
      const pid = running() ? process?.pid : undefined;
      if (pid !== undefined) {
        endTrees([pid]);
        await treesOver([pid]);
      }
      forgetServer(folder);
    },
  };
}

/** What a server is started with. */
export function serverSettings(
  node: Pick<PostgresNode, 'host' | 'port' | 'followerName'>,
  upstream: Place | undefined,
  major: number,
): readonly string[] {
  return [
    `listen_addresses=${node.host}`,
    `port=${node.port}`,
    'unix_socket_directories=',
    // What a server shares out among its processes is taken at the start, needed or not.
    'shared_buffers=4MB',
    'wal_buffers=256kB',
    'max_pred_locks_per_transaction=10',
    'max_replication_slots=0',
    // In its own folder, which goes with the twin: a killed server would leave it in the machine's memory for ever.
    'dynamic_shared_memory_type=mmap',
    // A follower refuses to start with fewer than its writer has; these are the values of a fresh folder.
    'max_connections=100',
    'max_wal_senders=10',
    'wal_level=replica',
    'hot_standby=on',
    'wal_keep_size=64MB',
    // The faults are losses of processes, never of the machine's memory, so nothing acknowledged is lost without it.
    'fsync=off',
    // At the default of 5 s a promotion takes that long now and then.
    'wal_retrieve_retry_interval=100ms',
    'wal_receiver_status_interval=1s',
    'recovery_target_timeline=latest',
    // Every process less is a megabyte or more less, and a run is too short for any of these to have work.
    'autovacuum=off',
    'max_logical_replication_workers=0',
    ...(major >= 18 ? ['io_method=sync'] : []),
    ...(upstream === undefined
      ? []
      : [
          `primary_conninfo=host=${upstream.host} port=${upstream.port} user=postgres application_name=${node.followerName} connect_timeout=5`,
        ]),
  ];
}
