import { isList, isMap, type Value, type ValueMap } from '../../inventory/value.ts';
import type { Mapped, Place } from '../aws/collector.ts';
import { tagMap } from '../aws/tag-map.ts';
import { splitOff } from './split-off.ts';
import type { Model } from './models-of.ts';
import { placesOf } from './places-of.ts';
import { settledIn, toldElsewhere } from './told-elsewhere.ts';
import { toldModel } from './told-model.ts';
import type { TypeSchema } from './type-schema.ts';
import { untoldIn } from './untold-in.ts';
import { without } from './without.ts';

/** One resource as Cloud Control tells it: its properties are CloudFormation's already, the schema says which are its attributes. */
export function resourceOfModel(
  { identifier, properties: model }: Model,
  type: string,
  schema: TypeSchema,
  place: Pick<Place, 'account' | 'region' | 'partition'>,
): Mapped {
  const told = toldElsewhere(toldModel(model), type);
  const split = splitOff(withoutDefaultGroup(told), schema.readOnly ?? []);
  const properties = schema.tags === undefined ? split.properties : without(split.properties, schema.tags.split('.'));
  const isSettled = new Set(settledIn(properties, type));
  const open = (schema.writeOnly ?? []).filter((path) => !isSettled.has(path));
  const untold = untoldIn(properties, open);
  const [only, another] = schema.identifier;
  const named = only !== undefined && another === undefined ? { [only]: identifier, ...told } : told;
  const arn = arnOf(schema.arn, named, place);
  const ref = schema.ref === undefined ? undefined : told[schema.ref];
  return {
    type,
    ref: typeof ref === 'string' ? ref : identifier,
    ...(arn === undefined ? {} : { arn }),
    region: place.region,
    tags: schema.tags === undefined ? {} : tagsAt(told, schema.tags),
    properties,
    attributes: split.attributes,
    ...(Object.keys(untold).length === 0 ? {} : { untold }),
    api: 'cloudcontrol:GetResource',
  };
}

/** A default group is AWS's own and cannot be changed: it stands for naming none. */
function withoutDefaultGroup(told: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(told).filter(
      ([name, value]) =>
        !(name.endsWith('ParameterGroupName') && typeof value === 'string' && value.startsWith('default.')),
    ),
  );
}

/** Tags come as a list of keys and values, or as a map. */
function tagsAt(told: ValueMap, path: string): Readonly<Record<string, string>> {
  const pairs = placesOf(told, path).flatMap(({ value }) => {
    if (isList(value)) return value.filter(isMap);
    return isMap(value) ? Object.entries(value).map(([Key, Value]) => ({ Key, Value })) : [];
  });
  return tagMap(pairs.map(({ Key, Value }) => ({ Key: text(Key), Value: text(Value) })));
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function arnOf(
  form: string | undefined,
  told: ValueMap,
  { account, region, partition }: Pick<Place, 'account' | 'region' | 'partition'>,
): string | undefined {
  if (form === undefined) return undefined;
  const known: ValueMap = { ...told, Partition: partition, Region: region, Account: account };
  const at = (path: string): string | undefined => text(placesOf(known, path)[0]?.value);
  if (!form.startsWith('arn:')) return at(form);
  const parts = [...form.matchAll(/\$\{(\w+)\}/gu)].map(([, name = '']) => at(name));
  if (parts.includes(undefined)) return undefined;
  return form.replaceAll(/\$\{(\w+)\}/gu, (_, name: string) => at(name) ?? '');
}
