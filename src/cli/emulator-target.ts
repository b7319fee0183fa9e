import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectors } from '../collect/aws/catalogue.ts';
import { clientsAt } from '../collect/aws/clients-at.ts';
import type { Clients } from '../collect/aws/clients.ts';
import { creators } from '../collect/emulator/deploy/creators/catalogue.ts';
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
import type { Kept } from './kept-emulator.ts';
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
  const before = choice.deploys ? undefined : await keptIn(keptFile);
  const emulator = await startEmulator({
    kind: before && !/^https?:/u.test(choice.emulator) ? new URL(before.endpoint) : kindOf(choice.emulator),
    keep: choice.keep,
    say,
    signal,
  }).catch((cause: unknown) => {
    signal.throwIfAborted();
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new InputError(message.replace(/\.+$/u, ''), undefined, 'Nothing was judged.');
  });
  try {
    const aws = inventory.resources.filter(({ type }) => type.startsWith('AWS::'));
    const account = before?.account ?? aws[0]?.account ?? '123456789012';
    const clientsIn = clientsOf(emulator, account);
    const state = before ?? (await deployed(aws, account, emulator, clientsIn, { say, signal }));
    if (choice.keep) await writeFile(keptFile, JSON.stringify(state));
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

async function keptIn(file: string): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new InputError(`There is no emulator that was kept (${file})`, undefined, 'Run with --keep first.');
  });
  return JSON.parse(text) as Kept;
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

async function deployed(
  resources: readonly Resource[],
  account: string,
  { endpoint, lost }: Emulator,
  clientsIn: (region: string) => Clients,
  around: { readonly say: (text: string) => void; readonly signal: AbortSignal },
): Promise<Kept> {
  const { created, missing, notTaken } = await deploy({ resources, creators, account, clientsIn, lost, ...around });
  return {
    endpoint,
    account,
    created: [...created].map(([id, { ref, readBackAs, attributes }]) => [
      id,
      { ref, attributes, ...(readBackAs === undefined ? {} : { readBackAs }) },
    ]),
    missing: missing.map(({ resource: { id, type }, kind, reason, names = [] }) => ({ id, type, kind, reason, names })),
    notTaken: [...notTaken],
  };
}
