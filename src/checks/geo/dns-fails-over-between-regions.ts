import { nameOf } from '../../inventory/resource.ts';
import { check, fail, type Judgement, pass, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { healthCheckOf, healthCheckType, lacksHealthCheck } from './dns-health-check.ts';
import { regionOfTarget, targetTypes } from './dns-target.ts';
import { judgeFailoverNames } from './failover-names.ts';
import { type DnsRecord, recordTypes } from './record-set.ts';

export const dnsFailsOverBetweenRegions = check({
  id: 'dns-fails-over-between-regions',
  title: 'DNS fails over between the regions with a health check on each side',
  why: 'Users reach the other region only when DNS stops naming the lost one, which it does when a health check of that side fails.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-configuring.html',
  controls: { 'Well-Architected': ['REL11-BP02'] },
  needs: { subjects: [...recordTypes, healthCheckType], types: targetTypes },
  judgeWhole: (view) =>
    judgeFailoverNames(view, {
      pair: (records) => judgePair(records, view),
      spread: (records, regions) => judgeSpread(records, regions, view),
    }),
});

function judgePair(records: readonly DnsRecord[], view: View): Judgement {
  const primary = records.find(({ role }) => role === 'PRIMARY');
  const secondary = records.find(({ role }) => role === 'SECONDARY');
  if (!primary || !secondary)
    return fail(
      `Has no ${primary ? 'SECONDARY' : 'PRIMARY'} record.`,
      `Add a record with Failover ${primary ? 'SECONDARY' : 'PRIMARY'} in the other region.`,
      { seen: owners(records) },
    );
  return (
    flawBetween([primary, secondary], view) ??
    pass(
      `Fails over from ${regionOfTarget(primary, view.resolve)} to ${regionOfTarget(secondary, view.resolve)}, by ${checksOf([primary, secondary], view)}.`,
      { seen: owners(records) },
    )
  );
}

function judgeSpread(records: readonly DnsRecord[], regions: readonly string[], view: View): Judgement {
  const flaw = flawIn(records.map((record) => () => lacksHealthCheck(record, view.resolve)));
  return (
    flaw ?? pass(`Is answered from ${regions.join(', ')}, by ${checksOf(records, view)}.`, { seen: owners(records) })
  );
}

function flawBetween([primary, secondary]: readonly [DnsRecord, DnsRecord], { resolve }: View): Judgement | undefined {
  const seen = owners([primary, secondary]);
  return flawIn([
    () => lacksHealthCheck(primary, resolve),
    () => lacksHealthCheck(secondary, resolve),
    () => {
      const shared = healthCheckOf(primary, resolve);
      if (!shared || shared !== healthCheckOf(secondary, resolve)) return undefined;
      return fail(
        `Both sides are judged by ${nameOf(shared)}, so they fail together.`,
        `Give ${secondary.label} a health check of its own region.`,
        { seen: [...seen, shared] },
      );
    },
    () => {
      const region = regionOfTarget(primary, resolve);
      if (region !== regionOfTarget(secondary, resolve)) return undefined;
      return fail(
        `Both sides lead to ${region}.`,
        `Point ${secondary.label} at the load balancer of the other region.`,
        { seen },
      );
    },
  ]);
}

function checksOf(records: readonly DnsRecord[], { resolve }: View): string {
  return records
    .map((record) => healthCheckOf(record, resolve))
    .map((found) => (found ? nameOf(found) : ''))
    .join(' and ');
}

function owners(records: readonly DnsRecord[]) {
  return [...new Set(records.map(({ owner }) => owner))];
}
