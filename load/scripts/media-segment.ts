import { sha256 } from 'k6/crypto';
import { mediaType, unlike } from './expected.ts';
import { gauge } from './gauge.ts';
import type { Segment } from './hls.ts';
import { type Answer, ask, type Asked, exchange } from './request.ts';
import type { MediaTold } from './told.ts';

const packetBytes = 188;
const types = ['video/mp2t', 'application/octet-stream', 'binary/octet-stream'];

/** Fetches a segment and throws its body away. Gives whether it is good. */
export function fetchSegment(segment: Segment, told: MediaTold, timeOutMs: number): boolean {
  const { error, ms } = ask({
    route: 'segment',
    url: segment.url,
    timeOutMs,
    judge: (given) => segmentError(given, segment, told),
  });
  if (error === undefined) gauge('segment time / duration', ms / 1000 / segment.seconds);
  return error === undefined;
}

/**
 * Fetches a segment, decrypts and looks into it. It is a request as any other, on a route of its own; what is done with the body
 * afterwards is not in its time, and it is left out of the gauge.
 */
export async function readSegment(
  segment: Segment,
  key: ArrayBuffer | undefined,
  told: MediaTold,
  timeOutMs: number,
): Promise<boolean> {
  const asked: Asked = {
    route: 'segment, read',
    url: segment.url,
    read: 'binary',
    timeOutMs,
    judge: (given) => segmentError(given, segment, told),
  };
  const { answer, error, tell } = exchange(asked);
  const wrong = error ?? (await contentError(answer, segment, key));
  tell(wrong);
  return wrong === undefined;
}

function segmentError(answer: Answer, { url, key }: Segment, told: MediaTold): string | undefined {
  const { known, demandsHash, keyWithoutToken } = told;
  const before = known[url];
  const { status, headers } = answer;
  const wrong = unlike(
    { status, headers, body: null },
    { status: 200, types, ...(before ? { bytes: before.bytes } : {}) },
  );
  if (wrong !== undefined) return wrong;
  // What nobody needs a key for is seen by everyone, token or not.
  if (keyWithoutToken !== undefined && key === undefined) return 'not encrypted';
  const bytes = Number(headers['Content-Length'] ?? 0);
  // Encrypted in whole blocks; plain in whole packets.
  if (bytes === 0 || bytes % (key ? 16 : packetBytes) !== 0) return 'wrong length';
  const hash = hashIn(headers);
  if (demandsHash && hash === undefined) return 'no hash';
  return before?.hash !== undefined && hash !== before.hash ? 'wrong content' : undefined;
}

async function contentError(
  answer: Answer,
  { key: lock }: Segment,
  key: ArrayBuffer | undefined,
): Promise<string | undefined> {
  const { body } = answer;
  if (!(body instanceof ArrayBuffer) || mediaType(answer) === '') return 'wrong content';
  if (String(body.byteLength) !== answer.headers['Content-Length']) return 'wrong length';
  const said = answer.headers['X-Content-Sha256'];
  const isSaid = (content: ArrayBuffer): boolean => said === undefined || sha256(content, 'hex') === said;
  let plain = body;
  if (lock) {
    if (!key) return 'no key';
    try {
      plain = await decrypted(body, key, lock.iv);
    } catch {
      return 'wrong content';
    }
  }
  return isTransportStream(plain) && (isSaid(body) || isSaid(plain)) ? undefined : 'wrong content';
}

async function decrypted(body: ArrayBuffer, key: ArrayBuffer, iv: string): Promise<ArrayBuffer> {
  const name = 'AES-CBC';
  const vector = Uint8Array.from({ length: 16 }, (_, index) => Number.parseInt(iv.slice(2 * index, 2 * index + 2), 16));
  const imported = await crypto.subtle.importKey('raw', key, { name }, false, ['decrypt']);
  return crypto.subtle.decrypt({ name, iv: vector }, imported, body);
}

/** Each packet of MPEG-TS is 188 bytes and begins with 0x47. */
function isTransportStream(content: ArrayBuffer): boolean {
  const bytes = new Uint8Array(content);
  if (bytes.length === 0 || bytes.length % packetBytes !== 0) return false;
  for (let at = 0; at < bytes.length; at += packetBytes) if (bytes[at] !== 0x47) return false;
  return true;
}

function hashIn(headers: Readonly<Record<string, string>>): string | undefined {
  return headers['X-Content-Sha256'] ?? headers['Etag'];
}
