import { stringAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';

/** The name that a record is given by a property, undefined when it has none. Throws UnseenInput, which names the record, when it was not seen. */
export function givenName(resource: Resource, property: string): string | undefined {
  return stringAt({ [nameOf(resource)]: resource.properties }, `${nameOf(resource)}.${property}`);
}
