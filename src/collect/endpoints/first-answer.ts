/** The first thing that a peer says to a ClientHello. Source: RFC 8446, sections 4.1.3, 4.2.1, 5.1 and 6. */
export type FirstAnswer =
  | { readonly kind: 'hello'; readonly version: string }
  | { readonly kind: 'alert'; readonly alert: number }
  | { readonly kind: 'not TLS' }
  | { readonly kind: 'nothing' };

const records = { alert: 21, handshake: 22 };
const helloMessage = 2;
const warning = 1;
const supportedVersions = 43;

/**
 * Reads a peer's first answer out of what it sent. What OpenSSL reports is not enough: a peer that takes up an old version and
 * ends the handshake later for want of a client certificate reports the same alert as one that refuses the version.
 */
export function firstAnswer(heard: Buffer): FirstAnswer {
  let at = 0;
  while (heard.length >= at + 5) {
    const [type, major] = [heard[at], heard[at + 1]];
    const length = heard.readUInt16BE(at + 3);
    if (major !== 3 || (type !== records.alert && type !== records.handshake)) return { kind: 'not TLS' };
    const body = heard.subarray(at + 5, at + 5 + length);
    if (body.length < length) return { kind: 'nothing' };
    if (type === records.handshake) return helloIn(body);
    const [level, alert] = body;
    // A warning (the name is not known) does not end a handshake; the answer follows it.
    if (level !== warning) return alert === undefined ? { kind: 'not TLS' } : { kind: 'alert', alert };
    at += 5 + length;
  }
  return heard.length > at && heard[at] !== records.alert && heard[at] !== records.handshake
    ? { kind: 'not TLS' }
    : { kind: 'nothing' };
}

function helloIn(body: Buffer): FirstAnswer {
  if (body[0] !== helloMessage || body.length < 42) return { kind: 'not TLS' };
  const sessionBytes = body[38] ?? 0;
  let at = 39 + sessionBytes + 5;
  // From TLS 1.3 on the version of old stays at 1.2, and the one that was chosen stands in an extension.
  while (body.length >= at + 4) {
    const length = body.readUInt16BE(at + 2);
    if (body.readUInt16BE(at) === supportedVersions && body.length >= at + 6)
      return { kind: 'hello', version: versionOf(body.readUInt16BE(at + 4)) };
    at += 4 + length;
  }
  return { kind: 'hello', version: versionOf(body.readUInt16BE(4)) };
}

function versionOf(code: number): string {
  const minor = code - 0x0301;
  if (code === 0x0300) return 'SSLv3';
  return minor === 0 ? 'TLSv1' : `TLSv1.${minor}`;
}
