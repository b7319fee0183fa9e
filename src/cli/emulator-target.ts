import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectors } from '../collect/aws/catalogue.ts';
import { clientsAt } from '../collect/aws/clients-at.ts';
import type { Clients } from '../collect/aws/clients.ts';
import type { Mapped } from '../collect/aws/collector.ts';
import { placeAt } from '../collect/aws/place.ts';
import { emulatorInput } from '../collect/emulator/beyond.ts';
import { creators } from '../collect/emulator/deploy/creators/catalogue.ts';
import { deploy } from '../collect/emulator/deploy/deploy.ts';
import { type Emulator, type EmulatorKind, startEmulator } from '../collect/emulator/emulator.ts';
import { emulatorNamed, emulatorNames } from '../collect/emulator/emulator-named.ts';
import { InputError } from '../collect/input-error.ts';
import { type Gap, type Inventory, inventoryOf } from '../inventory/inventory.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { emulatorRecords } from './emulator-records.ts';
import type { Gathered } from './gather.ts';
import type { Kept } from './kept-emulator.ts';

export interface EmulatorChoice {
  /** As emulatorNamed takes it: `moto`, `docker:localstack`, a URL. */
  readonly emulator: string;
  /** Leaves it running, with what was deployed, and says where. */
  readonly keep: boolean;
  /** False collects what is there. */
  readonly deploys: boolean;
  readonly out: string;
}

/** What an emulator told. */
export interface EmulatorTarget extends AsyncDisposable {
  readonly inventory: Inventory;
  readonly emulator: { readonly name: string; readonly version: string; readonly endpoint: string };
  /** For the evidence: what was made, what was not, and what was left out of what was made. */
  readonly deployment: object;
  readonly cannotShow: readonly { readonly what: string; readonly why: string }[];
  readonly kept: boolean;
}

