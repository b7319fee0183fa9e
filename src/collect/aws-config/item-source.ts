import type { Place } from '../aws/collector.ts';
import type { ConfigItem, WholeItem } from './config-item.ts';
import type { Recording } from './recording.ts';

/** Where items come from: a region's own recorder, or an aggregator over many accounts. Every call of it may fail. */
export interface ItemSource {
  /** The call that items are read from: `config:SelectResourceConfig`. */
  readonly api: string;
  readonly read: (place: Place, types: readonly string[]) => Promise<ItemsRead>;
  /** How many of each type were discovered, of which a query may have fewer. */
  readonly counts: (place: Place, types: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** The whole of at most 100 items, by `itemKey`. What is not in it was not told. */
  readonly whole: (place: Place, items: readonly ConfigItem[]) => Promise<ReadonlyMap<string, WholeItem>>;
}

export interface ItemsRead {
  readonly items: readonly ConfigItem[];
  readonly recording: Recording;
}

export function itemKey({
  resourceType,
  resourceId,
}: {
  readonly resourceType?: string | undefined;
  readonly resourceId?: string | undefined;
}): string {
  return `${resourceType}|${resourceId}`;
}
