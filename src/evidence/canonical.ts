/** JSON with sorted keys and no undefined entries: the same data is always the same bytes. */
export function canonicalJson(data: unknown, indent?: number): string {
  return JSON.stringify(data, (_, value: unknown) => (isPlainObject(value) ? sorted(value) : value), indent);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
