import type { Resource } from '../../inventory/resource.ts';
import { fail, type NamedJudgement, pass, type View } from '../check.ts';

/** Judges, for each region of the architecture, whether one of the resources covers it. */
export function judgeRegions(
  view: Pick<View, 'architecture' | 'inventory'>,
  service: string,
  mend: string,
  covering: (region: string) => readonly Resource[],
): readonly NamedJudgement[] {
  const declared = view.architecture.regions.map(({ code }) => code);
  const used = view.inventory.resources.map(({ region }) => region);
  const regions = [...new Set(declared.length > 0 ? declared : used)].toSorted();
  return regions.map((region) => {
    const [found] = covering(region);
    const judgement = found
      ? pass(`${service} is on in ${region}.`, { seen: [found] })
      : fail(`${service} is not switched on in ${region} by anything that was collected.`, mend);
    return { name: region, judgement };
  });
}
