import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

/*
 * Node makes keys but no certificates, so the few bytes of X.509 are written here: RFC 5280, in DER (ITU-T X.690).
 */

/** A self-signed certificate and its key, as PEM. It is its own authority: who trusts it trusts this twin and nothing else. */
export function selfSigned(
  names: readonly string[],
  now: Date,
): { readonly certificate: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subjectKey = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = der(0x30, oid('2a8648ce3d040302'));
  const name = der(0x30, der(0x31, der(0x30, oid('550403'), text(0x0c, 'Plumbline twin'))));
  const hourMs = 3_600_000;
  const validity = der(0x30, time(new Date(now.getTime() - hourMs)), time(new Date(now.getTime() + 30 * 24 * hourMs)));
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)]);
  const alternatives = names.map((each) =>
    isIPv4(each) ? der(0x87, Buffer.from(each.split('.').map(Number))) : text(0x82, each),
  );
  const identifier = createHash('sha256').update(subjectKey).digest().subarray(0, 20);
  const extensions = der(
    0x30,
    extension('551d13', der(0x30, der(0x01, Buffer.from([0xff])))),
    extension('551d11', der(0x30, ...alternatives)),
    extension('551d0e', der(0x04, identifier)),
  );
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const body = der(
    0x30,
    version,
    der(0x02, serial),
    algorithm,
    name,
    validity,
    name,
    subjectKey,
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = der(0x30, body, algorithm, signature).toString('base64');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})/g, '$1\n').trim()}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const text = (tag: number, content: string): Buffer => der(tag, Buffer.from(content, 'utf8'));
const extension = (id: string, content: Buffer): Buffer => der(0x30, oid(id), der(0x04, content));

const time = (instant: Date): Buffer => text(0x18, `${instant.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`);
