import { getCACertificates } from 'node:tls';
import type { Fault } from '../fault.ts';
import { heldFault } from './held-fault.ts';
import { type LossRecord, recordsOfLoss } from './records-of-loss.ts';
import { measuringProcess } from './measuring-process.ts';

export interface ApartTools<Kept> {
  readonly fault: Fault;
  /** Is handed every record, soon after it was made. */
  readonly record: (record: Kept) => void;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

export interface ApartRun<Order> {
  /** The file that serves it. */
  readonly entry: URL;
  readonly order: Order;
  /** All that it asks; where one of them is asked over TLS, it trusts whom this process trusts. */
  readonly urls: readonly string[];
  /** How long what sets off the fault may go on. */
  readonly faultLimitMs: number;
}

/** A process that measures failed, and said why. `name` is that of its error. */
export class MeasuringFailed extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** How long what sets off the fault may go on when nobody measures any more, so that it can undo what it did; and how long an abort may take. */
const graceMs = 5000;
const abortLimitMs = 3 * graceMs;

/**
 * Has a process of its own measure, so that nothing that this one does delays it. The fault is set off here, when that process asks for it.
 * Gives all records; when that process is lost, those so far with an end that says so, after the fault has come to an end. Throws
 * MeasuringFailed with that process's own words, whatever the fault throws, and an Error when it was lost before it began.
 */
export async function measuredApart<Order, Kept extends { readonly record: string }>(
  { entry, order, urls, faultLimitMs }: ApartRun<Order>,
  { fault, record, say, signal }: ApartTools<Kept | LossRecord>,
): Promise<readonly (Kept | LossRecord)[]> {
  const records: (Kept | LossRecord)[] = [];
  const note = (one: Kept | LossRecord): void => {
    records.push(one);
    record(one);
  };
  using child = measuringProcess<Order, Kept>(entry);
  const held = heldFault(fault, child.tell);
  const over = Promise.withResolvers<void>();
  child.onSaid((said) => {
    switch (said.said) {
      case 'records':
        for (const one of said.records) note(one);
        return;
      case 'progress':
        say(said.text);
        return;
      case 'set-off':
        held.setOff();
        return;
      case 'end-fault':
        held.end();
        return;
      case 'over':
        over.resolve();
        return;
      case 'failed':
        over.reject(held.seen().error ?? new MeasuringFailed(said.name, said.message));
    }
  });
  using stack = new DisposableStack();
  const abort = (): void => {
    child.tell({ told: 'abort' });
    const limit = setTimeout(child.kill, abortLimitMs);
    stack.defer(() => clearTimeout(limit));
  };
  const trusted = urls.some((url) => url.startsWith('https:')) ? getCACertificates('default') : undefined;
  child.tell({ told: 'order', order, trusted });
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  stack.defer(() => signal.removeEventListener('abort', abort));
  const how = await Promise.race([over.promise, child.lost]);
  if (how === undefined) return records;
  say(`the process that measures ${how}`);
  const { monoNs } = held.seen();
  const goneMs = monoNs === undefined ? 0 : Number(process.hrtime.bigint() - monoNs) / 1e6;
  await held.over(signal.aborted ? graceMs : Math.max(graceMs, faultLimitMs - goneMs));
  for (const one of recordsOfLoss(records, held.seen(), how)) note(one);
  return records;
}
