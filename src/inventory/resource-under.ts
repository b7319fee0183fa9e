import { under } from './guarded.ts';
import type { Answers } from './question.ts';
import type { Resource } from './resource.ts';
import { isMap, referencesIn } from './value.ts';

/** The record as it is once the answers hold, or undefined when it then does not exist. One that hangs on none of them is given back itself. */
export function resourceUnder(resource: Resource, answers: Answers): Resource | undefined {
  const exists = under(resource.exists, answers);
  if (exists === false) return undefined;
  const properties = under(resource.properties, answers);
  const tags = under(resource.tags, answers);
  if (properties === resource.properties && tags === resource.tags && exists === resource.exists) return resource;
  const { existence, exists: _, ...rest } = resource;
  const known = isMap(properties) ? properties : {};
  return {
    ...rest,
    properties: known,
    tags: (isMap(tags) ? tags : {}) as Resource['tags'],
    edges: referencesIn(known).map(({ path, to }) => ({ path, to: to.reference, attribute: to.attribute })),
    ...(existence && exists !== true ? { existence } : {}),
  };
}
