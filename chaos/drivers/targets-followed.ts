import type { BalancerOrder, BalancerReport, DnsOrder } from '../parts/messages.ts';
import type { ChildPart } from './child-part.ts';
import type { TwinEvent } from './driver.ts';

/**
 * Tells the name server when a balancer is no longer healthy or is again, for records that follow their target: it is while each of
 * its target groups has a healthy target. A balancer that is itself gone says nothing: then only a record's own check finds out.
 * Source: Amazon Route 53, "Values specific for alias records", Evaluate target health.
 */
export function targetsFollowed(
  balancer: (id: string) => ChildPart<BalancerOrder> | undefined,
  dns: () => ChildPart<DnsOrder> | undefined,
): (event: TwinEvent) => void {
  const served = new Map<string, boolean>();

  return ({ part, what }) => {
    const asked = what === 'target unhealthy' || what === 'target healthy' ? balancer(part) : undefined;
    if (asked !== undefined) void tell(part, asked);
  };

  async function tell(part: string, asked: ChildPart<BalancerOrder>): Promise<void> {
    try {
      const healthy = isHealthy((await asked.ask({ do: 'report' })) as BalancerReport);
      if ((served.get(part) ?? true) === healthy) return;
      served.set(part, healthy);
      await dns()?.ask({ do: 'target', target: part, healthy });
    } catch {
      // It ended between its word and the question.
    }
  }
}

/** A target counts when one node at least calls it healthy. */
export function isHealthy({ targets }: Pick<BalancerReport, 'targets'>): boolean {
  return [...Map.groupBy(targets, ({ group }) => group).values()].every((seen) =>
    seen.some(({ state }) => state === 'healthy'),
  );
}
