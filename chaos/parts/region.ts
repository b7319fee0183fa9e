import { balancerPart } from './balancer.ts';
import type { BalancerOrder, RegionOrder } from './messages.ts';
import { servePart } from './part-process.ts';
import { storePart } from './store.ts';

const balancers = new Map<string, (order: BalancerOrder) => unknown>();
let stores: ReturnType<typeof storePart> | undefined;

servePart(async (asked: RegionOrder, emit) => {
  if (asked.for === 'stores') {
    stores ??= storePart(emit);
    return stores(asked.order);
  }
  const balancer = balancers.get(asked.id) ?? balancerPart(emit);
  balancers.set(asked.id, balancer);
  return balancer(asked.order);
});
