/** One request as it went out. */
export interface Kept {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Keeps every request of the clients that it is put into, signed, so that it can be made again without them. */
export function keptRequests(): {
  readonly requests: readonly Kept[];
  readonly applyToStack: (stack: never) => void;
} {
  const requests: Kept[] = [];
  return {
    requests,
    applyToStack(stack) {
      const { add } = stack as { add: (middleware: unknown, options: object) => void };
      const keep = (next: (given: unknown) => unknown) => (given: { readonly request: Outgoing }) => {
        const { method, path, query = {}, headers, body } = given.request;
        const search = Object.entries(query).map(([key, value]) => {
          const values = value === null ? [''] : [value].flat();
          return values.map((one) => `${encodeURIComponent(key)}=${encodeURIComponent(one)}`).join('&');
        });
        requests.push({
          method,
          path: search.length === 0 ? path : `${path}?${search.join('&')}`,
          headers,
          ...(typeof body === 'string' ? { body } : {}),
        });
        return next(given);
      };
      // After the signature.
      add.call(stack, keep, { step: 'deserialize', priority: 'low', name: 'plumblineKeptRequests' });
    },
  };
}
