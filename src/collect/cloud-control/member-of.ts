/** A member of what is told as a map; undefined of anything else. */
export function memberOf(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? (from as Readonly<Record<string, unknown>>)[name] : undefined;
}
