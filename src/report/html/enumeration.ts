import type { ArchitectureData } from '../../evidence/report-data.ts';

/** How the population was enumerated, and by whom: a sentence without its end. */
export function enumeration({ enumeratedBy, readBy }: ArchitectureData): string {
  return readBy === undefined ? enumeratedBy : `${enumeratedBy}; ${readBy}`;
}
