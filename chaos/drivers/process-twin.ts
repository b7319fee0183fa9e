import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeeperOrder } from '../parts/messages.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import { selfSigned } from './certificate.ts';
import { childPart } from './child-part.ts';
import type { FaultScope, PartAddress, Twin, TwinChanges } from './driver.ts';
import { takeLoopback, type Loopback } from './loopback.ts';
import type { TwinCertificate } from './part-configs.ts';
import { endTrees, treesOver } from './process-tree.ts';
import { scaledPlan } from './scaled-plan.ts';
import { makeScratch, removeAbandoned, type Scratch } from './scratch.ts';
import { forgetServers } from './shared-memory.ts';
import { addressOf, locatedAnswer } from './twin-addresses.ts';
import { twinDatabases } from './twin-databases.ts';
import { twinEvents } from './twin-events.ts';
import { twinFaults } from './twin-faults.ts';
import { twinLayout, type TwinLayout } from './twin-layout.ts';
import { twinLinks } from './twin-links.ts';
import { twinParts } from './twin-parts.ts';
import { twinStatus } from './twin-status.ts';

/** A twin of processes, with what this driver can say and do besides. */
export interface ProcessTwin extends Twin {
  /** The certificate that balancers and distributions show; who trusts it trusts them. */
  readonly certificate: string;
  /** The folder of all that the twin writes; its logs lie in `logs`. */
  readonly folder: string;
  /** Where to connect to for an answer of the name server and a port of the template. */
  readonly located: (answer: string, port: number) => PartAddress | undefined;
  /** A grey failure: each direction of the scope's links takes this long. */
  readonly slow: (scope: FaultScope, delayMs: number) => Promise<void>;
}

/** Builds the plan out of processes; throws when a part does not come up, and leaves nothing running then. */
export async function startProcessTwin(
  asked: TwinPlan,
  changes: TwinChanges,
  signal: AbortSignal,
): Promise<ProcessTwin> {
  signal.throwIfAborted();
  const plan = scaledPlan(asked, changes);
  removeAbandoned();
  const loopback = await takeLoopback();
  if (signal.aborted) loopback.release();
  signal.throwIfAborted();
  const scratch = makeScratch();
  const closing: (() => void)[] = [];
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined);
  const building = built(asked, plan, changes, { loopback, scratch, closing });
  try {
    return await Promise.race([building, aborted]);
  } catch (error) {
    building.catch(() => undefined);
    await dismantled(loopback, scratch, closing);
    throw error;
  }
}

interface Ground {
  readonly loopback: Loopback;
  readonly scratch: Scratch;
  /** What is to be stopped in this process when the twin ends. */
  readonly closing: (() => void)[];
}

async function built(asked: TwinPlan, plan: TwinPlan, changes: TwinChanges, ground: Ground): Promise<ProcessTwin> {
  const { loopback, scratch, closing } = ground;
  const { hear, onEvent, close } = twinEvents();
  closing.push(close);
  const keeperEntry = new URL('../parts/keeper.ts', import.meta.url);
  const [layout, keeper] = await Promise.all([
    twinLayout(plan, loopback),
    childPart<KeeperOrder>(keeperEntry, 'keeper', scratch, hear, [scratch.folder]),
  ]);
  const certificate = certified(layout, scratch);
  const parts = await twinParts(layout, { scratch, keeper, certificate, timeScale: changes.timeScale, hear });
  const links = twinLinks(layout, parts.links);
  await links.start();
  const databases = twinDatabases(layout, { scratch, keeper, links, hear });
  closing.push(databases.close);
  await Promise.all([parts.fork(), databases.start()]);
  await Promise.all([parts.startZones(), parts.startStores()]);
  await parts.startBalancers();
  await parts.startEdge();
  const faults = twinFaults(layout, parts, links, databases);

  return {
    plan: asked,
    fidelity: 'process',
    certificate: certificate.certificate,
    folder: scratch.folder,
    address: (part, port) => addressOf(layout, part, port),
    located: (answer, port) => locatedAnswer(layout, answer, port),
    fault: faults.fault,
    heal: faults.heal,
    slow: faults.slow,
    promote: databases.promote,
    status: () => twinStatus(layout, parts, links, databases),
    onEvent,
    [Symbol.asyncDispose]: () => dismantled(loopback, scratch, closing),
  };
}

/** The certificate of a twin, for every name and address in it; written to its folder. */
export function certified(layout: TwinLayout, scratch: Scratch): TwinCertificate {
  const hosts = [...layout.balancers.values()].flat().map(({ host }) => host);
  const edges = [...layout.distributions.values()].flat().map(({ host }) => host);
  const asked = [
    ...layout.plan.records.map(({ name }) => name),
    ...layout.plan.distributions.flatMap((one) => one.names ?? []),
  ];
  const names = asked.map((name) => name.replace(/\.$/, ''));
  const made = selfSigned([...new Set(['localhost', '127.0.0.1', ...hosts, ...edges, ...names])], new Date());
  const file = join(scratch.folder, 'certificate.pem');
  writeFileSync(file, made.certificate);
  return { ...made, file };
}

async function dismantled(loopback: Loopback, scratch: Scratch, closing: readonly (() => void)[]): Promise<void> {
  for (const close of closing) close();
  const noted = scratch.noted();
  endTrees(noted);
  await treesOver(noted);
  forgetServers(scratch.data);
  scratch.remove();
  loopback.release();
}
