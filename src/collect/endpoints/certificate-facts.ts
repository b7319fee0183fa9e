import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { CertificateFacts } from './endpoint.ts';

/** A peer may send anything; no chain that is verified is longer. */
const longestChain = 10;

/** The certificate that a peer showed, and whether it is one to trust for the name; undefined when it showed none. */
export function certificateFacts(secure: TLSSocket, name: string): CertificateFacts | undefined {
  const own = secure.getPeerX509Certificate();
  if (own === undefined) return undefined;
  const { type, details } = keyOf(own);
  const distrust = codeOfDistrust(secure.authorizationError);
  return {
    subject: inOneLine(own.subject),
    issuer: inOneLine(own.issuer),
    names: namesIn(own.subjectAltName),
    isTrusted: secure.authorized,
    ...(secure.authorized ? {} : { distrust }),
    fitsName: fits(own, name),
    validFrom: own.validFromDate.toISOString(),
    validTo: own.validToDate.toISOString(),
    keyType: type,
    ...(details === undefined ? {} : { keyBits: details }),
    ...(own.signatureAlgorithm === undefined ? {} : { signatureAlgorithm: own.signatureAlgorithm }),
    chain: chainOf(own).map(({ subject }) => inOneLine(subject)),
  };
}

/** Only the alternative names count, and a star stands for one whole label. Source: RFC 9525, sections 2 and 6.3. */
function fits(own: X509Certificate, name: string): boolean {
  const found =
    isIP(name) === 0 ? own.checkHost(name, { subject: 'never', partialWildcards: false }) : own.checkIP(name);
  return found !== undefined;
}

function chainOf(own: X509Certificate): readonly X509Certificate[] {
  const chain = [own];
  for (let next = own.issuerCertificate; next && chain.length < longestChain; next = next.issuerCertificate)
    chain.push(next);
  return chain;
}

function keyOf({ publicKey }: X509Certificate): { readonly type: string; readonly details: number | undefined } {
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details } = publicKey;
  return { type, details: details?.modulusLength ?? curveBits[details?.namedCurve ?? ''] };
}

const curveBits: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 };

function namesIn(alternatives: string | undefined): readonly string[] {
  return (alternatives ?? '').split(', ').flatMap((one) => /^(?:DNS|IP Address):(.+)$/u.exec(one)?.[1] ?? []);
}

/** Typed as an error, and in truth OpenSSL's code. */
function codeOfDistrust(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return typeof error === 'string' ? error : 'not said why';
}

function inOneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ');
}
