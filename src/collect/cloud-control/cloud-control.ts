import type { Gap } from '../../inventory/inventory.ts';
import { collectors as ownCollectors } from '../aws/catalogue.ts';
import type { Collector } from '../aws/collector.ts';
import { actionsFor } from './actions-for.ts';
import { collectorsByService } from './by-service/catalogue.ts';
import { searchDomainCollector } from './by-service/search-domain-collector.ts';
import { namedAfterCollector } from './named-after-collector.ts';
import { layerPermissionCollector } from './by-service/layer-permission-collector.ts';
import { readings } from './readings.ts';
import { tableCollector } from './table-collector.ts';
import { taskDefinitionCollector } from './task-definition-collector.ts';
import { typeCollector } from './type-collector.ts';
import { typeSchema } from './type-schema.ts';
import { wayTo } from './way-to.ts';

/** What becomes of types that no collector of their own reads. */
export interface CloudControl {
  readonly collectors: readonly Collector[];
  /** The types that cannot be seen on an account, each with the reason: they count as not seen, wherever they are asked for. */
  readonly gaps: readonly Gap[];
  /** The IAM actions that the collectors need over Cloud Control; what they call of services is in the sources. */
  readonly actions: readonly string[];
}

const readAlready: ReadonlySet<string> = new Set(ownCollectors.flatMap(({ types }) => types));
const together: readonly Collector[] = [...collectorsByService, tableCollector, taskDefinitionCollector];

/**
 * How types that no collector of their own reads are read on a live account: by AWS's Cloud Control API. Every one of them is read, told by
 * another type, or a gap. Types that have a collector are passed over, and so is what is not AWS's.
 */
export function cloudControl(types: readonly string[]): CloudControl {
  const asked = new Set(types.filter((type) => type.startsWith('AWS::') && !readAlready.has(type)));
  const special = together.filter((collector) => collector.types.some((type) => asked.has(type)));
  const done = new Set(special.flatMap((collector) => collector.types));
  const rest = [...asked].filter((type) => !done.has(type)).toSorted();
  const overControl = [
    tableCollector,
    taskDefinitionCollector,
    layerPermissionCollector,
    searchDomainCollector,
  ].flatMap((collector) => collector.types);
  return {
    collectors: [...special, ...rest.flatMap(collectorOf)],
    gaps: rest.flatMap(gapOf),
    actions: actionsFor([...rest, ...overControl.filter((type) => done.has(type))]),
  };
}

function collectorOf(type: string): readonly Collector[] {
  const way = wayTo(type);
  switch (way.kind) {
    case 'listed':
      return [typeCollector(type, readings[type])];
    case 'listed by holder':
      return [typeCollector(type, { holders: way.holders })];
    case 'named':
      return [namedAfterCollector(type, typeSchema(type) ?? { identifier: [] }, way.after)];
    case 'folded':
    case 'unseen':
      return [];
  }
}

function gapOf(type: string): readonly Gap[] {
  const way = wayTo(type);
  switch (way.kind) {
    case 'listed':
    case 'listed by holder':
    case 'named':
    case 'folded':
      return [];
    case 'unseen':
      return [{ what: type, reason: `${type}: ${way.because}`, mend: way.mend, types: [type] }];
  }
}
