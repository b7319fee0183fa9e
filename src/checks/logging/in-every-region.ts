import { isWithin, type Resource } from '../../inventory/resource.ts';
import { fail, type NamedJudgement, pass, type View } from '../check.ts';

export interface InEveryRegion {
  readonly service: string;
  readonly types: readonly string[];
  readonly covers: (one: Resource, region: string) => boolean;
  readonly mend: string;
}

/** Judges, for each region of the architecture, whether one of the resources of the types covers it. */
export function judgeRegions(
  { architecture, inventory, inAccount }: Pick<View, 'architecture' | 'inventory' | 'inAccount'>,
  { service, types, covers, mend }: InEveryRegion,
): readonly NamedJudgement[] {
  const declared = architecture.regions.map(({ code }) => code);
  const regions = declared.length > 0 ? declared : inventory.resources.filter(isWithin).map(({ region }) => region);
  return [...new Set(regions)].toSorted().map((region) => {
    const found = inAccount(...types).find((one) => covers(one, region));
    const judgement = found
      ? pass(`${service} is on in ${region}.`, { seen: [found] })
      : fail(`${service} is not switched on in ${region} by anything that was collected.`, mend, { wants: types });
    return { name: region, judgement };
  });
}
