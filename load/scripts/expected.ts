/** What a good answer is like; what is left out is not asked. */
export interface Expected {
  readonly status: number;
  /** Media types, of which it must be one. */
  readonly types?: readonly string[];
  readonly bytes?: number;
  /** What the body contains; all of them. */
  readonly has?: readonly string[];
}

export interface Judged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What is wrong with an answer; undefined for a good one. */
export function unlike(answer: Judged, { status, types, bytes, has }: Expected): string | undefined {
  if (answer.status !== status) return `status ${answer.status}`;
  if (types && !types.includes(mediaType(answer))) return 'wrong type';
  if (types && isEmpty(answer)) return 'empty';
  if (bytes !== undefined && answer.headers['Content-Length'] !== String(bytes)) return 'wrong length';
  if (has && !has.every((part) => typeof answer.body === 'string' && answer.body.includes(part)))
    return 'wrong content';
  return undefined;
}

/** Where the body was thrown away, its length tells. */
function isEmpty({ status, headers, body }: Judged): boolean {
  return status < 300 && status !== 204 && (headers['Content-Length'] === '0' || body === '');
}

/** `text/html` of `text/HTML; charset=utf-8`. */
export function mediaType({ headers }: Pick<Judged, 'headers'>): string {
  const [type = ''] = (headers['Content-Type'] ?? '').split(';');
  return type.trim().toLowerCase();
}
