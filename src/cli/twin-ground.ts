import { setTimeout as pause } from 'node:timers/promises';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processDriver } from '../../chaos/drivers/process-driver.ts';
import type { ProcessTwin } from '../../chaos/drivers/process-twin.ts';
import { primaryRegion } from '../../chaos/experiments/aimed.ts';
import type { FaultPlan } from '../../chaos/faults/fault.ts';
import { loseZone } from '../../chaos/faults/lose-zone.ts';
import { Refusal } from '../../chaos/faults/refusal.ts';
import { forLoad } from '../../chaos/twin/exercised.ts';
import type { RecordPart, TwinPlan } from '../../chaos/twin/twin-plan.ts';
import { LoadRefusal } from '../../load/load-refusal.ts';
import { askAt } from '../../load/target/ask-at.ts';
import type { Answering, Ground } from '../../load/target/ground.ts';
import { k6Hosts } from '../../load/target/k6-hosts.ts';
import type { Resolve } from '../../load/target/resolve.ts';
import { zoneToLose } from './load-lost-zone.ts';

/** A twin of processes to put load on, with the named components as their own services. Throws LoadRefusal where none can be run. */
export async function twinGround(
  whole: TwinPlan,
  components: readonly string[],
  urls: readonly string[],
  { signal, say }: { readonly signal: AbortSignal; readonly say: (text: string) => void },
): Promise<Ground> {
  const missing = await processDriver.missing();
  if (missing !== undefined) throw new LoadRefusal(`No twin can be run here: ${missing}`);
  if (whole.balancers.length === 0 && whole.distributions.length === 0)
    throw new LoadRefusal(
      'The twin would have neither a load balancer nor a CDN to put load on. Use --load-target url for what really runs.',
    );
  const plan = forLoad(whole, components);
  const differs = differencesOf(plan);
  say('starting the twin');
  const twin = await processDriver.start(plan, { timeScale: 1 }, signal);
  try {
    return await groundOn(twin, differs, urls, signal);
  } catch (error) {
    await twin[Symbol.asyncDispose]();
    throw error;
  }
}

async function groundOn(
  twin: ProcessTwin,
  differs: readonly string[],
  urls: readonly string[],
  stop: AbortSignal,
): Promise<Ground> {
  const resolve: Resolve = (host, port) => placeOf(twin, host, port);
  const certificateFile = join(twin.folder, 'trusted.pem');
  await writeFile(certificateFile, twin.certificate);
  return {
    kind: 'twin',
    differs,
    answering: answeringIn(twin.plan),
    ask: askAt({ resolve, certificate: twin.certificate, permits: (url) => onTwin(resolve, url), stop }),
    hosts: k6Hosts(urls, resolve),
    placeOf: resolve,
    certificate: twin.certificate,
    certificateFile,
    loseZone: (signal) => lostZone(twin, signal),
    [Symbol.asyncDispose]: () => twin[Symbol.asyncDispose](),
  };
}

/** In the region that works, which load goes to. */
function answeringIn(plan: TwinPlan): Answering {
  const primary = primaryRegion(plan);
  const services = plan.services.filter(({ region }) => region === primary);
  const own = services.filter(({ run }) => run.kind !== 'plain').map(({ component }) => component);
  const stores = plan.stores.flatMap(({ region, run, component }) =>
    region === primary && run !== undefined && component !== undefined ? [component] : [],
  );
  const plainly = services.filter(({ run }) => run.kind === 'plain').map(({ component }) => component);
  return { own: [...own, ...stores], plainly };
}

function onTwin(resolve: Resolve, url: string): void {
  const { hostname, port, protocol, host } = new URL(url);
  if (resolve(hostname, Number(port) || (protocol === 'https:' ? 443 : 80)) !== undefined) return;
  throw new LoadRefusal(
    `The twin answers to no name "${host}". Give a URL under a name of the template's own records, or load what really runs there.`,
  );
}

/** Where a name leads while all is well. */
function placeOf({ plan, address }: ProcessTwin, host: string, port: number): ReturnType<Resolve> {
  const named = plan.records.filter((one) => nameOf(one) === host && one.privateTo === undefined);
  const record = named.find(({ policy }) => policy.kind !== 'failover' || policy.primary);
  if (record === undefined) return undefined;
  try {
    const at = address(record.target, port);
    return { host: at.host, port: at.port };
  } catch {
    return undefined;
  }
}

const nameOf = ({ name }: RecordPart): string => name.replace(/\.$/u, '');

function differencesOf(plan: TwinPlan): readonly string[] {
  const primary = primaryRegion(plan);
  const parts = new Set([
    ...plan.distributions.map(({ id }) => id),
    ...[...plan.balancers, ...plan.services, ...plan.stores]
      .filter(({ region }) => region === primary)
      .map(({ id }) => id),
  ]);
  return [
    'Everything runs on this one machine, the generator among it: no network lies between, and all share its processors.',
    "TLS is ended by the twin's own load balancers and CDN, which keep no objects.",
    ...plan.mapping
      .filter(({ part, substitution }) => substitution !== '' && parts.has(part))
      .map(({ part, substitution }) => `${part}: ${substitution}.`),
  ];
}

/** Kills the zone with the most servers; standbys of the writers in it take over, and every health check has the time to notice. */
async function lostZone(
  twin: ProcessTwin,
  signal: AbortSignal,
): Promise<{ readonly zones: number; readonly lost: string }> {
  const { plan } = twin;
  const primary = primaryRegion(plan);
  const zones = plan.regions.find(({ role }) => role === primary)?.zones ?? [];
  const lost = zoneToLose(plan);
  const { standing } = lossOf(plan, lost.id);
  await twin.fault({ zone: lost.id }, 'kill');
  for (const { isWriterLost, takesOver } of standing.databases)
    if (isWriterLost && takesOver !== undefined) await twin.promote(takesOver);
  const noticedMs = Math.max(
    0,
    ...plan.balancers
      .flatMap(({ targetGroups }) => targetGroups)
      .map(({ check }) => check.intervalMs * check.unhealthyAfter + check.timeoutMs),
  );
  await pause(noticedMs + 2000, undefined, { signal });
  return { zones: zones.length, lost: `${lost.id} (${lost.name})` };
}

function lossOf(plan: TwinPlan, zone: string): FaultPlan {
  try {
    return loseZone.plan(plan, { targets: [zone], kind: 'kill' });
  } catch (error) {
    if (error instanceof Refusal) throw new LoadRefusal(`The zone cannot be lost: ${error.message}`);
    throw error;
  }
}
