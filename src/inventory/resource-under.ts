import { under } from './guarded.ts';
import { positionsUnder } from './positions-under.ts';
import type { Answers } from './question.ts';
import type { Resource } from './resource.ts';
import { holeOf, isGuarded, isMap, isUnseen, referencesIn, type Unseen, type Value } from './value.ts';

/** The record as it is once the answers hold, or undefined when it then does not exist. One that hangs on none of them is given back itself. */
export function resourceUnder(resource: Resource, answers: Answers): Resource | undefined {
  const exists = under(resource.exists, answers);
  if (exists === false) return undefined;
  const properties = under(resource.properties, answers);
  const tags = under(resource.tags, answers);
  if (properties === resource.properties && tags === resource.tags && exists === resource.exists) return resource;
  const { existence: before, exists: _, ...rest } = resource;
  const existence = doubtUnder(before, exists);
  const known = isMap(properties) ? properties : {};
  return {
    ...rest,
    properties: known,
    positions: positionsUnder(resource, answers),
    tags: (isMap(tags) ? tags : {}) as Resource['tags'],
    edges: referencesIn(known).map(({ path, to }) => ({ path, to: to.reference, attribute: to.attribute })),
    ...(existence ? { existence } : {}),
    ...(isGuarded(exists) ? { exists } : {}),
  };
}

/** What is in doubt about the record once the answers hold: the next question that its condition asks, not one that was answered. */
function doubtUnder(before: Unseen | undefined, exists: Value | undefined): Unseen | undefined {
  // What no question was asked for, such as properties that a macro makes, stays in doubt whatever the condition comes to.
  if (!before?.question) return before;
  if (exists === true) return undefined;
  const why = isGuarded(exists) ? holeOf(exists.when) : exists;
  return isUnseen(why) ? { ...why, unseen: `whether it exists is not known: ${why.unseen}` } : before;
}
