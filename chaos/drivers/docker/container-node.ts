import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Place } from '../../parts/messages.ts';
import type { PostgresBinaries } from '../postgres-binaries.ts';
import { serverSettings, type PostgresNode } from '../postgres-node.ts';
import { forgetServer } from '../shared-memory.ts';
import { standbySignal } from '../standby-signal.ts';
import type { NodeLayout } from '../twin-layout.ts';
import { holderOf, zonePart } from './container-layout.ts';
import { noProcess } from './container-part.ts';
import type { TwinContainers } from './twin-containers.ts';

/** The container of a database server. */
export const nodeContainer = ({ followerName }: Pick<NodeLayout, 'followerName'>): string => `database-${followerName}`;

export interface NodeGround {
  readonly binaries: PostgresBinaries;
  readonly containers: TwinContainers;
  readonly data: string;
  /** Says who may connect: everybody in the twin's network, which no other machine reaches. */
  readonly accessFile: string;
  /** Names the user that the server runs as, whom the image does not know. */
  readonly passwordFile: string;
}

/** A server, and how it is told that its container has ended. */
export interface ContainerNode extends PostgresNode {
  readonly ended: () => void;
}

/** One PostgreSQL server in a container of its own, in the network of its zone. Its folder lies on this machine. */
export function containerNode(
  { binaries, containers, data, accessFile, passwordFile }: NodeGround,
  node: NodeLayout,
): ContainerNode {
  const folder = join(data, node.followerName);
  const name = nodeContainer(node);
  let isRunning = false;

  return {
    ...node,
    folder,
    running: () => isRunning,
    pid: () => (isRunning ? noProcess : undefined),
    ended: () => {
      isRunning = false;
    },
    start: async (upstream?: Place) => {
      forgetServer(folder);
      standbySignal(folder, upstream !== undefined, binaries);
      const settings = [...serverSettings(node, upstream, binaries.major), `hba_file=${accessFile}`];
      await containers.run({
        name,
        network: { of: holderOf(zonePart(node.zone)) },
        command: [realpathSync(binaries.postgres), '-D', folder, ...settings.flatMap((setting) => ['-c', setting])],
        environment: { LC_ALL: 'C' },
        reads: [dirname(dirname(realpathSync(binaries.postgres))), accessFile],
        places: { '/etc/passwd': passwordFile },
        writes: [folder],
        ...(binaries.user === undefined ? {} : { user: binaries.user }),
      });
      isRunning = true;
    },
    end: async () => {
      await containers.kill([name]);
      isRunning = false;
      forgetServer(folder);
    },
  };
}
