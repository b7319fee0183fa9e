import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectors } from '../collect/aws/catalogue.ts';
import { clientsAt } from '../collect/aws/clients-at.ts';
import type { Clients } from '../collect/aws/clients.ts';
import { type Emulator, type EmulatorKind, startEmulator } from '../collect/emulator/emulator.ts';
import { emulatorNamed, emulatorNames } from '../collect/emulator/emulator-named.ts';
import { InputError } from '../collect/input-error.ts';
import { collectLive } from '../collect/live/collect-live.ts';
import { inventoryOf } from '../inventory/inventory.ts';
import { sourcesOf } from './architecture-data.ts';
import {
  beyondIfLacking,
  cannotShowOf,
  failureGap,
  lackingOf,
  nothingRead,
  foldedGaps,
  nothingSeen,
  overwritingGaps,
  untoldGaps,
  withoutEmulator,
} from './emulator-gaps.ts';
import { deployed } from './emulator-deployed.ts';
import { physicalOf } from './emulator-physical.ts';
import { emulatorRecords } from './emulator-records.ts';
import type { EmulatorAhead } from './emulator-ahead.ts';
import type { Gathered } from './gather.ts';
import { addedGaps, changedNotices, declaredNow, refuseOthers } from './kept-declared.ts';
import { type Kept, keptIn } from './kept-emulator.ts';
import { vanishedNotices } from './live-notices.ts';
import type { ReadTarget } from './read-target.ts';

const globalRegion = 'us-east-1';

/** An emulator that has to load a service first takes many seconds, and none takes so long. */
const answerLimitMs = 60_000;

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
  { ahead, say, signal }: StartAround,
): Promise<ReadTarget> {
  const { inventory, architecture, regions } = gathered;
  const keptFile = join(choice.out, `kept-emulator-${architecture.id}.json`);
  const kept = choice.deploys && !choice.keep ? undefined : await keptIn(keptFile);
  if (!choice.deploys) refuseUnlessWhole(kept, keptFile);
  const { emulator, before } = await emulatorOf(choice, kept, { ahead, say, signal });
  try {
    const aws = inventory.resources.filter(({ type }) => type.startsWith('AWS::'));
    const { id: account } = emulator.account(before?.account ?? aws[0]?.account ?? '123456789012');
    const clientsIn = clientsOf(emulator, account);
    const declared = declaredNow(aws);
    if (before) refuseOthers(before, declared, keptFile);
    const keeping = (state: Kept) => (choice.keep ? writeFile(keptFile, JSON.stringify(state)) : undefined);
    const order = { resources: aws, declared, account, emulator, clientsIn, before, keeping, say, signal };
    const state = before && !before.interrupted ? before : await deployed(order);
    await keeping(state);
    const {
      mapped,
      gaps: unread,
      vanished,
    } = emulator.lost.aborted
      ? { mapped: [], gaps: [nothingRead(aws)], vanished: [] }
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
    const physical = physicalOf(aws, new Map(state.created));
    const records = emulatorRecords(mapped, aws, state, physical);
    const lacking = lackingOf(aws, state);
    const ids = new Set(state.created.map(([id]) => id));
    const made = new Set(aws.filter(({ id }) => ids.has(id)).map(({ type }) => type));
    const others = inventory.resources.filter(({ type }) => !type.startsWith('AWS::'));
    const failed = emulator.lost.aborted ? [] : state.missing.filter(({ kind }) => kind === 'failed').map(failureGap);
    const lost = [
      ...failed,
      ...addedGaps(state, aws),
      ...overwritingGaps(physical),
      ...foldedGaps(aws, state),
      ...untoldGaps(aws, state, records, unread),
    ];
    return {
      on: 'emulator',
      inventory: inventoryOf(
        [...others, ...records, ...lacking.map(({ resource, reason }) => nothingSeen(resource, reason))],
        [...inventory.gaps, ...lost, ...gaps.map((gap) => beyondIfLacking(gap, made))],
      ),
      enumeratedBy: `list and describe calls to ${emulator.name} ${emulator.version ?? '(version unknown)'} in ${regions.join(', ')}, where ${sourcesOf(gathered)} had been deployed; Kubernetes objects as the manifests say`,
      evidence: { name: 'deployment', record: { emulator: emulator.name, ...state, read: mapped.length } },
      notices: [...changedNotices(state, declared), ...vanishedNotices(vanished)],
      cannotShow: cannotShowOf(emulator.name, lacking, made, aws, state),
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

interface StartAround extends Around {
  /** The one that started already, where it was sure to be wanted. */
  readonly ahead: EmulatorAhead | undefined;
}

/** One that was kept where its deployment is read or goes on, and a new one otherwise. Throws InputError. */
async function emulatorOf(
  { emulator: asked, keep, deploys }: EmulatorChoice,
  kept: Kept | undefined,
  { ahead, say, signal }: StartAround,
): Promise<{ readonly emulator: Emulator; readonly before: Kept | undefined }> {
  const isUrl = /^https?:/u.test(asked);
  const resumed = deploys && !(kept?.interrupted && (!isUrl || asked === kept.endpoint)) ? undefined : kept;
  const start = (kind: EmulatorKind) => ahead?.take() ?? startEmulator({ kind, keep, say, signal });
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
    const clients = clientsAt({
      region,
      endpoint: emulator.endpoint,
      credentials,
      plugins,
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 5000, requestTimeout: answerLimitMs, throwOnRequestTimeout: true },
    });
    made.set(region, clients);
    return clients;
  };
}
