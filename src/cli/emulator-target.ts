import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectors } from '../collect/aws/catalogue.ts';
import { clientsAt } from '../collect/aws/clients-at.ts';
import type { Clients } from '../collect/aws/clients.ts';
import { creators } from '../collect/emulator/deploy/creators/catalogue.ts';
import type { Created } from '../collect/emulator/deploy/creator.ts';
import { deploy } from '../collect/emulator/deploy/deploy.ts';
import { type Emulator, type EmulatorKind, startEmulator } from '../collect/emulator/emulator.ts';
import { emulatorNamed, emulatorNames } from '../collect/emulator/emulator-named.ts';
import { InputError } from '../collect/input-error.ts';
import { collectLive } from '../collect/live/collect-live.ts';
import { inventoryOf } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import { sourcesOf } from './architecture-data.ts';
import {
  beyondIfLacking,
  cannotShowOf,
  failureGap,
  lackingOf,
  nothingRead,
  nothingSeen,
  withoutEmulator,
} from './emulator-gaps.ts';
import { emulatorRecords } from './emulator-records.ts';
import type { Gathered } from './gather.ts';
import { type Kept, keptIn } from './kept-emulator.ts';
import type { ReadTarget } from './read-target.ts';

const globalRegion = 'us-east-1';

export interface EmulatorChoice {
  /** As emulatorNamed takes it: `moto`, `docker:localstack`, a URL. */
  readonly emulator: string;
  /** Leaves it running, with what was deployed, and says where. */
  readonly keep: boolean;
  /** False collects what is there. */
  readonly deploys: boolean;
  readonly out: string;
}

/** Deploys an architecture's AWS resources to an emulator and reads them back; manifests of Kubernetes stay as they were read. */
export async function emulatorTarget(
  gathered: Pick<Gathered, 'inventory' | 'architecture' | 'regions' | 'templates' | 'files'>,
  choice: EmulatorChoice,
  { say, signal }: { readonly say: (text: string) => void; readonly signal: AbortSignal },
): Promise<ReadTarget> {
  const { inventory, architecture, regions } = gathered;
  const keptFile = join(choice.out, `kept-emulator-${architecture.id}.json`);
  const kept = choice.deploys && !choice.keep ? undefined : await keptIn(keptFile);
  if (!choice.deploys) refuseUnlessWhole(kept, keptFile);
  const { emulator, before } = await emulatorOf(choice, kept, { say, signal });
  try {
    const aws = inventory.resources.filter(({ type }) => type.startsWith('AWS::'));
    const account = before?.account ?? aws[0]?.account ?? '123456789012';
    const clientsIn = clientsOf(emulator, account);
    const keeping = (state: Kept) => (choice.keep ? writeFile(keptFile, JSON.stringify(state)) : undefined);
    const order = { resources: aws, account, emulator, clientsIn, before, keeping, say, signal };
    const state = before && !before.interrupted ? before : await deployed(order);
    await keeping(state);
    const { mapped, gaps: unread } = emulator.lost.aborted
      ? { mapped: [], gaps: [nothingRead(aws)] }
      : await collectLive({
          target: {
            account,
            // What a template puts there is no less its own than what it puts elsewhere.
            regions: [...new Set([...regions, globalRegion])],
            partition: 'aws',
            globalRegion,
            clientsIn,
          },
          scope: { kind: 'everything' },
          collectors,
          say,
          signal,
        });
    const gaps = withoutEmulator(unread, emulator);
    const records = emulatorRecords(mapped, aws, state, account);
    const lacking = lackingOf(aws, state);
    const ids = new Set(state.created.map(([id]) => id));
    const made = new Set(aws.filter(({ id }) => ids.has(id)).map(({ type }) => type));
    const others = inventory.resources.filter(({ type }) => !type.startsWith('AWS::'));
    const failed = mapped.length === 0 ? [] : state.missing.filter(({ kind }) => kind === 'failed').map(failureGap);
    return {
      on: 'emulator',
      inventory: inventoryOf(
        [...others, ...records, ...lacking.map(({ resource, reason }) => nothingSeen(resource, reason))],
        [...inventory.gaps, ...failed, ...gaps.map((gap) => beyondIfLacking(gap, made))],
      ),
      enumeratedBy: `list and describe calls to ${emulator.name} ${emulator.version ?? '(version unknown)'} in ${regions.join(', ')}, where ${sourcesOf(gathered)} had been deployed; Kubernetes objects as the manifests say`,
      evidence: { name: 'deployment', record: { emulator: emulator.name, ...state, read: mapped.length } },
      notices: [],
      cannotShow: cannotShowOf(emulator.name, lacking, made, state),
      // One that is kept goes on without us.
      [Symbol.asyncDispose]: () => emulator[Symbol.asyncDispose](),
    };
  } catch (error) {
    await emulator[Symbol.asyncDispose]();
    throw error;
  }
}

