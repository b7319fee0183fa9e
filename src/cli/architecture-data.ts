import type { ArchitectureData } from '../evidence/report-data.ts';
import { isWithin } from '../inventory/resource.ts';
import type { Gathered } from './gather.ts';

/** What was judged, for the report: the population, and how it was enumerated. */
export function architectureData(
  gathered: Pick<Gathered, 'architecture' | 'inventory' | 'regions' | 'templates' | 'files'>,
  target?: Pick<ArchitectureData, 'enumeratedBy' | 'readBy'>,
): ArchitectureData {
  const { id, title, bare, regions } = gathered.architecture;
  const judged = gathered.inventory.resources.filter(isWithin);
  const population = Map.groupBy(judged, ({ type }) => type);
  return {
    id,
    title,
    bare,
    regions,
    population: [...population]
      .map(([type, found]) => ({ type, count: found.length }))
      .toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    enumeratedBy:
      target?.enumeratedBy ?? `every resource of ${sourcesOf(gathered)}, evaluated for ${gathered.regions.join(', ')}`,
    ...(target?.readBy === undefined ? {} : { readBy: target.readBy }),
  };
}

/** `12 template(s) and 3 Kubernetes manifest(s)` */
export function sourcesOf({ templates, files }: Pick<Gathered, 'templates' | 'files'>): string {
  const manifests = files.filter(({ role }) => role === 'manifest').length;
  return `${templates.length} template(s)${manifests === 0 ? '' : ` and ${manifests} Kubernetes manifest(s)`}`;
}
