import type { BalancerOrder, DnsOrder } from '../parts/messages.ts';
import type { ChildPart } from './child-part.ts';
import type { TwinEvent } from './driver.ts';

/**
 * Tells the name server when a balancer has lost its last healthy target or has one again, for records that follow their target.
 * A balancer that is itself gone says nothing: then only a record's own check finds out.
 */
export function targetsFollowed(
  balancers: ReadonlyMap<string, ChildPart<BalancerOrder>>,
  dns: () => ChildPart<DnsOrder> | undefined,
): (event: TwinEvent) => void {
  const served = new Map<string, boolean>();

  return ({ part, what }) => {
    const balancer = balancers.get(part);
    if (balancer !== undefined && (what === 'target unhealthy' || what === 'target healthy')) void tell(part, balancer);
  };

  async function tell(part: string, balancer: ChildPart<BalancerOrder>): Promise<void> {
    try {
      const seen = (await balancer.ask({ do: 'report' })) as readonly { readonly state: string }[];
      const healthy = seen.some(({ state }) => state === 'healthy');
      if ((served.get(part) ?? true) === healthy) return;
      served.set(part, healthy);
      await dns()?.ask({ do: 'target', target: part, healthy });
    } catch {
      // It ended between its word and the question.
    }
  }
}
