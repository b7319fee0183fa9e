import { nameOf } from '../../inventory/resource.ts';
import { check, fail, type Judgement, type NamedJudgement, pass, type View } from '../check.ts';
import { flawIn, settled } from '../flaw.ts';
import { healthCheckOf, healthCheckType, lacksHealthCheck } from './dns-health-check.ts';
import { regionOfTarget, targetTypes } from './dns-target.ts';
import { type DnsRecord, recordTypes, routedNames } from './record-set.ts';

export const dnsFailsOverBetweenRegions = check({
  id: 'dns-fails-over-between-regions',
  title: 'DNS fails over between the regions with a health check on each side',
  why: 'Users reach the other region only when DNS stops naming the lost one, which it does when a health check of that side fails.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-configuring.html',
  controls: { 'Well-Architected': ['REL11-BP02'] },
  needs: { subjects: [...recordTypes, healthCheckType], types: targetTypes },
  judgeWhole(view) {
    const names = routedNames(view);
    const pairs = names.filter(({ records }) => records.some(({ role }) => role !== undefined));
    const judged = pairs.map(({ name, records }): NamedJudgement => ({ name, judgement: settled(() => judgePair(records, view)) }));
    for (const { name, records } of names.filter((one) => !pairs.includes(one))) {
      const judgement = settled(() => judgeSpread(records, view));
      // A name shared out within one region is no failover between regions, and where it leads matters only if nothing else fails over.
      if (judgement.verdict !== 'not-applicable' && (judgement.verdict !== 'unknown' || pairs.length === 0)) judged.push({ name, judgement });
    }
    if (judged.length > 0) return judged;
    const mend = 'Add two AWS::Route53::RecordSet of one name, with Failover PRIMARY and SECONDARY, each with a HealthCheckId and a target in its region.';
    return [{ name: view.architecture.title, judgement: fail('No DNS name fails over between regions.', mend) }];
  },
});

function judgePair(records: readonly DnsRecord[], view: View): Judgement {
  const primary = records.find(({ role }) => role === 'PRIMARY');
  const secondary = records.find(({ role }) => role === 'SECONDARY');
  if (!primary || !secondary) return fail(`Has no ${primary ? 'SECONDARY' : 'PRIMARY'} record.`, `Add a record with Failover ${primary ? 'SECONDARY' : 'PRIMARY'} in the other region.`, { seen: owners(records) });
  return flawBetween([primary, secondary], view) ?? pass(`Fails over from ${regionOfTarget(primary, view.resolve)} to ${regionOfTarget(secondary, view.resolve)}, by ${checksOf([primary, secondary], view)}.`, { seen: owners(records) });
}

function judgeSpread(records: readonly DnsRecord[], view: View): Judgement {
  const regions = [...new Set(records.map((record) => regionOfTarget(record, view.resolve)))].sort();
  if (regions.length < 2) return { verdict: 'not-applicable', message: 'Is answered from one region.' };
  return flawIn(records.map((record) => () => lacksHealthCheck(record, view.resolve))) ?? pass(`Is answered from ${regions.join(', ')}, by ${checksOf(records, view)}.`, { seen: owners(records) });
}

function flawBetween([primary, secondary]: readonly [DnsRecord, DnsRecord], { resolve }: View): Judgement | undefined {
  const seen = owners([primary, secondary]);
  return flawIn([
    () => lacksHealthCheck(primary, resolve),
    () => lacksHealthCheck(secondary, resolve),
    () => {
      const shared = healthCheckOf(primary, resolve);
      if (!shared || shared !== healthCheckOf(secondary, resolve)) return undefined;
      return fail(`Both sides are judged by ${nameOf(shared)}, so they fail together.`, `Give ${secondary.label} a health check of its own region.`, { seen: [...seen, shared] });
    },
    () => {
      const region = regionOfTarget(primary, resolve);
      if (region !== regionOfTarget(secondary, resolve)) return undefined;
      return fail(`Both sides lead to ${region}.`, `Point ${secondary.label} at the load balancer of the other region.`, { seen });
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
