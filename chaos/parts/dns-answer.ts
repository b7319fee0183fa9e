import type { RecordPart } from '../twin/twin-plan.ts';

/**
 * The record that answers for a name, or undefined when none has it. Records without a check count as healthy; when none is
 * healthy all count as healthy, as Route 53 has it. `random` is in [0, 1) and chooses between weighted records.
 */
export function answeringRecord(
  records: readonly RecordPart[],
  name: string,
  healthy: (record: RecordPart) => boolean,
  random: number,
): RecordPart | undefined {
  const named = records.filter((record) => record.name.replace(/\.$/, '').toLowerCase() === name);
  const [first] = named;
  if (first === undefined) return undefined;
  switch (first.policy.kind) {
    case 'simple':
      return first;
    case 'failover': {
      const [primary = first, secondary] = named.toSorted((a, b) => rank(a) - rank(b));
      return !healthy(primary) && secondary !== undefined && healthy(secondary) ? secondary : primary;
    }
    case 'weighted':
      return weighted(named, healthy, random);
  }
}

const rank = ({ policy }: RecordPart): number => (policy.kind === 'failover' && policy.primary ? 0 : 1);

const weightOf = ({ policy }: RecordPart): number => (policy.kind === 'weighted' ? policy.weight : 0);

function weighted(
  named: readonly RecordPart[],
  healthy: (record: RecordPart) => boolean,
  random: number,
): RecordPart | undefined {
  const weighing = named.filter((record) => weightOf(record) > 0);
  // With every weight at zero each record is as likely as the others.
  const asked = weighing.length > 0 ? weighing : named;
  const well = asked.filter(healthy);
  // Records of weight zero are answered when every other one is down.
  const resting = named.filter((record) => weightOf(record) === 0 && healthy(record));
  const chosen = well.length > 0 ? well : resting.length > 0 ? resting : asked;
  const weights = chosen.map((record) => weightOf(record) || (weighing.length > 0 && chosen !== resting ? 0 : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random * total;
  for (const [index, record] of chosen.entries()) {
    left -= weights[index] ?? 0;
    if (left < 0) return record;
  }
  return chosen.at(-1);
}
