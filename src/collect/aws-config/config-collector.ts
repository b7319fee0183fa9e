import { batchesOf } from '../aws/batches-of.ts';
import type { Collector, Place } from '../aws/collector.ts';
import { inParallel } from '../aws/in-parallel.ts';
import { type ConfigItem, isTold } from './config-item.ts';
import { type ConfigKind, configKinds, toldBy } from './config-kinds.ts';
import { type FromConfig, fromConfig } from './from-config.ts';
import { itemMappers, notRecordedOf } from './item-mappers.ts';
import { type ItemSource, itemKey } from './item-source.ts';
import { networkItems } from './network-items.ts';
import { NotRecorded, notRecorded } from './recording.ts';

/** The most keys that a call for whole items takes. */
const keysInCall = 100;
const live = [undefined, 'OK', 'ResourceDiscovered'];

export interface ConfigCollector extends Collector {
  readonly collect: (place: Place) => Promise<readonly FromConfig[]>;
}

/**
 * Collectors that read what AWS Config keeps instead of asking each service: one for a region, one for what is global. `wanted`
 * names all types that are asked for; those that neither Config nor another collector (`filledIn`) tells of count as not seen.
 */
export function configCollectors(
  source: ItemSource,
  wanted: readonly string[] = [],
  filledIn: readonly string[] = [],
): readonly ConfigCollector[] {
  const told = new Set([...toldBy(configKinds), ...filledIn]);
  const untold = wanted.filter((type) => !told.has(type));
  const asked = configKinds.filter(({ tells }) => !tells.every((type) => filledIn.includes(type)));
  return [
    collectorOf(
      source,
      asked.filter(({ isGlobal }) => isGlobal !== true),
      'region',
      untold,
    ),
    collectorOf(
      source,
      asked.filter(({ isGlobal }) => isGlobal === true),
      'global',
      [],
    ),
  ];
}

function collectorOf(
  source: ItemSource,
  kinds: readonly ConfigKind[],
  scope: Collector['scope'],
  untold: readonly string[],
): ConfigCollector {
  return {
    types: [...toldBy(kinds), ...untold],
    scope,
    async collect(place) {
      if (untold.length > 0)
        await gap(place, untold, 'AWS Config does not tell of it, and no collector asked its own service');
      const types = kinds.map(({ configType }) => configType);
      const read = await place.listed(toldBy(kinds), () => source.read(place, types));
      if (read === undefined) return [];
      const there = new Set(read.items.map(({ resourceType }) => resourceType));
      for (const kind of kinds) {
        const reason = notRecorded(kind, read.recording, there.has(kind.configType));
        if (reason !== undefined) await gap(place, kind.tells, reason);
      }
      if (read.recording.halted !== undefined) return [];
      await missingFromQuery(source, place, kinds, read.items);
      await notKeptUp(place, kinds, read.items);
      const items = latest(read.items.filter(({ status }) => live.includes(status)));
      return mapped(await completed(source, place, kinds, items), place, source.api);
    },
  };
}

/** Pages that shift while they are read may tell of a resource twice: its last capture holds. */
function latest(items: readonly ConfigItem[]): readonly ConfigItem[] {
  const byKey = new Map<string, ConfigItem>();
  for (const item of items) {
    const before = byKey.get(itemKey(item));
    if (before === undefined || before.capturedAt < item.capturedAt) byKey.set(itemKey(item), item);
  }
  return [...byKey.values()];
}

/** Types that were not seen go the way of a list call that failed. */
async function gap(place: Place, types: readonly string[], reason: string): Promise<void> {
  await place.listed(types, () => Promise.reject(new NotRecorded(reason)));
}

/**
 * A query may lag behind what was discovered: types of which it has fewer were not wholly seen. What was deleted is not counted.
 * Source: AWS Config API reference, GetDiscoveredResourceCounts: resources that Config "is recording in this region".
 */
async function missingFromQuery(
  source: ItemSource,
  place: Place,
  kinds: readonly ConfigKind[],
  items: readonly ConfigItem[],
): Promise<void> {
  const types = kinds.map(({ configType }) => configType);
  const counts = await place.listed(toldBy(kinds), () => source.counts(place, types));
  const there = Map.groupBy(
    latest(items.filter(({ status }) => status?.startsWith('ResourceDeleted') !== true)),
    ({ resourceType }) => resourceType,
  );
  for (const { configType, tells } of kinds) {
    const count = counts?.get(configType) ?? 0;
    const rows = there.get(configType)?.length ?? 0;
    if (count > rows)
      await gap(place, tells, `${count} were discovered, and the query has ${rows === 0 ? 'none of them' : rows}`);
  }
}

/** Items that were discovered and are not recorded hold nothing of their resource. */
async function notKeptUp(place: Place, kinds: readonly ConfigKind[], items: readonly ConfigItem[]): Promise<void> {
  const types = new Set(
    items.filter(({ status }) => status === 'ResourceNotRecorded').map(({ resourceType }) => resourceType),
  );
  for (const { configType, tells } of kinds)
    if (types.has(configType)) await gap(place, tells, 'some were discovered and are not recorded');
}

/** Asks for the whole of items whose needed parts the query left out; what is not told even then is unseen to the mapper. */
async function completed(
  source: ItemSource,
  place: Place,
  kinds: readonly ConfigKind[],
  items: readonly ConfigItem[],
): Promise<readonly ConfigItem[]> {
  const kindOf = new Map(kinds.map((kind) => [kind.configType, kind]));
  const lacks = (item: ConfigItem): boolean => {
    const { needs = [] } = kindOf.get(item.resourceType) ?? {};
    return !hasAlways(item, kindOf) || needs.some((part) => item.supplementary?.[part] === undefined);
  };
  const lacking = items.filter(lacks);
  if (lacking.length === 0) return items;
  const answers = await inParallel(batchesOf(lacking, keysInCall), 4, (batch) =>
    place.detail(() => source.whole(place, batch)),
  );
  const whole = new Map(answers.flatMap((one) => (one.kind === 'told' ? [...one.answer] : [])));
  const filled = items.map((item) => {
    const more = whole.get(itemKey(item));
    if (more === undefined) return item;
    return {
      ...item,
      configuration: { ...item.configuration, ...more.configuration },
      supplementary: { ...more.supplementary, ...item.supplementary },
    };
  });
  // What would read as an empty list is not told at all.
  for (const kind of kinds)
    if (filled.some((item) => item.resourceType === kind.configType && !hasAlways(item, kindOf)))
      await gap(place, kind.tells, `AWS Config told some without ${(kind.always ?? []).join(', ')}`);
  return filled.filter((item) => hasAlways(item, kindOf));
}

function hasAlways({ resourceType, configuration }: ConfigItem, kindOf: ReadonlyMap<string, ConfigKind>): boolean {
  return (kindOf.get(resourceType)?.always ?? []).every((path) => isTold(configuration, path.split('.')));
}

function mapped(items: readonly ConfigItem[], place: Place, api: string): readonly FromConfig[] {
  const alone = items.flatMap((item) =>
    (itemMappers[item.resourceType]?.(item, place) ?? []).map((one) =>
      fromConfig(one, item, api, notRecordedOf[one.type]),
    ),
  );
  return [
    ...networkItems(
      Map.groupBy(items, ({ resourceType }) => resourceType),
      place,
      api,
    ),
    ...alone,
  ];
}
