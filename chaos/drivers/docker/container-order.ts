import type { PostgresUser } from '../postgres-binaries.ts';

/** One container to be run. Folders and files appear in it under the paths they have on this machine. */
export interface ContainerOrder {
  /** Unique within the twin. */
  readonly name: string;
  readonly network: ContainerNetwork;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What it can read, and what it can write to. */
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  /** Files of this machine that take the place of others. */
  readonly places?: Readonly<Record<string, string>>;
  /** Whom it runs as; without one, as whoever runs this process. */
  readonly user?: PostgresUser;
}

/** An address of its own in the twin's network, or the container whose network it shares. */
export type ContainerNetwork = { readonly address: string } | { readonly of: string };

/**
 * What `docker run` is told of an order. No container has a right that its part does not need, which is to hold addresses; and none can write anywhere but to the folders it is given.
 */
export function runArguments(
  { network, command, environment = {}, reads = [], writes = [], places = {}, user }: ContainerOrder,
  around: { readonly image: string; readonly network: string; readonly idOf: (name: string) => string },
): readonly string[] {
  const { uid, gid } = user ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const mount = (from: string, to: string, how: string): readonly string[] => [
    '--mount',
    `type=bind,source=${from},target=${to}${how}`,
  ];
  const sandbox = '--cap-drop ALL --security-opt no-new-privileges --read-only --tmpfs /tmp --workdir /';
  const log = '--log-driver json-file --log-opt max-size=10m';
  return [
    ...`${sandbox} ${log} --user ${uid}:${gid}`.split(' '),
    ...('address' in network
      ? ['--cap-add', 'NET_ADMIN', '--network', around.network, '--ip', network.address]
      : ['--network', `container:${around.idOf(network.of)}`]),
    ...reads.flatMap((path) => mount(path, path, ',readonly')),
    ...Object.entries(places).flatMap(([at, path]) => mount(path, at, ',readonly')),
    ...writes.flatMap((path) => mount(path, path, '')),
    ...Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    around.image,
    ...command,
  ];
}
