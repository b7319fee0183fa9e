import type { Collector } from '../aws/collector.ts';
import { identifiersOf } from './identifiers-of.ts';
import { modelsOf } from './models-of.ts';
import { resourceOfModel } from './resource-of-model.ts';
import { taskDefinitionRevisions } from './task-definition-revisions.ts';
import { typeSchema } from './type-schema.ts';
import { Unreadable } from './unreadable.ts';

const type = 'AWS::ECS::TaskDefinition';

/** Task definitions of ECS. Every deployment leaves a revision behind: of thousands, those are read that something runs or would run. */
export const taskDefinitionCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const schema = typeSchema(type);
    if (!schema) throw new Error(`${type} is not in type-schemas.json.`);
    const listed = new Set(await identifiersOf(place, type));
    const wanted = await taskDefinitionRevisions(place, [...listed]);
    const active = await modelsOf(
      place,
      type,
      wanted.filter((arn) => listed.has(arn)),
    );
    // A service goes on with a revision that was deregistered, which no list tells.
    const old = wanted.filter((arn) => !listed.has(arn));
    const stillRun = await modelsOf(place, type, old, 'may be none');
    const told = new Set(stillRun.map(({ identifier }) => identifier));
    const untold = old.filter((arn) => !told.has(arn));
    if (untold.length > 0) await place.listed([type], () => Promise.reject(unreadable(untold)));
    return [...active, ...stillRun].map((model) => resourceOfModel(model, type, schema, place));
  },
};

function unreadable(arns: readonly string[]): Unreadable {
  return new Unreadable(
    `services run revisions that Cloud Control does not tell: ${arns.join(', ')}`,
    'Deploy a revision that is registered, or look at these by hand.',
  );
}
