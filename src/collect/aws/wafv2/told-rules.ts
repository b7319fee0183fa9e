/**
 * Rules as a template says them. Two things differ: what a rule searches for is text there (base64 under a name of its own where it is
 * not UTF-8), and the sets and groups that it refers to have an `Arn`, not an `ARN`.
 */
export function toldRules(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(toldRules);
  if (typeof told !== 'object' || told === null || ArrayBuffer.isView(told)) return told;
  return Object.fromEntries(
    Object.entries(told).map(([key, item]: [string, unknown]) => {
      if (key === 'SearchString' && item instanceof Uint8Array) return searchString(item);
      return [key === 'ARN' ? 'Arn' : key, toldRules(item)];
    }),
  );
}

function searchString(bytes: Uint8Array): [string, string] {
  try {
    return ['SearchString', new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)];
  } catch {
    return ['SearchStringBase64', Buffer.from(bytes).toString('base64')];
  }
}
