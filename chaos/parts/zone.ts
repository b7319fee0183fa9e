import { commandService } from './command-service.ts';
import type { ServiceInstance, ZoneOrder } from './messages.ts';
import { servePart, type Emit } from './part-process.ts';
import { plainService } from './plain-service.ts';
import type { RunningService } from './running-service.ts';

const running = new Map<string, RunningService>();

servePart(async (order: ZoneOrder, emit) => {
  switch (order.do) {
    case 'start':
      return Promise.all(order.config.instances.map((instance) => begun(instance, emit)));
    case 'set':
      return Promise.all(order.instances.flatMap((id) => running.get(id)?.set(order.state) ?? []));
    case 'report':
      return Object.fromEntries([...running].map(([id, service]) => [id, service.says()]));
  }
});

async function begun(instance: ServiceInstance, emit: Emit): Promise<void> {
  const { run } = instance;
  if (run.kind === 'url') return;
  const service = run.kind === 'plain' ? plainService(instance) : commandService(instance, run, emit);
  running.set(instance.id, service);
  await service.set('up');
}
