import type { ArchitectureData } from '../evidence/report-data.ts';
import type { Gathered } from './gather.ts';

/** What was judged, for the report: the population, and how it was enumerated. */
export function architectureData(
  gathered: Gathered,
  emulator?: { readonly name: string; readonly version: string },
): ArchitectureData {
  const { id, title, bare, regions } = gathered.architecture;
  const population = Map.groupBy(gathered.inventory.resources, ({ type }) => type);
  return {
    id,
    title,
    bare,
    regions,
    population: [...population]
      .map(([type, found]) => ({ type, count: found.length }))
      .toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    enumeratedBy: emulator
      ? `list and describe calls to ${emulator.name} ${emulator.version} in ${gathered.regions.join(', ')}, where ${sourcesOf(gathered)} had been deployed; Kubernetes objects as the manifests say`
      : `every resource of ${sourcesOf(gathered)}, evaluated for ${gathered.regions.join(', ')}`,
  };
}

function sourcesOf({ templates, files }: Gathered): string {
  const manifests = files.filter(({ role }) => role === 'manifest').length;
  return `${templates.length} template(s)${manifests === 0 ? '' : ` and ${manifests} Kubernetes manifest(s)`}`;
}
