import schemas from './type-schemas.json' with { type: 'json' };

/**
 * What CloudFormation's schema of a resource type says of reading it. Paths are dotted, `*` stands for every item of a list.
 * Absent lists are empty ones, but `list` and `read`: without them there is no such handler.
 */
export interface TypeSchema {
  /** The properties that the identifier is made of, in order. */
  readonly identifier: readonly string[];
  /** IAM actions of the handler that lists. */
  readonly list?: readonly string[];
  /** Properties of the resource that holds it, without which the handler lists nothing. */
  readonly listNeeds?: readonly string[];
  /** IAM actions of the handler that reads. */
  readonly read?: readonly string[];
  readonly readOnly?: readonly string[];
  /** Properties that no read tells. */
  readonly writeOnly?: readonly string[];
  /** Where the tags stand. */
  readonly tags?: string;
  /** What Ref returns, where that is not the identifier. */
  readonly ref?: string;
  /** The property that tells the ARN, or its form with properties in it. */
  readonly arn?: string;
}

const known: Readonly<Record<string, TypeSchema>> = schemas.types;

/** The schema of a type; undefined where it is not in the table. */
export function typeSchema(type: string): TypeSchema | undefined {
  return Object.hasOwn(known, type) ? known[type] : undefined;
}
