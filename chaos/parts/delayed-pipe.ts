import type { Socket } from 'node:net';

/** How bytes travel. `keeps` is asked when a chunk comes and again when it is due; `ended` is told that the sender is gone. */
export interface Way {
  readonly delayMs: () => number;
  readonly keeps: () => boolean;
  readonly ended: () => void;
}

const mostQueuedBytes = 16 * 1024 * 1024;

/** Carries bytes from one socket to the other, each chunk `delayMs` after it came and in order; what is not kept vanishes. */
export function delayedPipe(from: Socket, to: Socket, way: Way): void {
  const queue: { readonly dueMs: number; readonly chunk: Buffer }[] = [];
  let queuedBytes = 0;
  let timer: NodeJS.Timeout | undefined;

  from.on('data', (chunk: Buffer) => {
    if (!way.keeps()) return;
    queue.push({ dueMs: performance.now() + way.delayMs(), chunk });
    queuedBytes += chunk.length;
    if (queuedBytes > mostQueuedBytes) from.pause();
    if (timer === undefined) next();
  });
  from.on('end', () => {
    if (queue.length === 0 && way.keeps()) to.end(() => way.ended());
    else way.ended();
  });
  to.on('drain', () => from.resume());
  to.on('close', () => clearTimeout(timer));

  function next(): void {
    timer = undefined;
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      const waitMs = first.dueMs - performance.now();
      // A timer of under a millisecond would fire a whole one later; a link without delay must add none.
      if (waitMs > 0.5) {
        timer = setTimeout(next, waitMs);
        return;
      }
      queue.shift();
      queuedBytes -= first.chunk.length;
      if (way.keeps()) write(first.chunk);
    }
  }

  function write(chunk: Buffer): void {
    if (to.destroyed || to.writableEnded) return;
    if (to.write(chunk)) from.resume();
    else from.pause();
  }
}
