import { chmodSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TwinPlan } from '../../twin/twin-plan.ts';
import type { KeeperOrder } from '../../parts/messages.ts';
import { childPart } from '../child-part.ts';
import type { FaultScope, PartAddress, Twin, TwinChanges } from '../driver.ts';
import { postgresBinaries } from '../postgres-binaries.ts';
import { endTrees, treesOver } from '../process-tree.ts';
import { certified } from '../process-twin.ts';
import { scaledPlan } from '../scaled-plan.ts';
import { makeScratch, removeAbandoned, type Scratch } from '../scratch.ts';
import { addressOf, locatedAnswer } from '../twin-addresses.ts';
import { twinDatabases } from '../twin-databases.ts';
import { twinEvents } from '../twin-events.ts';
import { twinFaults } from '../twin-faults.ts';
import { twinLinks } from '../twin-links.ts';
import { twinParts, type BeginPart } from '../twin-parts.ts';
import { twinStatus } from '../twin-status.ts';
import { containerLayout, holderOf, type ContainerLayout } from './container-layout.ts';
import { containerNode, type ContainerNode, type NodeGround } from './container-node.ts';
import { containerPart } from './container-part.ts';
import { containerStatus } from './container-status.ts';
import { dockerHand } from './docker-hand.ts';
import { partChannel, type PartChannel } from './part-channel.ts';
import { partFrame } from './part-frame.ts';
import { removeAbandonedContainers, removeTwinOf } from './remove-containers.ts';
import { twinContainers, type TwinContainers } from './twin-containers.ts';
import { twinImage } from './twin-image.ts';
import { twinNetwork } from './twin-network.ts';

/** A twin of containers, with what this driver can say and do besides. */
export interface DockerTwin extends Twin {
  readonly certificate: string;
  readonly folder: string;
  readonly located: (answer: string, port: number) => PartAddress | undefined;
  readonly slow: (scope: FaultScope, delayMs: number) => Promise<void>;
}

interface Ground {
  readonly scratch: Scratch;
  readonly containers: TwinContainers;
  readonly channel: PartChannel;
  readonly place: ContainerLayout;
  readonly subnet: string;
  readonly closing: (() => void)[];
}

/** Builds the plan out of containers; throws when a part does not come up, and leaves nothing then. */
export async function startDockerTwin(asked: TwinPlan, changes: TwinChanges, signal: AbortSignal): Promise<DockerTwin> {
  signal.throwIfAborted();
  const plan = scaledPlan(asked, changes);
  const [image] = await Promise.all([twinImage(), removeAbandonedContainers()]);
  removeAbandoned();
  signal.throwIfAborted();
  const scratch = makeScratch();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined);
  const grounding = groundOf(plan, scratch, image);
  const building = grounding.then((ground) => built(asked, changes, ground));
  try {
    return await Promise.race([building, aborted]);
  } catch (error) {
    building.catch(() => undefined);
    // A network that is being made at this moment would outlive its twin.
    await dismantled(scratch, await grounding.catch(() => undefined));
    throw error;
  }
}

async function groundOf(plan: TwinPlan, scratch: Scratch, image: string): Promise<Ground> {
  const { folder } = scratch;
  const network = await twinNetwork(folder, basename(folder));
  const [place, channel] = await Promise.all([containerLayout(plan, network), partChannel(folder)]);
  return {
    scratch,
    place,
    channel,
    subnet: network.subnet,
    containers: twinContainers(folder, image, network, place),
    closing: [],
  };
}

async function built(asked: TwinPlan, changes: TwinChanges, ground: Ground): Promise<DockerTwin> {
  const { scratch, containers, place, closing } = ground;
  const { layout } = place;
  const { hear, onEvent, close } = twinEvents();
  closing.push(close);
  const keeperEntry = new URL('./container-keeper.ts', import.meta.url);
  const keeper = await childPart<KeeperOrder>(keeperEntry, 'keeper', scratch, hear, [scratch.folder]);
  const servers = new Map<string, ContainerNode>();
  const certificate = certified(layout, scratch);
  const files = filesFor(scratch, ground.subnet);
  const held = addressesHeld(containers, place);

  const parts = await twinParts(layout, {
    scratch,
    keeper,
    certificate,
    timeScale: changes.timeScale,
    hear,
    begin: beginIn(ground, held),
  });
  const links = twinLinks(layout, parts.links);
  await links.start();
  const databases = twinDatabases(layout, {
    scratch,
    keeper,
    links,
    hear,
    server: (binaries, node) => {
      const server = containerNode({ binaries, containers, data: scratch.data, ...files }, node);
      servers.set(node.id, server);
      return server;
    },
  });
  closing.push(databases.close);
  await Promise.all([parts.fork(), held.then(() => databases.start())]);
  await Promise.all([parts.startZones(), parts.startStores()]);
  await parts.startBalancers();
  await parts.startEdge();
  const faults = twinFaults(layout, parts, links, databases, dockerHand(layout, containers, servers));

  return {
    plan: asked,
    fidelity: 'container',
    certificate: certificate.certificate,
    folder: scratch.folder,
    address: (part, port) => addressOf(layout, part, port),
    located: (answer, port) => locatedAnswer(layout, answer, port),
    fault: faults.fault,
    heal: faults.heal,
    slow: faults.slow,
    promote: databases.promote,
    status: async () => {
      const states = await containers.states();
      return containerStatus(layout, await twinStatus(layout, parts, links, databases), states);
    },
    onEvent,
    [Symbol.asyncDispose]: () => dismantled(scratch, ground),
  };
}

// Addresses outlive what runs at them, unless the whole place is lost. Only who adds an address to a network needs rights.
async function addressesHeld(containers: TwinContainers, { addresses }: ContainerLayout): Promise<void> {
  const holding = addresses.map(({ part, first }) =>
    containers.run({
      name: holderOf(part),
      network: { address: first },
      command: ['sleep', 'infinity'],
      user: { uid: 0, gid: 0 },
    }),
  );
  await Promise.all(holding);
}

function beginIn({ containers, channel, place, scratch }: Ground, held: Promise<void>): BeginPart {
  const frame = partFrame(place.layout.plan, scratch.folder);
  return async (entry, name, hear) => {
    await held;
    const network = { of: holderOf(name) };
    return containerPart(fileURLToPath(entry), name, network, { containers, channel, frame }, hear);
  };
}

/** What PostgreSQL is told instead of what its folder and the image say: who may connect, and what its user is called. */
function filesFor({ folder }: Scratch, subnet: string): Pick<NodeGround, 'accessFile' | 'passwordFile'> {
  const [accessFile, passwordFile] = [join(folder, 'pg_hba.conf'), join(folder, 'passwd')];
  writeFileSync(accessFile, `host all all ${subnet} trust\nhost replication all ${subnet} trust\n`);
  const binaries = postgresBinaries();
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const { uid, gid } = typeof binaries === 'string' ? own : (binaries.user ?? own);
  writeFileSync(passwordFile, `root:x:0:0::/:/bin/sh\ntwin:x:${uid}:${gid}::/:/bin/sh\n`);
  for (const file of [accessFile, passwordFile]) chmodSync(file, 0o644);
  return { accessFile, passwordFile };
}

async function dismantled(scratch: Scratch, ground: Ground | undefined): Promise<void> {
  for (const close of ground?.closing ?? []) close();
  ground?.channel.close();
  if (ground === undefined) await removeTwinOf(scratch.folder);
  else await ground.containers.remove();
  const noted = scratch.noted();
  endTrees(noted);
  await treesOver(noted);
  scratch.remove();
}
