import type { Door } from '../journal/heal-left.ts';
import { watch, type WatchOrder } from './watch.ts';

// A process of its own, in a session of its own: it outlives the harness, and Ctrl-C on the terminal does not reach it.
const order = JSON.parse(process.argv[2] ?? '{}') as WatchOrder;
const { door } = (await import(order.door)) as { readonly door: Door };
process.stdout.write('watching\n');
const outcome = await watch(order, process.stdin, door);
process.exitCode = outcome?.verdict === 'unsafe' ? 5 : 0;
// A pipe that is still open must not keep it.
process.stdin.destroy();