/** Deploys an architecture's AWS resources to an emulator and reads them back; manifests of Kubernetes stay as they were read. */
export async function emulatorTarget(
  { inventory, architecture, regions }: Pick<Gathered, 'inventory' | 'architecture' | 'regions'>,
  choice: EmulatorChoice,
  { say, signal }: { readonly say: (text: string) => void; readonly signal: AbortSignal },
): Promise<EmulatorTarget> {
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
      : await collected(account, regions, clientsIn, { say, signal });
    const gaps = withoutEmulator(unread, emulator);
    const records = emulatorRecords(mapped, aws, state, account);
    const lacking = lackingOf(aws, state);
    const ids = new Set(state.created.map(([id]) => id));
    const made = new Set(aws.filter(({ id }) => ids.has(id)).map(({ type }) => type));
    const others = inventory.resources.filter(({ type }) => !type.startsWith('AWS::'));
    const failed = mapped.length === 0 ? [] : state.missing.filter(({ kind }) => kind === 'failed').map(failureGap);
    return {
      inventory: inventoryOf(
        [...others, ...records, ...lacking.map(({ resource, reason }) => nothingSeen(resource, reason))],
        [...inventory.gaps, ...failed, ...gaps.map((gap) => beyondIfLacking(gap, made))],
      ),
      emulator: { name: emulator.name, version: emulator.version ?? '(version unknown)', endpoint: emulator.endpoint },
      deployment: { ...state, read: mapped.length },
      cannotShow: cannotShowOf(emulator.name, lacking, made, state),
      kept: choice.keep,
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

async function collected(
  account: string,
  regions: readonly string[],
  clientsIn: (region: string) => Clients,
  { say, signal }: { readonly say: (text: string) => void; readonly signal: AbortSignal },
): Promise<{ readonly mapped: readonly Mapped[]; readonly gaps: readonly Gap[] }> {
  const all = [...new Set([...regions, 'us-east-1'])];
  const read = await Promise.all(
    all.map(async (region) => {
      const { place, gaps } = placeAt({ account, region, partition: 'aws', clients: clientsIn(region), signal });
      const own = collectors.filter(({ scope }) => scope === 'region' || region === 'us-east-1');
      const mapped: Mapped[] = [];
      for (const { collect, types } of own) {
        say(`reading ${region}: ${types[0] ?? ''}`);
        mapped.push(...(await collect(place)));
      }
      return { mapped, gaps: gaps() };
    }),
  );
  return { mapped: read.flatMap(({ mapped }) => mapped), gaps: read.flatMap(({ gaps }) => gaps) };
}

interface Lacking {
  readonly resource: Resource;
  readonly reason: string;
}

/** Declared resources that the emulator lacks, or whose type nothing reads. */
function lackingOf(declared: readonly Resource[], { missing }: Kept): readonly Lacking[] {
  const read = new Set(collectors.flatMap(({ types }) => types));
  const lacks = new Map(missing.filter(({ kind }) => kind === 'lacks').map(({ id, reason }) => [id, reason]));
  return declared.flatMap((resource) => {
    const unread = read.has(resource.type) ? undefined : `nothing here reads ${resource.type} of an account`;
    const reason = lacks.get(resource.id)?.replace(/\.$/u, '') ?? unread;
    return reason === undefined ? [] : [{ resource, reason }];
  });
}

/** That it was declared is known, and nothing else. */
function nothingSeen(resource: Resource, reason: string): Resource {
  const hole = { unseen: reason, input: emulatorInput };
  const properties = Object.fromEntries(Object.keys(resource.properties).map((key) => [key, hole]));
  return { ...resource, properties, attributes: {}, edges: [], positions: {} };
}

/** That the emulator had ended before anything was read of it. */
function nothingRead(declared: readonly Resource[]): Gap {
  const types = new Set([...collectors.flatMap((one) => one.types), ...declared.map(({ type }) => type)]);
  return { what: '', reason: unreachable, mend: '', types: [...types] };
}

const unreachable = 'could not reach the service';

/** Where the emulator has ended by itself, all calls that could not reach it are one gap, which says so. */
function withoutEmulator(gaps: readonly Gap[], { name, lost }: Emulator): readonly Gap[] {
  if (!lost.aborted) return gaps;
  const [cut, others] = [true, false].map((isCut) =>
    gaps.filter(({ reason }) => reason.includes(unreachable) === isCut),
  );
  const reason = lost.reason instanceof Error ? lost.reason.message : String(lost.reason);
  const types = [...new Set(cut?.flatMap((gap) => gap.types ?? []))];
  const gap = {
    what: name,
    reason: reason.replaceAll(/\s*\n\s*/gu, ' ').replace(/\.+$/u, ''),
    mend: 'Run again.',
    types,
  };
  return types.length === 0 ? (others ?? []) : [gap, ...(others ?? [])];
}

/**
 * A call that the emulator does not know is beyond it, where nothing of the kind was made there: what was made and is not told is unseen,
 * whatever the answer, and a page of HTML with status 500 may also be a failure.
 */
function beyondIfLacking(gap: Gap, made: ReadonlySet<string>): Gap {
  const isLack = gap.reason.includes('is not known to the emulator');
  if (!isLack || gap.types?.some((type) => made.has(type)) !== false) return gap;
  return { ...gap, what: emulatorInput, isBeyond: true };
}

function failureGap({ id, type, reason }: Kept['missing'][number]): Gap {
  return {
    what: id,
    reason: `it could not be made in the emulator: ${reason.replace(/\.$/u, '')}`,
    mend: 'Mend the template, or the creator of its type.',
    types: [type],
  };
}

function cannotShowOf(
  name: string,
  lacking: readonly Lacking[],
  made: ReadonlySet<string>,
  { notTaken }: Kept,
): EmulatorTarget['cannotShow'] {
  const lost = notTaken.flatMap(([id, properties]) =>
    Object.entries(properties).map(([path, why]) => ({ what: `${id.split('/').slice(2).join('/')}: ${path}`, why })),
  );
  return [
    {
      what: 'Compliance of what runs on AWS',
      why: `${name} is a test double: it shows that what was deployed can be collected and judged, not what AWS would make of it.`,
    },
    ...new Map(
      lacking.map(({ resource, reason }) => {
        const { type } = resource;
        // Of a type that it can make, only this one is missing.
        const what = made.has(type) ? `${type} ${nameOf(resource)}` : type;
        return [what, { what, why: `${reason}.` }];
      }),
    ).values(),
    ...lost.map(({ what, why }) => ({ what, why: `${why[0]?.toUpperCase() ?? ''}${why.slice(1)}.` })),
  ];
}
