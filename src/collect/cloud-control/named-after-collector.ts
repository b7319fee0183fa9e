import type { Collector, Place } from '../aws/collector.ts';
import { identifiersOf } from './identifiers-of.ts';
import { modelsOf } from './models-of.ts';
import type { NamedAfter } from './named-after.ts';
import { resourceOfModel } from './resource-of-model.ts';
import type { TypeSchema } from './type-schema.ts';
import { Unreadable } from './unreadable.ts';

/** Reads resources of a type that no list tells, by the others that may have one: not every one of them does. */
export function namedAfterCollector(type: string, schema: TypeSchema, { types, identifier }: NamedAfter): Collector {
  return {
    types: [type],
    scope: 'region',
    async collect(place) {
      const others = await Promise.all(types.map((other) => identifiersOf(place, type, undefined, other)));
      const found = types.length === 0 ? [''] : others.flat();
      if (identifier === undefined) {
        if (found.length > 0) await place.listed([type], () => Promise.reject(unreadable(type, types)));
        return [];
      }
      const names = found.map((one) => filled(identifier, one, place));
      const models = await modelsOf(place, type, names, 'may be none');
      return models.map((model) => resourceOfModel(model, type, schema, place));
    },
  };
}

function unreadable(type: string, types: readonly string[]): Unreadable {
  return new Unreadable(
    `Cloud Control lists no ${type}, and there are resources that may have one (${types.join(', ')})`,
    'Look at their policies by hand.',
  );
}

function filled(form: string, Identifier: string, { partition, region, account }: Place): string {
  const parts: Readonly<Record<string, string>> = {
    Identifier,
    Partition: partition,
    Region: region,
    Account: account,
  };
  return form.replaceAll(/\$\{(\w+)\}/gu, (_, name: string) => parts[name] ?? '');
}
