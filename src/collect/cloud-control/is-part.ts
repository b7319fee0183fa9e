import { typeSchema } from './type-schema.ts';

/**
 * Whether a type's resources belong to an architecture by what they name, or by what names them: those that take no tags, and those that come
 * with another resource, untagged. False for types that Cloud Control is not asked for.
 */
export function isPart(type: string): boolean {
  const schema = typeSchema(type);
  return schema !== undefined && (schema.tags === undefined || comeWithOthers.has(type));
}

const comeWithOthers: ReadonlySet<string> = new Set(['AWS::EC2::NetworkInterface', 'AWS::EC2::Volume']);
