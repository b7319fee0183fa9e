import type { Twin } from '../drivers/driver.ts';
import type { BalancerPart, ServicePart, TwinPlan } from '../twin/twin-plan.ts';
import { primaryRegion } from './aimed.ts';
import type { Endpoints } from './measure.ts';

/**
 * Where a twin is spoken to from outside: by the names that fail over where there are any, else at the load balancer itself. Probed are
 * the services that bring their own commands, the first of which keeps the ledger, and one more that answers plainly. The control is a server of another region.
 */
export function twinEndpoints(twin: Pick<Twin, 'plan' | 'address'>): Endpoints {
  const { plan } = twin;
  const primary = primaryRegion(plan);
  const balancer = plan.balancers.find(
    ({ region, targetGroups }) =>
      region === primary && targetGroups.some(({ services }) => services.some((id) => isOwn(plan, id))),
  );
  if (!balancer) return { reads: [] };
  const base = baseOf(twin, balancer);
  const behind = servicesBehind(plan, balancer);
  const all = behind.filter(({ run }) => run.kind === 'command');
  const [own] = all;
  const plain = behind.find(({ component, run }) => run.kind === 'plain' && /media/iu.test(component));
  const reads = [...all, plain].flatMap((service) =>
    service && service.run.kind !== 'url'
      ? [{ name: service.component, url: new URL(service.run.healthPath, base.url).href, method: 'GET' }]
      : [],
  );
  const ledger =
    own && own.run.kind === 'command' && own.databases.length > 0 ? ledgerUrl(own.run.healthPath, base.url) : undefined;
  const controlUrl = controlOf(twin, primary);
  return {
    reads,
    ...(controlUrl === undefined ? {} : { controlUrl }),
    ...(ledger === undefined ? {} : { ledger: { writeUrl: ledger, readUrl: ledger } }),
    ...(base.dnsServer === undefined ? {} : { dnsServers: [base.dnsServer] }),
  };
}

/** Spoken to directly, so that only this machine and the prober can keep it from answering, unless the fault is aimed at it. */
function controlOf({ plan, address }: Pick<Twin, 'plan' | 'address'>, primary: string): string | undefined {
  const other = plan.services.find(
    ({ region, run, instances }) =>
      region !== primary && run.kind === 'plain' && Object.values(instances).some((count) => count > 0),
  );
  if (!other || other.run.kind !== 'plain') return undefined;
  const { host, port, protocol } = address(other.id);
  return new URL(other.run.healthPath, `${protocol}://${host}:${port}`).href;
}

function isOwn({ services }: TwinPlan, id: string): boolean {
  return services.some((service) => service.id === id && service.run.kind === 'command');
}

function servicesBehind({ services }: TwinPlan, { targetGroups }: BalancerPart): readonly ServicePart[] {
  const ids = new Set(targetGroups.flatMap((group) => group.services));
  return services.filter(({ id }) => ids.has(id));
}

function baseOf(
  { plan, address }: Pick<Twin, 'plan' | 'address'>,
  { id, listeners }: BalancerPart,
): { readonly url: string; readonly dnsServer?: string } {
  const listener = listeners.find(({ protocol }) => protocol === 'HTTPS') ?? listeners[0];
  const { host, port, protocol } = address(id, listener?.port);
  const record = plan.records.find(
    ({ target, policy }) => target === id && policy.kind === 'failover' && policy.primary,
  );
  if (!record) return { url: `${protocol}://${host}:${port}` };
  const dns = address('dns');
  return { url: `${protocol}://${record.name.replace(/\.$/u, '')}:${port}`, dnsServer: `${dns.host}:${dns.port}` };
}

/** Beside the service's health path: `/api/health` means `/api/ledger`. */
function ledgerUrl(healthPath: string, base: string): string {
  return new URL(healthPath.replace(/[^/]*$/u, 'ledger'), base).href;
}
