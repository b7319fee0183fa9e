import type { ServiceCall } from '../service-call.ts';
import type { BalancerPart, RecordPart, ServicePart } from '../twin-plan.ts';
import type { Derivation } from './derivation.ts';
import type { ToldUrl } from './told-urls.ts';

/**
 * The services with the balancers that they are told of by URL. A name is the one that the service's own region is answered; one
 * that moves from balancer to balancer is passed on to nobody, which is written down with the service.
 */
export function withCalls(
  d: Pick<Derivation, 'mapping'>,
  services: readonly ServicePart[],
  urls: ReadonlyMap<string, readonly ToldUrl[]>,
  parts: {
    readonly records: readonly RecordPart[];
    readonly balancers: readonly BalancerPart[];
    /** The balancer that stands for a record of the inventory. */
    readonly ids: ReadonlyMap<string, string>;
  },
): readonly ServicePart[] {
  return services.map((service) => {
    const told = urls.get(service.id) ?? [];
    const calls = told.flatMap((url): readonly ServiceCall[] => {
      const balancer = calledBy(service, url);
      if (
        !parts.balancers.some(({ id, listeners }) => id === balancer && listeners.some(({ port }) => port === url.port))
      )
        return [];
      const { variable, protocol, port, path } = url;
      return balancer === undefined ? [] : [{ variable, balancer, protocol, port, path }];
    });
    return calls.length === 0 ? service : { ...service, calls };
  });

  function calledBy(service: ServicePart, { variable, host }: ToldUrl): string | undefined {
    if ('record' in host) return parts.ids.get(host.record);
    const named = parts.records.filter(
      ({ name, privateTo }) => name === host.name && (privateTo === undefined || privateTo === service.region),
    );
    const own = named.filter(({ privateTo }) => privateTo !== undefined);
    const [first, another] = own.length > 0 ? own : named;
    if (another === undefined && first?.policy.kind === 'simple') return first.target;
    if (first !== undefined) leave(service, `is not told ${variable}: ${host.name} moves between parts`);
    return undefined;
  }

  function leave(service: ServicePart, difference: string): void {
    const index = d.mapping.findIndex(({ part }) => part === service.id);
    const before = d.mapping[index];
    if (before === undefined) return;
    const { substitution } = before;
    d.mapping[index] = { ...before, substitution: substitution === '' ? difference : `${substitution}; ${difference}` };
  }
}
