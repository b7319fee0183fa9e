import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { ZonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { fail, type Judgement, pass } from '../check.ts';

interface Words {
  /** What does the spanning: `Spans`, `Its subnet group spans`. */
  readonly spans: string;
  readonly mend: string;
  readonly at: string;
  /** What a pass adds, after the zones. */
  readonly remark?: string;
  readonly seen?: readonly Resource[];
}

/** Judges whether a group's subnets lie in enough zones. Too few subnets are too few zones, even where a zone was not seen. */
export function judgeSpan(
  group: Resource,
  zones: ZonesOfGroup,
  wanted: number,
  { spans, mend, at, remark = '', seen = [] }: Words,
): Judgement {
  const subnets = [...new Set(zones.subnetsOf(group))];
  const grounds = { at, seen: [...seen, ...subnets] };
  if (subnets.length === 0) return fail(`${spans} no zone: it has no subnets.`, mend, grounds);
  if (subnets.length < wanted) {
    const counted = subnets.length === 1 ? 'zone: it has 1 subnet' : `zones: it has ${subnets.length} subnets`;
    return fail(`${spans} at most ${subnets.length} ${counted} (${subnets.map(nameOf).join(', ')}).`, mend, grounds);
  }
  const found = zones.zonesOf(group);
  const message = `${spans} ${found.length} (${found.join(', ')})`;
  if (found.length < wanted) return fail(`${message}.`, mend, grounds);
  return pass(`${message}${remark}.`, { seen: grounds.seen });
}
