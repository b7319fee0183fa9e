import type { Architecture } from '../inventory/architecture.ts';
import type { Notice } from '../evidence/report-data.ts';
import type { AllFacts } from './facts.ts';
import { assumedRegion } from './declared.ts';

/** What a reader must know before the verdicts: a region's state, an assumed region. They change no status. */
export function noticesOf(
  { architecture, regions }: { readonly architecture: Architecture; readonly regions: readonly string[] },
  facts: AllFacts,
  regionGiven: boolean,
): Notice[] {
  const notices: Notice[] = [];
  if (architecture.bare && !regionGiven) {
    notices.push({
      level: 'info',
      text: `No region was given: judged as if in ${assumedRegion} (assumed). Use --region CODE.`,
    });
  }
  for (const { role, code, standsInFor } of architecture.regions) {
    if (standsInFor !== undefined)
      notices.push({ level: 'info', text: `The ${role} region ${code} stands in for ${standsInFor}.` });
  }
  for (const code of regions) {
    const fact = facts.regions.get(code);
    if (fact?.state === undefined) continue;
    const text = `Region ${code}, ${fact.name}, is ${fact.state} (as of ${fact.stateAt ?? 'unknown'}): ${fact.note ?? ''}`;
    notices.push({ level: 'warning', text, ...(fact.stateSource === undefined ? {} : { source: fact.stateSource }) });
  }
  return notices;
}
