import type { Resource } from '../resource.ts';
import { givenName } from './given-name.ts';

/** Whether a text is the name that a record is given by a property. Throws UnseenInput, which names the record, when its name was not seen. */
export function isNamed(resource: Resource, property: string, text: string): boolean {
  return givenName(resource, property) === text;
}
