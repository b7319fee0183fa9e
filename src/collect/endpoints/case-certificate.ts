import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/*
 * Certificates for tests of handshakes: good ones, expired ones, with an authority and without. Node makes keys but no
 * certificates, so the few bytes of X.509 are written here: RFC 5280, in DER (ITU-T X.690).
 */

export interface CaseCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly subject: string;
  readonly privateKey: KeyObject;
}

export interface CaseCertificateWishes {
  readonly subject?: string;
  readonly names?: readonly string[];
  /** Counted from now; a negative end makes one that has expired. */
  readonly days?: readonly [from: number, to: number];
  /** Signs itself unless an authority is given. */
  readonly issuer?: CaseCertificate;
  readonly isAuthority?: boolean;
}

export function caseCertificate(wishes: CaseCertificateWishes = {}): CaseCertificate {
  const { subject = 'Case', names = ['shop.example'], days = [-1, 30], issuer, isAuthority = false } = wishes;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(0x30, oid('2a8648ce3d040302'));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    nameOf(issuer?.subject ?? subject),
    der(0x30, ...days.map(time)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      der(
        0x30,
        extension('551d13', der(0x30, ...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : []))),
        extension('551d11', der(0x30, ...names.map((name) => text(0x82, name)))),
      ),
    ),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, issuer?.privateKey ?? privateKey));
  const base64 = der(0x30, body, algorithm, signature)
    .toString('base64')
    .replace(/(.{64})/gu, '$1\n')
    .trim();
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    subject,
    privateKey,
  };
}

const nameOf = (name: string): Buffer => der(0x30, der(0x31, der(0x30, oid('550403'), text(0x0c, name))));
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const text = (tag: number, content: string): Buffer => der(tag, Buffer.from(content, 'utf8'));
const extension = (id: string, content: Buffer): Buffer => der(0x30, oid(id), der(0x04, content));

function time(days: number): Buffer {
  const instant = new Date(Date.now() + days * 86_400_000);
  return text(0x18, `${instant.toISOString().slice(0, 19).replaceAll(/[-:T]/gu, '')}Z`);
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}
