/** What a call's context holds once it is known where it goes: a host that is not AWS's own. */
export interface AskedAt {
  askedAt?: string;
}

/** Notes the hosts that requests go to. */
export interface AskedHosts {
  readonly applyToStack: (stack: never) => void;
  /** Those that are not AWS's own, sorted: a proxy, an emulator, whatever AWS_ENDPOINT_URL or a profile names. */
  readonly foreign: () => readonly string[];
}

export function askedHosts(): AskedHosts {
  const hosts = new Set<string>();
  const note =
    (next: (given: Given) => Promise<unknown>, context: AskedAt) =>
    (given: Given): Promise<unknown> => {
      const { hostname = '', port } = given.request;
      if (!isAws(hostname)) {
        context.askedAt = port === undefined ? hostname : `${hostname}:${port}`;
        hosts.add(context.askedAt);
      }
      return next(given);
    };
  return {
    applyToStack(stack) {
      const { add } = stack as { add: (middleware: unknown, options: object) => void };
      add.call(stack, note, { step: 'finalizeRequest', priority: 'low', name: 'plumblineAskedHosts', override: true });
    },
    foreign: () => [...hosts].toSorted(),
  };
}

// Source: AWS General Reference, "AWS service endpoints"; the SDK's partitions.
const isAws = (host: string): boolean =>
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)$/u.test(host);

interface Given {
  readonly request: { readonly hostname?: string; readonly port?: number };
}
