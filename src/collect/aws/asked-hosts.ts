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
      const { hostname = '', port, protocol = 'https:' } = given.request;
      if (!isAwsHost(hostname) || protocol !== 'https:' || (port !== undefined && port !== 443)) {
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

/** Whether a host answers for a service of AWS itself: not one that somebody runs there, on an instance or behind a load balancer. */
export function isAwsHost(host: string): boolean {
  return suffixes.test(host) && !customers.test(host);
}

// Source: AWS General Reference, "AWS service endpoints"; the partitions of the SDK, of which these are the DNS suffixes.
const suffixes =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/u;
const customers = /(?:^|\.)(?:compute|compute-1|elb|execute-api|s3-website[\w-]*|vpce-svc-\w+)\./u;

interface Given {
  readonly request: { readonly hostname?: string; readonly port?: number; readonly protocol?: string };
}
