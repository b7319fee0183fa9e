import { booleanAt, numberAt, stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { detectionSeconds, type HealthChecking } from '../../measure/detection-time.ts';
import { check, fail, type Judgement, pass, unknown, type View } from '../check.ts';
import { flawIn, settled } from '../flaw.ts';
import { healthCheckOf, healthCheckType, lacksHealthCheck } from './dns-health-check.ts';
import { targetTypes } from './dns-target.ts';
import { judgeFailoverNames } from './failover-names.ts';
import { type DnsRecord, recordTypes } from './record-set.ts';

/** Seconds a checker waits: 4 to connect and 2 for the answer, 2 more for the text it searches, 10 for a bare connection. */
const waits: Readonly<Record<string, number>> = { HTTP: 6, HTTPS: 6, HTTP_STR_MATCH: 8, HTTPS_STR_MATCH: 8, TCP: 10 };

/** Resolvers keep the answer of an alias to a load balancer or a distribution this long; it cannot be set. */
const aliasSeconds = 60;

export const dnsFailoverIsCompleteInTime = check({
  id: 'dns-failover-is-complete-in-time',
  title: 'DNS failover is complete within {int} second(s)',
  why: 'The time to notice and the time that resolvers keep the old answer add up, and together are the outage that users see.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html',
  needs: { subjects: [...recordTypes, healthCheckType], types: targetTypes },
  judgeWhole: (view, [limit]) =>
    judgeFailoverNames(view, {
      pair(records) {
        const primary = records.filter(({ role }) => role === 'PRIMARY');
        if (primary.length > 0) return judgeRecords(primary, view, Number(limit));
        return fail(
          'Has no PRIMARY record to fail over from.',
          'Add a record with Failover PRIMARY in the primary region.',
          { seen: records.map(({ owner }) => owner) },
        );
      },
      spread: (records) => judgeRecords(records, view, Number(limit)),
    }),
});

/** The records that may be lost: of a pair the primary, of records answered side by side each. */
function judgeRecords(records: readonly DnsRecord[], { resolve }: View, limitSeconds: number): Judgement {
  const judgements = records.map((record) => settled(() => judgeRecord(record, resolve, limitSeconds)));
  return (
    flawIn(judgements.map((judgement) => () => judgement)) ??
    pass(judgements.map(({ message }) => message).join(' '), { seen: records.map(({ owner }) => owner) })
  );
}

function judgeRecord(record: DnsRecord, resolve: View['resolve'], limitSeconds: number): Judgement {
  const { label, owner, properties } = record;
  const mend = `Lower RequestInterval (to 10) or FailureThreshold of its health check${valueAt(properties, 'AliasTarget') === undefined ? ', or its TTL' : ''}.`;
  const kept = keptSeconds(record);
  if (kept > limitSeconds)
    return fail(`Resolvers keep the answer of ${label} for ${kept} s alone; promised are ${limitSeconds} s.`, mend, {
      seen: [owner],
    });
  const found = healthCheckOf(record, resolve);
  if (!found && booleanAt(properties, 'AliasTarget.EvaluateTargetHealth') === true)
    return unknown(`${label} has no health check and follows the health of its target, whose time is not shown here.`);
  const lacking = lacksHealthCheck(record, resolve);
  if (lacking || !found) return lacking ?? unknown(`${label} has no health check.`);
  const timing = timingOf(found);
  const seconds = detectionSeconds(timing) + kept;
  const message = `${label} is left after ${timing.intervalSeconds} s x ${timing.threshold} failures + ${timing.timeoutSeconds} s wait + ${kept} s in caches = ${seconds} s`;
  if (seconds <= limitSeconds) return pass(`${message}.`, { seen: [owner, found] });
  return fail(`${message}; promised are ${limitSeconds} s.`, mend, { seen: [owner, found] });
}

function keptSeconds({ label, properties }: DnsRecord): number {
  if (valueAt(properties, 'AliasTarget') !== undefined) return aliasSeconds;
  const seconds = numberAt(properties, 'TTL');
  if (seconds === undefined) throw new UnseenInput('is not set', `${label}.TTL`);
  return seconds;
}

function timingOf(healthCheck: Resource): HealthChecking {
  const at = (name: string): string => `HealthCheckConfig.${name}`;
  const type = stringAt(healthCheck.properties, at('Type')) ?? '';
  const timeoutSeconds = waits[type];
  if (timeoutSeconds === undefined)
    throw new UnseenInput(
      `a health check of type "${type}" follows others, whose time its configuration does not show`,
      `${nameOf(healthCheck)}.${at('Type')}`,
    );
  return {
    intervalSeconds: numberAt(healthCheck.properties, at('RequestInterval')) ?? 30,
    threshold: numberAt(healthCheck.properties, at('FailureThreshold')) ?? 3,
    timeoutSeconds,
  };
}
