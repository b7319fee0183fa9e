import { nameOf, type Resource } from '../../../inventory/resource.ts';
import type { Clients } from '../../aws/clients.ts';
import { inParallel } from '../../aws/in-parallel.ts';
import { concrete } from './concrete.ts';
import { type Concrete, type Created, type Creator, EmulatorLacks } from './creator.ts';
import { wavesOf } from './order.ts';

export interface DeployOrder {
  /** Records of a template inventory; those without a creator are told, not skipped. */
  readonly resources: readonly Resource[];
  readonly creators: readonly Creator[];
  readonly account: string;
  readonly clientsIn: (region: string) => Clients;
  /** What an earlier, interrupted deployment made already, by the record's id. */
  readonly before?: ReadonlyMap<string, Created>;
  /** Told of each one that was made, so that another deployment can go on from there. */
  readonly made?: (resource: Resource, created: Created) => void;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

export interface Deployed {
  readonly created: ReadonlyMap<string, Created>;
  /** What the emulator lacks, or answered with an error; each with the reason. */
  readonly missing: readonly Missing[];
  /** Properties that were left out of what was made, by the record's id. */
  readonly notTaken: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export interface Missing {
  readonly resource: Resource;
  readonly kind: 'lacks' | 'failed';
  readonly reason: string;
}

/**
 * Regions at a time, and one resource at a time in each: an emulator is one process with one lock, so that more is no faster, and what it
 * keeps of one region must not change while another call goes through it.
 */
const parallel = 1;

/** Creates every resource by SDK calls, each after those it refers to. One that cannot be made is told, and the rest goes on. */
export async function deploy({
  resources,
  creators,
  account,
  clientsIn,
  before = new Map(),
  made,
  say,
  signal,
}: DeployOrder): Promise<Deployed> {
  const byType = new Map(creators.map((creator) => [creator.type, creator]));
  const created = new Map(before);
  const missing: Missing[] = [];
  const notTaken = new Map<string, Readonly<Record<string, string>>>();
  const last: (() => Promise<void>)[] = [];
  const { waves, circular } = wavesOf(resources);
  for (const resource of circular)
    missing.push({ resource, kind: 'failed', reason: 'it and others need each other in a circle' });
  let count = created.size;
  for (const wave of waves) {
    await inParallel(wave, parallel, async (resource) => {
      signal.throwIfAborted();
      if (!created.has(resource.id)) await create(resource);
      count += 1;
      if (count % 20 === 0) say(`deploying to the emulator: ${count} of ${resources.length} resources`);
    });
  }
  await inParallel(last, parallel, (finish) => finish());
  return { created, missing, notTaken };

  async function create(resource: Resource): Promise<void> {
    const creator = byType.get(resource.type);
    if (!creator) {
      missing.push({ resource, kind: 'lacks', reason: `nothing here creates a ${resource.type}` });
      return;
    }
    const { value, leftOut } = concrete(resource.properties, created);
    try {
      const one = await creator.create(value as Concrete, {
        account,
        region: resource.region,
        stack: resource.stack ?? '',
        logicalId: resource.logicalId ?? nameOf(resource),
        clients: clientsIn(resource.region),
        clientsIn,
        uniqueName: (length = 60) => uniqueName(resource, length),
      });
      created.set(resource.id, one);
      made?.(resource, one);
      const lost = { ...leftOut, ...one.notTaken };
      if (Object.keys(lost).length > 0) notTaken.set(resource.id, lost);
      if (one.finish) last.push(one.finish);
    } catch (error) {
      if (signal.aborted) throw error;
      missing.push({ resource, kind: error instanceof EmulatorLacks ? 'lacks' : 'failed', reason: reasonOf(error) });
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' || error instanceof EmulatorLacks ? error.message : `${error.name}: ${error.message}`;
}

/** As CloudFormation names what a template leaves unnamed: stack and logical id, and something that tells two regions apart. */
function uniqueName({ stack = '', logicalId = '', region }: Resource, length: number): string {
  const suffix = region
    .split('-')
    .map((part) => part[0])
    .join('');
  return `${stack}-${logicalId}`.slice(0, length - suffix.length - 1).concat(`-${suffix}`);
}
