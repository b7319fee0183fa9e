import { fail, type Judgement, type NamedJudgement, notApplicable, type View } from '../check.ts';
import { settled } from '../flaw.ts';
import { regionOfTarget } from './dns-target.ts';
import { type DnsRecord, recordTypes, routedNames } from './record-set.ts';

/** How to judge a name that fails over: by a primary and a secondary, or by records answered side by side from the regions given. */
export interface NameJudges {
  readonly pair: (records: readonly DnsRecord[]) => Judgement;
  readonly spread: (records: readonly DnsRecord[], regions: readonly string[]) => Judgement;
}

/**
 * Judges every name that fails over between regions; when none does, the architecture fails. A name shared out within one region
 * is no such name, and one that leads where nothing was seen counts only if nothing else fails over.
 */
export function judgeFailoverNames(view: View, { pair, spread }: NameJudges): readonly NamedJudgement[] {
  const names = routedNames(view);
  const pairs = names.filter(({ records }) => records.some(({ role }) => role !== undefined));
  const judged = pairs.map(({ name, records }): NamedJudgement => ({ name, judgement: settled(() => pair(records)) }));
  for (const { name, records } of names.filter((one) => !pairs.includes(one))) {
    const judgement = settled(() => {
      const regions = [...new Set(records.map((record) => regionOfTarget(record, view.resolve)))].toSorted();
      return regions.length > 1 ? spread(records, regions) : notApplicable('Is answered from one region.');
    });
    if (judgement.verdict !== 'not-applicable' && (judgement.verdict !== 'unknown' || pairs.length === 0))
      judged.push({ name, judgement });
  }
  if (judged.length > 0) return judged;
  if (view.architecture.bare && view.ofType(...recordTypes).length === 0) {
    return [{ name: view.architecture.title, judgement: notApplicable('There are no DNS records here.') }];
  }
  const mend =
    'Add two AWS::Route53::RecordSet of one name, with Failover PRIMARY and SECONDARY, each with a HealthCheckId and a target in its region.';
  return [{ name: view.architecture.title, judgement: fail('No DNS name fails over between regions.', mend) }];
}
