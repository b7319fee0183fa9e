import { unseen, type Value } from '../../inventory/value.ts';

/** The policy or pattern that an API tells as JSON text; absent stays absent, and text that is no JSON is unseen. */
export function jsonText(text: string | undefined): Value | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch (cause) {
    return unseen(`is text that is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** The same for IAM, which encodes its documents as parts of a URL (RFC 3986). */
export function encodedJsonText(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  try {
    return jsonText(decodeURIComponent(text));
  } catch {
    return jsonText(text);
  }
}
