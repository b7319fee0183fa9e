import type { LookupFunction } from 'node:net';

/** One address of a host, and the look-up that gives no other. */
export interface FoundAddress {
  readonly address: string;
  readonly lookup: LookupFunction;
}

/** Finds the address of a host. Rejects when there is none, or when the signal comes first. */
export async function addressOf(hostname: string, lookup: LookupFunction, signal: AbortSignal): Promise<FoundAddress> {
  const found = Promise.withResolvers<FoundAddress>();
  const stop = (): void => found.reject(new Error('time-out'));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  lookup(hostname, { all: false }, (error, address, family) => {
    if (error) found.reject(error);
    else if (typeof address !== 'string') found.reject(new Error(`${hostname} has no address`));
    else
      found.resolve({
        address,
        lookup: (_host, { all }, answer) =>
          all === true ? answer(null, [{ address, family: family ?? 4 }]) : answer(null, address, family),
      });
  });
  try {
    return await found.promise;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
