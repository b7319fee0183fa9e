import { nameOf } from '../inventory/resource.ts';
import type { Notice } from '../evidence/report-data.ts';
import type { AllFacts } from './facts.ts';
import { assumedRegion } from './declared.ts';
import type { Gathered } from './gather.ts';

/** What a reader must know before the verdicts: a region's state, an assumed region. They change no status. */
export function noticesOf(
  { architecture, regions, inventory }: Pick<Gathered, 'architecture' | 'regions' | 'inventory'>,
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
  const custom = inventory.resources.filter(({ type }) => isCustom(type)).map(nameOf);
  if (custom.length > 0)
    notices.push({
      level: 'info',
      text: `What custom resources make was not seen, as they run code of their own: ${custom.join(', ')}.`,
    });
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

function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}
