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

/** The same as `canonicalJson` with an indent of 2 and a line break at its end, in pieces, since a report of many findings is long. */
export function* canonicalPieces(data: unknown): Generator<string> {
  yield* pieces(data, 0);
  yield '\n';
}

/** So many levels are opened; what lies deeper is small. */
const openedLevels = 6;

function* pieces(data: unknown, level: number): Generator<string> {
  const [first, last] = Array.isArray(data) ? '[]' : '{}';
  const entries = Array.isArray(data) ? data.map((item: unknown) => ['', item] as const) : entriesOf(data);
  if (entries.length === 0 || level >= openedLevels) {
    yield canonicalJson(data, 2).replaceAll('\n', `\n${'  '.repeat(level)}`);
    return;
  }
  const indent = `\n${'  '.repeat(level + 1)}`;
  for (const [index, [key, item]] of entries.entries()) {
    yield `${index === 0 ? first : ','}${indent}${key}`;
    yield* pieces(item ?? null, level + 1);
  }
  yield `\n${'  '.repeat(level)}${last}`;
}

function entriesOf(data: unknown): readonly (readonly [key: string, value: unknown])[] {
  if (!isPlainObject(data)) return [];
  const present = Object.entries(sorted(data)).filter(([, value]) => value !== undefined);
  return present.map(([key, value]) => [`${JSON.stringify(key)}: `, value]);
}
