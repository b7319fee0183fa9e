import { nameOf, type Resource } from '../../../inventory/resource.ts';
import { callFailure } from '../../aws/call-failure.ts';
import type { Clients } from '../../aws/clients.ts';
import { inParallel } from '../../aws/in-parallel.ts';
import { concrete } from './concrete.ts';
import type { Concrete, Created, Creator } from './creator.ts';
import { wavesOf } from './order.ts';
import { uniqueName } from './unique-name.ts';
import { whyMissing } from './why-missing.ts';

export interface DeployOrder {
  /** Records of a template inventory; those without a creator are told, not skipped. */
  readonly resources: readonly Resource[];
  readonly creators: readonly Creator[];
  /** Twelve digits. */
  readonly account: string;
  readonly clientsIn: (region: string) => Clients;
  /** What an earlier, interrupted deployment made already, by the record's id. */
  readonly before?: Pick<Deployed, 'created' | 'notTaken'>;
  /** Told of each one that was made and finished, with what was not taken of it, so that another deployment can go on from there. */
  readonly made?: (resource: Resource, created: Created, notTaken: Readonly<Record<string, string>>) => void;
  /** Types that the emulator is known to make. */
  readonly makes?: ReadonlySet<string>;
  /** Aborted when the emulator has ended: then nothing more is tried, and what is left counts as failed. */
  readonly lost?: AbortSignal;
  /**
   * How many resources are made at a time; one where undefined, since what an emulator keeps of a region must not change while another call
   * goes through it. More is faster only with a server that takes calls in turn by itself, as ours of moto does.
   */
  readonly parallel?: number;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

export interface Deployed {
  readonly created: ReadonlyMap<string, Created>;
  /** What the emulator lacks, or answered with an error; each with the reason. */
  readonly missing: readonly Missing[];
  /** Properties that the emulator did not take, by the record's id. What had no value to begin with is not among them. */
  readonly notTaken: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** A resource that could not be made, and whether that is for want of something in the emulator, or for another reason. */
export interface Missing {
  readonly resource: Resource;
  readonly kind: 'lacks' | 'failed';
  readonly reason: string;
  /** What it is called if a part of it was made all the same; see isHalfMade. */
  readonly names?: readonly string[];
}

/** Creates every resource by SDK calls, each after those it refers to. One that cannot be made is told, and the rest goes on. */
export async function deploy({
  resources,
  creators,
  account,
  clientsIn,
  before = { created: new Map(), notTaken: new Map() },
  made,
  makes,
  lost,
  parallel = 1,
  say,
  signal,
}: DeployOrder): Promise<Deployed> {
  const byType = new Map(creators.map((creator) => [creator.type, creator]));
  const created = new Map(before.created);
  const missing: Missing[] = [];
  const notTaken = new Map(before.notTaken);
  const silent = new Set<string>();
  const last: { readonly resource: Resource; readonly one: Created; readonly finish: () => Promise<void> }[] = [];
  const { waves, circular } = wavesOf(resources);
  for (const resource of circular)
    missing.push({ resource, kind: 'failed', reason: 'it and others need each other in a circle' });
  let count = 0;
  for (const wave of waves) {
    await inParallel(wave, parallel, async (resource) => {
      // What is under way comes to its end first, so that it is known what was made.
      if (signal.aborted) return;
      if (!created.has(resource.id)) await create(resource);
      count += 1;
      if (count % 20 === 0) say(`deploying to the emulator: ${count} of ${resources.length} resources`);
    });
    signal.throwIfAborted();
  }
  await inParallel(last, parallel, ({ resource, one, finish }) => finished(resource, one, finish));
  signal.throwIfAborted();
  // In the order of the resources, whichever was done first.
  const why = new Map(missing.map((one) => [one.resource.id, one]));
  return { created, missing: resources.flatMap(({ id }) => why.get(id) ?? []), notTaken };

  async function create(resource: Resource): Promise<void> {
    const creator = byType.get(resource.type);
    if (!creator) {
      missing.push({ resource, kind: 'lacks', reason: `nothing here creates a ${resource.type}` });
      return;
    }
    const { value } = concrete(resource.properties, { created, account });
    const names = namesIn(value as Concrete);
    try {
      lost?.throwIfAborted();
      if (silent.has(resource.type))
        throw new Error('another of its type was not answered in time, so it was not tried');
      const one = await creator.create(value as Concrete, {
        account,
        region: resource.region,
        stack: resource.stack ?? '',
        logicalId: resource.logicalId ?? nameOf(resource),
        clients: clientsIn(resource.region),
        clientsIn,
        uniqueName(length = 60) {
          const name = uniqueName(resource, length);
          names.push(name);
          return name;
        },
      });
      created.set(resource.id, one);
      const shed = one.notTaken ?? {};
      if (Object.keys(shed).length > 0) notTaken.set(resource.id, shed);
      if (one.finish) last.push({ resource, one, finish: one.finish });
      else made?.(resource, one, shed);
    } catch (error) {
      if (signal.aborted) return;
      if (callFailure(error).kind === 'timed out') silent.add(resource.type);
      missing.push({ ...whyMissing(resource, error, missing, makes), names });
    }
  }

  /** What could not be finished is not as it was declared, so it was not made. */
  async function finished(resource: Resource, one: Created, finish: () => Promise<void>): Promise<void> {
    if (signal.aborted) return;
    try {
      lost?.throwIfAborted();
      await finish();
      made?.(resource, one, notTaken.get(resource.id) ?? {});
    } catch (error) {
      if (signal.aborted) return;
      created.delete(resource.id);
      missing.push({ ...whyMissing(resource, error, missing, makes), names: [one.ref] });
    }
  }
}

/** What the template calls it, if anything: its `RoleName`, `DBInstanceIdentifier` or `Name`. */
function namesIn(properties: Concrete): string[] {
  return Object.entries(properties).flatMap(([key, value]) =>
    /(?:Name|Identifier)$/u.test(key) && typeof value === 'string' ? [value] : [],
  );
}
