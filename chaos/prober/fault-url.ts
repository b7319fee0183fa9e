import type { Fault } from './fault.ts';
import { probeClient } from './probe-client.ts';

const timeoutMs = 10_000;

/** Sets off a fault with an empty POST; 2xx means that it was taken. */
export function faultUrl(url: URL): Fault {
  return async (_ending, begin) => {
    using client = probeClient({ url, method: 'POST', lookup: undefined }, 'new');
    begin(process.hrtime.bigint());
    const { outcome, status = 0, error } = await client.send(timeoutMs);
    const answer =
      outcome === 'answered'
        ? `the fault URL answered ${status}`
        : `the fault URL did not answer (${error ?? `within ${timeoutMs} ms`})`;
    return { ok: outcome === 'answered' && status >= 200 && status < 300, isOver: true, answer };
  };
}