function kindOf(name: string): EmulatorKind {
  const kind = emulatorNamed(name);
  if (kind !== undefined) return kind;
  throw new InputError(`There is no emulator "${name}"`, undefined, `Use --emulator ${emulatorNames}.`);
}

function refuseUnlessWhole(kept: Kept | undefined, file: string): void {
  if (kept === undefined)
    throw new InputError(`There is no emulator that was kept (${file})`, undefined, 'Run with --keep first.');
  if (kept.interrupted)
    throw new InputError(
      `The deployment was interrupted after ${kept.created.length} resources (${file})`,
      undefined,
      'Run with --keep, and without --no-deploy, to go on from there.',
    );
}

interface Around {
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** One that was kept where its deployment is read or goes on, and a new one otherwise. Throws InputError. */
async function emulatorOf(
  { emulator: asked, keep, deploys }: EmulatorChoice,
  kept: Kept | undefined,
  { say, signal }: Around,
): Promise<{ readonly emulator: Emulator; readonly before: Kept | undefined }> {
  const isUrl = /^https?:/u.test(asked);
  const resumed = deploys && !(kept?.interrupted && (!isUrl || asked === kept.endpoint)) ? undefined : kept;
  const start = (kind: EmulatorKind) => startEmulator({ kind, keep, say, signal });
  try {
    if (resumed === undefined) return { emulator: await start(kindOf(asked)), before: undefined };
    const there = start(isUrl ? kindOf(asked) : new URL(resumed.endpoint));
    if (!deploys) return { emulator: await there, before: resumed };
    const emulator = await there.catch(() => undefined);
    if (emulator === undefined) return { emulator: await start(kindOf(asked)), before: undefined };
    say(`going on with a deployment that was interrupted after ${resumed.created.length} resources`);
    return { emulator, before: resumed };
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof InputError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new InputError(message.replace(/\.+$/u, ''), undefined, 'Nothing was judged.');
  }
}

function clientsOf(emulator: Emulator, account: string): (region: string) => Clients {
  const made = new Map<string, Clients>();
  return (region) => {
    const known = made.get(region);
    if (known) return known;
    const { credentials, plugins } = emulator.account(account);
    const clients = clientsAt({ region, endpoint: emulator.endpoint, credentials, plugins, maxAttempts: 1 });
    made.set(region, clients);
    return clients;
  };
}

interface DeployedOrder extends Around {
  readonly resources: readonly Resource[];
  readonly account: string;
  readonly emulator: Emulator;
  readonly clientsIn: (region: string) => Clients;
  readonly before: Kept | undefined;
  readonly keeping: (state: Kept) => Promise<void> | undefined;
}

/** Deploys, or goes on with it. What was made until an interruption is kept where the emulator is. */
async function deployed({ emulator, before, keeping, ...order }: DeployedOrder): Promise<Kept> {
  const { endpoint, lost } = emulator;
  const { account, signal } = order;
  const created = new Map<string, Created>(before?.created);
  const notTaken = new Map(before?.notTaken);
  const kept = (): Kept => ({
    endpoint,
    account,
    created: [...created].map(([id, { ref, readBackAs, attributes }]) => [
      id,
      { ref, attributes, ...(readBackAs === undefined ? {} : { readBackAs }) },
    ]),
    missing: [],
    notTaken: [...notTaken],
  });
  try {
    const done = await deploy({
      ...order,
      creators,
      lost,
      before: { created: new Map(created), notTaken: new Map(notTaken) },
      made({ id }, one, left) {
        created.set(id, one);
        if (Object.keys(left).length > 0) notTaken.set(id, left);
      },
    });
    const missing = done.missing.map(({ resource: { id, type }, kind, reason, names = [] }) => ({
      id,
      type,
      kind,
      reason,
      names,
    }));
    return { ...kept(), missing };
  } catch (error) {
    if (signal.aborted) await keeping({ ...kept(), interrupted: true });
    throw error;
  }
}
