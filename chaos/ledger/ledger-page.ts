import type { LedgerPage, LedgerWrite } from './ledger.ts';

/**
 * The page in an answer `{"entries":[{"writer","seq","payload"}],"next":cursor|null}`.
 * @throws Error when it is anything else: an end that is not said is not an end.
 */
export function ledgerPageIn(body: string): LedgerPage {
  const page = parsed(body);
  if (!isMap(page) || !Array.isArray(page['entries'])) throw new Error(`no list "entries" in ${shown(body)}`);
  const { next } = page;
  if (next !== null && typeof next !== 'string' && typeof next !== 'number')
    throw new Error(`"next" is neither a cursor nor null in ${shown(body)}`);
  return { entries: page['entries'].map(entryIn), next: next === null ? null : String(next) };
}

function entryIn(entry: unknown): LedgerWrite {
  if (!isMap(entry) || typeof entry['writer'] !== 'string' || !Number.isSafeInteger(entry['seq']))
    throw new Error(`no "writer" and "seq" in the entry ${shown(JSON.stringify(entry))}`);
  const { writer, seq, payload } = entry;
  // A payload that is no text is kept as it came: it cannot equal what was written, and so shows as corrupt.
  return { writer, seq: Number(seq), payload: typeof payload === 'string' ? payload : JSON.stringify(payload ?? null) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new Error(`no JSON but ${shown(body)}`);
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(body: string): string {
  return body.length > 80 ? `${body.slice(0, 80)}…` : body;
}
