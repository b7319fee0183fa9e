import type { Collector, Mapped } from '../aws/collector.ts';
import { identifiersOf } from './identifiers-of.ts';
import { type Model, modelsOf } from './models-of.ts';
import { resourceOfModel } from './resource-of-model.ts';
import { typeSchema } from './type-schema.ts';

const single = 'AWS::DynamoDB::Table';
const global = 'AWS::DynamoDB::GlobalTable';

/**
 * Tables of DynamoDB. One table answers as either type; it is told once: as a global table where it has replicas in several regions,
 * which only that type can say, otherwise as a table.
 */
export const tableCollector: Collector = {
  types: [single, global],
  scope: 'region',
  async collect(place) {
    const [names, others] = await Promise.all([identifiersOf(place, single), identifiersOf(place, global)]);
    const replicated = (await modelsOf(place, global, others)).filter(
      ({ properties }) => replicasOf(properties).length > 1,
    );
    const known = new Set(replicated.map(({ identifier }) => identifier));
    const plain = await modelsOf(
      place,
      single,
      names.filter((name) => !known.has(name)),
    );
    return [
      ...plain.flatMap((model) => mapped(model, single)),
      ...replicated.map(withTags(place.region)).flatMap((model) => mapped(model, global)),
    ];

    function mapped(model: Model, type: string): readonly Mapped[] {
      const schema = typeSchema(type);
      return schema ? [resourceOfModel(model, type, { ...schema, tags: 'Tags' }, place)] : [];
    }
  },
};

function replicasOf({ Replicas: replicas }: Model['properties']): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(replicas) ? (replicas as readonly Readonly<Record<string, unknown>>[]) : [];
}

/** A global table has its tags by replica; those of the region where it was read are its own. */
function withTags(region: string): (model: Model) => Model {
  return (model) => {
    const own = replicasOf(model.properties).find(({ Region: one }) => one === region);
    return { ...model, properties: { ...model.properties, Tags: own?.['Tags'] } };
  };
}
