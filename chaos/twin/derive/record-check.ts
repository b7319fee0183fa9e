import { booleanAt, numberAt, stringAt, UnseenInput, valueAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import type { RecordPart } from '../twin-plan.ts';
import { NoPart } from './derivation.ts';
import { recordName } from './written-records.ts';

/** Seconds a checker waits: 4 to connect and 2 for the answer, 2 more for the text it searches, 10 for a bare connection. */
const waits: Readonly<Record<string, readonly [protocol: 'HTTP' | 'HTTPS' | 'TCP', seconds: number, port: number]>> = {
  HTTP: ['HTTP', 6, 80],
  HTTPS: ['HTTPS', 6, 443],
  HTTP_STR_MATCH: ['HTTP', 8, 80],
  HTTPS_STR_MATCH: ['HTTPS', 8, 443],
  TCP: ['TCP', 10, 80],
};

/**
 * How Route 53 asks whether a record may be answered. `reached` gives the part that a name leads to. Throws NoPart, UnseenInput.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export function recordCheck(
  check: Resource,
  reached: (name: string) => string,
): { readonly check: NonNullable<RecordPart['check']>; readonly differences: readonly string[] } {
  const at = (key: string): string => `HealthCheckConfig.${key}`;
  const { properties } = check;
  const type = stringAt(properties, at('Type')) ?? '';
  const [protocol, seconds, usual] = waits[type] ?? [];
  if (protocol === undefined || seconds === undefined || usual === undefined)
    throw new NoPart(`hangs on ${nameOf(check)}, a health check of type ${type} that asks no endpoint`);
  if (booleanAt(properties, at('Disabled')) === true)
    throw new NoPart(`hangs on ${nameOf(check)}, which is disabled and so always healthy`);
  if (booleanAt(properties, at('Inverted')) === true)
    throw new NoPart(`hangs on ${nameOf(check)}, which takes healthy for unhealthy (Inverted)`);
  if (valueAt(properties, at('IPAddress')) !== undefined)
    throw new NoPart(`hangs on ${nameOf(check)}, which asks an address behind which nothing is known to stand`);
  if (valueAt(properties, at('FullyQualifiedDomainName')) === undefined)
    throw new UnseenInput('is not set', at('FullyQualifiedDomainName'));
  const host = recordName(properties, at('FullyQualifiedDomainName'));
  return {
    check: {
      protocol,
      path: stringAt(properties, at('ResourcePath')) ?? '/',
      intervalMs: (numberAt(properties, at('RequestInterval')) ?? 30) * 1000,
      timeoutMs: seconds * 1000,
      port: numberAt(properties, at('Port')) ?? usual,
      failures: numberAt(properties, at('FailureThreshold')) ?? 3,
      target: reached(host),
      host,
    },
    differences: [
      'one checker in place of those of many regions, of which more than 18 % must find it healthy',
      ...(type.endsWith('STR_MATCH') ? ['the text that the check searches for is not searched for'] : []),
    ],
  };
}
